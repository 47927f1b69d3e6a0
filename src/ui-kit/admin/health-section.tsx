import { Button, Heading, Inline, Spinner, Stack, Text } from '@forge/react';
import { useEffect } from 'react';
import type { DataHealthDto } from '../../contract/dto';
import { Failure } from '../failure';
import { call } from '../resolver-call';
import { onOkrChanges } from '../subscriptions';
import { useLoaded } from '../use-loaded';
import { BudgetMeter } from './budget-meter';
import { metricPastsText } from './budget-words';
import { reconcileText, syncText } from './health-words';
import { QueryTable } from './query-table';

const loadHealth = () => call('getDataHealth', {});

/** How fresh the data is, what it costs, and whom to ask where it is not. */
export function HealthSection() {
  const [health, reload] = useLoaded(loadHealth);
  useEffect(() => onOkrChanges(reload), [reload]);
  return (
    <Stack space="space.200">
      <Inline spread="space-between" alignBlock="center">
        <Heading as="h2" size="medium">
          Data health
        </Heading>
        <Button onClick={reload}>Reload</Button>
      </Inline>
      {health.kind === 'loading' && <Spinner label="Loading data health" />}
      {health.kind !== 'loading' && health.error !== null && (
        <Failure title="Data health cannot be shown" error={health.error} onRetry={reload} />
      )}
      {health.kind === 'ready' && <Health health={health.data} />}
    </Stack>
  );
}

function Health({ health }: { readonly health: DataHealthDto }) {
  return (
    <Stack space="space.200">
      <Stack space="space.050">
        <Text>Last run: {syncText(health.lastSync)}</Text>
        <Text>Last hourly run: {syncText(health.lastHourly)}</Text>
        <Text>Last nightly check: {reconcileText(health.lastReconcile)}</Text>
      </Stack>
      <Text>Metrics of the catalogue: {metricPastsText(health.metricPasts)}</Text>
      <BudgetMeter budget={health.budget} />
      <QueryTable queries={health.queries} />
    </Stack>
  );
}

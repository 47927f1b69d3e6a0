import { useState } from 'react';
import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import type { CatalogueMetric } from '../../../../../src/domain/metrics/catalogue/catalogue-metric';
import type { MetricDto } from '../../../../../src/contract/metrics/dto';
import { useFailureFlag, usePage } from '../../app/page-context';
import { ButtonRow } from '../../components/button-row';
import { copyPath } from '../actions/copy-link';
import MetricForm from '../catalogue/metric-form';
import { metricPath } from './metric-link';

interface MetricHeadProps {
  readonly metric: MetricDto;
  readonly about: CatalogueMetric | null;
  readonly today: string;
  readonly onChanged: () => void;
}

/** Title, scope, and what can be done with the metric. */
export function MetricHead({ metric, about, today, onChanged }: MetricHeadProps) {
  const services = usePage();
  const [isEditing, setIsEditing] = useState(false);
  const isArchived = metric.lifecycle === 'archived';
  return (
    <header className="okr-metric-head">
      <div>
        <h2 className="okr-metric-title">
          {metric.title} {isArchived && <Lozenge>Archived</Lozenge>}
        </h2>
        <p className="okr-subtle">
          {[about?.name, metric.scopeName].filter((part) => part !== metric.title).join(' · ')}
        </p>
      </div>
      <ButtonRow label="What to do with the metric">
        {metric.canManage && about !== null && !isArchived && (
          <Button
            onClick={() => {
              setIsEditing(true);
            }}
          >
            Edit
          </Button>
        )}
        <Button
          onClick={() => {
            void copyPath(services, metricPath(metric.id));
          }}
        >
          Copy link
        </Button>
        {metric.canManage && <ArchiveButton metric={metric} onChanged={onChanged} />}
      </ButtonRow>
      {isEditing && about !== null && (
        <MetricForm
          about={about}
          metric={metric}
          home={metric.projectId}
          today={today}
          onClose={() => {
            setIsEditing(false);
          }}
          onSaved={() => {
            setIsEditing(false);
            onChanged();
          }}
        />
      )}
    </header>
  );
}

interface ArchiveButtonProps {
  readonly metric: MetricDto;
  readonly onChanged: () => void;
}

/** Undone as easily as done, so nobody is asked whether they are sure. */
function ArchiveButton({ metric, onChanged }: ArchiveButtonProps) {
  const { call, announcement } = usePage();
  const showFailure = useFailureFlag();
  const [isBusy, setIsBusy] = useState(false);
  const isArchived = metric.lifecycle === 'archived';
  const change = async (): Promise<void> => {
    setIsBusy(true);
    const lifecycle = isArchived ? 'active' : 'archived';
    const { id: metricId, version } = metric;
    const answer = await call('setMetricLifecycle', { metricId, version, lifecycle });
    setIsBusy(false);
    if (answer.ok) announcement.set(`${metric.title} ${isArchived ? 'restored' : 'archived'}`);
    else showFailure(`“${metric.title}” was not changed`, answer.error);
    onChanged();
  };
  return (
    <Button isLoading={isBusy} onClick={() => void change()}>
      {isArchived ? 'Restore' : 'Archive'}
    </Button>
  );
}

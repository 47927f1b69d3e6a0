import { useMemo, useState } from 'react';
import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import Spinner from '@atlaskit/spinner';
import type { DeliveriesDto } from '../../../../../src/contract/practice/calls';
import { csvProblemText } from '../../../../../src/contract/transfer/import-words';
import {
  type DeliveryPlan,
  readDeliveries,
} from '../../../../../src/domain/practice/read-deliveries';
import { parseCsv } from '../../../../../src/domain/transfer/parse-csv';
import { usePage } from '../../app/page-context';
import { Failed } from '../../components/failed';
import { dayText } from '../../components/relative-time';
import { RowProblems } from '../../components/row-problems';
import { Refused } from '../closing/refused';
import { FilePicker } from '../transfer/file-picker';
import { DeliveryList } from './delivery-list';
import { count, rowReasonText } from './practice-words';
import { PushSection } from './push-section';
import { ToldSection } from './told-section';
import { useDeliveryImport } from './use-delivery-import';
import { useFresh } from './use-saving';

interface DeliverySectionProps {
  readonly projectId: string;
  /** Of times in a file that name no zone. */
  readonly timeZone: string;
}

export default function DeliverySection({ projectId, timeZone }: DeliverySectionProps) {
  const [asked] = useState({ projectId });
  const fresh = useFresh('getDeliveries', asked);
  if (fresh.data === null) {
    if (fresh.error === null) return <Spinner label="Reading deployments and incidents" />;
    return (
      <Failed
        title="Deployments and incidents could not be loaded"
        error={fresh.error}
        onRetry={fresh.reload}
      />
    );
  }
  return (
    <>
      <p>
        The four DORA metrics need to know what was deployed and what went wrong. Jira has neither,
        so tell the app here.
      </p>
      <Known deliveries={fresh.data} />
      <ToldSection projectId={projectId} deliveries={fresh.data} fresh={fresh} />
      {fresh.data.canManage && (
        <ImportFile projectId={projectId} timeZone={timeZone} onImported={fresh.reload} />
      )}
      {fresh.data.canManage && <PushSection projectId={projectId} />}
      <DeliveryList projectId={projectId} deliveries={fresh.data} onRemoved={fresh.reload} />
    </>
  );
}

function Known({ deliveries }: { readonly deliveries: DeliveriesDto }) {
  const { deployments, incidents } = deliveries;
  if (deployments === null && incidents === null) {
    return (
      <p>
        Nothing was told yet. Export a table from your pipeline: one row for each deployment with an
        id and when it finished; or one for each incident with an id and when it started.
      </p>
    );
  }
  const said = (list: readonly unknown[] | null, one: string) =>
    list === null ? `no ${one}s were ever told` : count(list.length, one);
  return (
    <p role="status">
      {`In the last twelve months: ${said(deployments, 'deployment')}, ${said(incidents, 'incident')}.`}
    </p>
  );
}

interface ImportFileProps extends DeliverySectionProps {
  readonly onImported: () => void;
}

function ImportFile({ projectId, timeZone, onImported }: ImportFileProps) {
  const { clock } = usePage();
  const [text, setText] = useState<string | null>(null);
  const read = useMemo(() => {
    if (text === null) return null;
    const table = parseCsv(text);
    if (!table.ok) return { problem: csvProblemText(table.error), plan: null };
    const plan = readDeliveries(table.value, { timeZone, now: clock.get() });
    return plan === null ? { problem: NO_TIMES, plan } : { problem: null, plan };
  }, [text, timeZone, clock]);
  return (
    <>
      <FilePicker
        label="Table of deployments or of incidents (CSV)"
        accept=".csv,.txt,text/csv"
        help={`Deployments: id, finished at, service, environment, status, first commit at, run id, issues. Incidents: id, started at, resolved at, service, deployment id, issue. Either can say “complete up to”, a day. Times without a zone are ${timeZone}.`}
        onText={setText}
      />
      {read?.problem != null && (
        <div role="alert">
          <SectionMessage appearance="error" title="This file cannot be used">
            <p>{read.problem}</p>
          </SectionMessage>
        </div>
      )}
      {read?.plan != null && (
        <DryRun
          plan={read.plan}
          projectId={projectId}
          onImported={() => {
            setText(null);
            onImported();
          }}
        />
      )}
    </>
  );
}

const NO_TIMES =
  'It has neither a column “finished at” (deployments) nor “started at” (incidents). Name the columns in the first row.';

interface DryRunProps {
  readonly plan: DeliveryPlan;
  readonly projectId: string;
  readonly onImported: () => void;
}

function DryRun({ plan, projectId, onImported }: DryRunProps) {
  const work = useDeliveryImport(projectId);
  const { events, problems, kind, completeOn } = plan;
  const outside = events.filter((one) => one.kind === 'deployment' && !one.isProduction).length;
  return (
    <section className="okr-practice-group" aria-label="Dry run">
      <h3>Dry run</h3>
      <p role="status">
        {`${count(events.length, kind)} can be imported, ${count(problems.length, 'problem')} found. What is known under the same id is replaced.`}
      </p>
      {completeOn !== null && (
        <p>{`The file says that ${kind}s are complete up to ${dayText(completeOn)}.`}</p>
      )}
      {outside > 0 && (
        <p className="okr-subtle">
          {`${count(outside, 'deployment')} not to production: kept, and not counted.`}
        </p>
      )}
      {problems.length > 0 && (
        <RowProblems
          rows={problems.map(({ line, column, reason, text }) => ({
            ...{ line, column },
            advice: rowReasonText(reason, text),
          }))}
        />
      )}
      {work.error !== null && <Refused title="The import stopped" error={work.error} />}
      {events.length > 0 && (
        <div>
          <Button
            appearance="primary"
            isLoading={work.isBusy}
            onClick={() => {
              void work.start(plan).then((isDone) => {
                if (isDone) onImported();
              });
            }}
          >
            {`Import ${count(events.length, kind)}`}
          </Button>
        </div>
      )}
    </section>
  );
}

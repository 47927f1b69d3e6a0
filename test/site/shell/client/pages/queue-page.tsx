import Button from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import Spinner from '@atlaskit/spinner';
import { useState } from 'react';
import type { QueueAnswer } from '../../site-api';
import { Failure } from '../chrome/failure';
import { Page } from '../chrome/page';
import { useOnSiteEvents } from '../site/live';
import { getJson, postJson } from '../site/site-client';
import { useLoaded } from '../site/use-loaded';

/** The app's waiting work, and its schedules; both can be made to run at once. */
export function QueuePage() {
  const queue = useLoaded('queue', () => getJson<QueueAnswer>('queue'));
  const [busy, setBusy] = useState<string>();
  const [error, setError] = useState<Error>();
  useOnSiteEvents(['activity', 'clock'], queue.reload);
  const run = async (what: string, work: () => Promise<unknown>): Promise<void> => {
    setBusy(what);
    setError(undefined);
    try {
      await work();
    } catch (reason) {
      setError(reason instanceof Error ? reason : new Error(String(reason)));
    }
    setBusy(undefined);
    queue.reload();
  };
  const failure = error ?? queue.error;
  return (
    <Page
      title="Queue and schedules"
      actions={
        <Button
          appearance="primary"
          isLoading={busy === 'drain'}
          onClick={() => void run('drain', () => postJson('drain'))}
        >
          Drain the queue
        </Button>
      }
    >
      {failure && <Failure error={failure} title="That did not work" />}
      {!queue.value && !queue.error && <Spinner label="Loading the queue" />}
      {queue.value && (
        <>
          <Schedules
            schedules={queue.value.schedules}
            busy={busy}
            onRun={(key) => void run(key, () => postJson('schedule', { key }))}
          />
          <Events events={queue.value.events} />
        </>
      )}
    </Page>
  );
}

interface SchedulesProps {
  readonly schedules: QueueAnswer['schedules'];
  readonly busy: string | undefined;
  readonly onRun: (key: string) => void;
}

function Schedules({ schedules, busy, onRun }: SchedulesProps) {
  return (
    <section aria-label="Schedules">
      <Heading as="h2" size="small">
        Schedules
      </Heading>
      <table className="list">
        <thead>
          <tr>
            <th scope="col">Schedule</th>
            <th scope="col">Interval</th>
            <th scope="col">Last run</th>
            <th scope="col">Next run</th>
            <th scope="col">
              <span className="visually-hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {schedules.map(({ key, interval, lastRunAt, nextRunAt }) => (
            <tr key={key}>
              <td>{key}</td>
              <td>{interval}</td>
              <td>{lastRunAt === null ? 'never' : instant(lastRunAt)}</td>
              <td>{instant(nextRunAt)}</td>
              <td>
                <Button
                  spacing="compact"
                  isLoading={busy === key}
                  onClick={() => {
                    onRun(key);
                  }}
                >
                  Run now
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Events({ events }: { readonly events: QueueAnswer['events'] }) {
  return (
    <section aria-label="Waiting events">
      <Heading as="h2" size="small">
        Waiting events ({events.length})
      </Heading>
      {events.length === 0 && <p className="subtle">Nothing is waiting.</p>}
      {events.length > 0 && (
        <div className="table-scroll" tabIndex={0} role="region" aria-label="Events">
          <table className="list calls">
            <thead>
              <tr>
                <th scope="col">Queue</th>
                <th scope="col">Due</th>
                <th scope="col" className="number">
                  Attempts
                </th>
                <th scope="col">Body</th>
              </tr>
            </thead>
            <tbody>
              {events.map(({ id, queue, dueAt, attempts, body }) => (
                <tr key={id}>
                  <td>{queue}</td>
                  <td className="nowrap">{instant(dueAt)}</td>
                  <td className="number">{attempts}</td>
                  <td className="call-path">
                    <code>{JSON.stringify(body)}</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function instant(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 19).replace('T', ' ');
}

import Button from '@atlaskit/button/new';
import Spinner from '@atlaskit/spinner';
import { useState } from 'react';
import type { CallsAnswer } from '../../site-api';
import { Failure } from '../chrome/failure';
import { Page } from '../chrome/page';
import { useOnSiteEvents, useSiteState } from '../site/live';
import { getJson } from '../site/site-client';
import { useLoaded } from '../site/use-loaded';
import { callsPerHour } from './calls-per-hour';

type Call = CallsAnswer['calls'][number];
const SHOWN = 200;
const HOURS_SHOWN = 12;

/** Every REST call of the app, newest first, with what it costs on Forge. */
export function CallLog() {
  const log = useLoaded('calls', () => getJson<CallsAnswer>('calls'));
  const [isAll, setAll] = useState(false);
  useOnSiteEvents(['activity', 'clock'], log.reload);
  const own = (log.value?.calls ?? []).filter(({ origin }) => origin !== 'shell');
  const newest = [...own].reverse();
  const shown = isAll ? newest : newest.slice(0, SHOWN);
  return (
    <Page title="Call log" actions={<Button onClick={log.reload}>Refresh</Button>}>
      <p>
        REST calls of the app to Jira. Calls of functions cost points of the app’s hourly budget;
        calls of its pages run on the person’s own account and cost none.
      </p>
      {log.error && <Failure error={log.error} title="The call log could not be read" />}
      {!log.value && !log.error && <Spinner label="Loading calls" />}
      {log.value && <HourTotals calls={own} />}
      {log.value && <CallTable calls={shown} />}
      {newest.length > shown.length && (
        <Button
          onClick={() => {
            setAll(true);
          }}
        >
          Show all {newest.length} calls
        </Button>
      )}
    </Page>
  );
}

function HourTotals({ calls }: { readonly calls: readonly Call[] }) {
  const hours = callsPerHour(calls).slice(0, HOURS_SHOWN);
  if (hours.length === 0) return null;
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label="Totals per hour">
      <table className="list">
        <caption>Totals per hour of site time</caption>
        <thead>
          <tr>
            <th scope="col">Hour (UTC)</th>
            <th scope="col" className="number">
              Calls
            </th>
            <th scope="col" className="number">
              Points
            </th>
            <th scope="col" className="number">
              Bytes
            </th>
            <th scope="col" className="number">
              Failed
            </th>
          </tr>
        </thead>
        <tbody>
          {hours.map(({ hour, calls: count, points, bytes, failed }) => (
            <tr key={hour}>
              <td>{hour}</td>
              <td className="number">{count.toLocaleString('en')}</td>
              <td className="number">{points.toLocaleString('en')}</td>
              <td className="number">{bytes.toLocaleString('en')}</td>
              <td className="number">{failed}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function CallTable({ calls }: { readonly calls: readonly Call[] }) {
  const users = useSiteState()?.users ?? [];
  const nameOf = ({ provider, accountId }: Call): string => {
    if (provider === 'app') return 'app';
    if (provider === 'none') return 'anonymous';
    return users.find((user) => user.accountId === accountId)?.displayName ?? 'user';
  };
  if (calls.length === 0) return <p className="subtle">The app has not called Jira yet.</p>;
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label="Calls">
      <table className="list calls">
        <thead>
          <tr>
            <th scope="col">Time (UTC)</th>
            <th scope="col">As</th>
            <th scope="col">From</th>
            <th scope="col">Call</th>
            <th scope="col" className="number">
              Status
            </th>
            <th scope="col" className="number">
              Points
            </th>
            <th scope="col" className="number">
              Bytes
            </th>
            <th scope="col" className="number">
              ms
            </th>
          </tr>
        </thead>
        <tbody>
          {calls.map((call, index) => (
            <tr key={`${String(call.at)} ${String(index)}`} data-failed={call.status >= 400}>
              <td className="nowrap">
                {new Date(call.at).toISOString().slice(0, 19).replace('T', ' ')}
              </td>
              <td className="nowrap">{nameOf(call)}</td>
              <td>{call.origin === 'backend' ? 'function' : 'page'}</td>
              <td className="call-path">
                <code>
                  {call.method} {call.path}
                </code>
              </td>
              <td className="number">{call.status}</td>
              <td className="number">{call.points}</td>
              <td className="number">{call.responseBytes.toLocaleString('en')}</td>
              <td className="number">{Math.round(call.durationMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

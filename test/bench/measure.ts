/** What work on a site costs, and who does it. */
import type { ApiResult } from '../../src/contract/api-result';
import type { RecordedCall } from '../site/seams';
import type { RunningSite } from '../support/running-site';
import { shellSearch } from '../support/shell-search';

export type Row = Record<string, string | number>;

export function data<Data>(result: ApiResult<Data>): Data {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.data;
}

/** The backend's calls only: what a page asks through the bridge costs no points. */
function cost(calls: readonly RecordedCall[]): Row {
  const billed = calls.filter(({ origin }) => origin === 'backend');
  return {
    calls: billed.length,
    points: billed.reduce((sum, { points }) => sum + points, 0),
    kilobytes: Math.round(billed.reduce((sum, call) => sum + call.responseBytes, 0) / 1024),
  };
}

export async function measured(site: RunningSite, work: () => Promise<void>): Promise<Row> {
  await site.control('calls', { clear: true });
  const before = performance.now();
  await work();
  await site.drain();
  const seconds = (performance.now() - before) / 1000;
  return { ...cost(await site.calls()), seconds: Number(seconds.toFixed(2)) };
}

export function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return Number((sorted[Math.ceil(share * sorted.length) - 1] ?? NaN).toFixed(1));
}

export const EPICS = 'issuetype = Epic ORDER BY key';

export interface Owner {
  readonly as: string;
  readonly extension: Readonly<Record<string, unknown>>;
}

export async function ownerOf(site: RunningSite): Promise<Owner & { projectKey: string }> {
  const { personas } = await site.control<{ personas: { accountId: string }[] }>('state');
  const as = personas[0]?.accountId ?? '';
  const [first] = await shellSearch(site, { as, jql: EPICS, fields: ['project'] });
  const project = first?.fields['project'] as { id: string; key: string };
  return { as, projectKey: project.key, extension: { project: { ...project, type: 'software' } } };
}

export async function pageTimes(site: RunningSite, owner: Owner, turns = 30): Promise<Row> {
  const times: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const before = performance.now();
    data(await site.invoke('getOkrPage', { includeArchived: false }, owner));
    times.push(performance.now() - before);
  }
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95) };
}

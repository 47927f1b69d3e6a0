import type { DriftDto, QueryHealthDto, ReconcileDto, SyncSummaryDto } from '../../contract/dto';
import { staleText } from '../../contract/wording';
import { instantText } from '../instant-text';

const TRIGGERS: Readonly<Record<SyncSummaryDto['trigger'], string>> = {
  hourly: 'hourly',
  event: 'after a change in Jira',
  refresh: 'refresh on demand',
  definition: 'after a changed definition',
};

const count = (number: number) => number.toLocaleString('en-US');

/** "14 Feb 2026, 10:05, after a change in Jira: 12 measured, 1 failed." */
export function syncText(sync: SyncSummaryDto | null): string {
  if (sync === null) return 'none yet.';
  const outcome = `${count(sync.measured)} measured, ${count(sync.failed)} failed`;
  const state = sync.finishedAt === null ? 'still running' : outcome;
  return `${instantText(sync.startedAt)}, ${TRIGGERS[sync.trigger]}: ${state}.`;
}

/** "14 Feb 2026, 02:05: 42 queries over 3,120 issues compared with Jira, nothing to correct." */
export function reconcileText(reconcile: ReconcileDto | null): string {
  if (reconcile === null) return 'none yet.';
  const { finishedAt, queries, issues } = reconcile;
  const over = `${counted(queries, 'query', 'queries')} over ${counted(issues, 'issue', 'issues')}`;
  const found = driftText(reconcile);
  const outcome = found === null ? 'nothing to correct' : `corrected ${found}`;
  return `${instantText(finishedAt)}: ${over} compared with Jira, ${outcome}.`;
}

/** "2 missing, 1 no longer found and 3 outdated issues"; `null` when there are none. */
export function driftText({ missing, extra, outdated }: DriftDto): string | null {
  const parts = [
    ...(missing > 0 ? [`${count(missing)} missing`] : []),
    ...(extra > 0 ? [`${count(extra)} no longer found`] : []),
    ...(outdated > 0 ? [`${count(outdated)} outdated`] : []),
  ];
  return parts.length === 0 ? null : parts.join(', ');
}

const counted = (number: number, one: string, many: string) =>
  `${count(number)} ${number === 1 ? one : many}`;

export function durationText(milliseconds: number | null): string {
  if (milliseconds === null) return '–';
  if (milliseconds < 1000) return `${count(Math.round(milliseconds))} ms`;
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

export function lastOkText(query: QueryHealthDto): string {
  return query.lastOkAt === null ? 'never' : instantText(query.lastOkAt);
}

/** What is wrong with a query, and since when; `null` when nothing is. */
export function problemText({ stale }: QueryHealthDto): string | null {
  return stale === null ? null : `${staleText(stale)} Since ${instantText(stale.since)}.`;
}

/** How often a query failed in a row and when it is tried again; `null` while it does not fail. */
export function retryText({ retry }: QueryHealthDto): string | null {
  if (retry === null) return null;
  const times = retry.failures === 1 ? 'once' : `${count(retry.failures)} times in a row`;
  return `Failed ${times}. Next try ${instantText(retry.nextAt)}, or with Refresh.`;
}

/** Whom to ask about a query: the owners of its key results, each once. */
export function ownersOf(query: QueryHealthDto): readonly string[] {
  return [...new Set(query.keyResults.flatMap(({ ownerId }) => ownerId ?? []))];
}

/** Failing ones first, then as the server has them. */
export function byUrgency(queries: readonly QueryHealthDto[]): readonly QueryHealthDto[] {
  return queries.toSorted((a, b) => Number(b.stale !== null) - Number(a.stale !== null));
}

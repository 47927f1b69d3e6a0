import { isNightDue } from '../../domain/budget/night-hour';
import type { CalendarDate } from '../../domain/shared/calendar-date';
import { calendarDateAt } from '../../domain/shared/calendar-date';
import type { IssueId } from '../../domain/shared/ids';
import type { NewJob, Run } from '../ports/jobs';
import type { Ports } from '../ports/ports';
import type { ScopeSummary } from '../ports/scope-store';
import type { PendingChange } from '../ports/sync-store';
import type { MeasuredOkrs } from './measured-okrs';
import { movedByTime, type MovingScope } from './moving-scopes';
import { rememberDeletions } from './recent-deletions';
import { reconcile, statusesPrint } from './reconcile';
import type { Scope } from './scope';
import { standingOf } from './scope-retry';

/** Search lags behind writes and JQL has whole minutes, so that windows overlap. Source: forge-facts 5.2. */
export const OVERLAP_MINUTES = 10;
/** With more changes than this, reading every scope anew costs less. */
const MAX_CHANGES = 2_000;
/** What a run still has to do travels between invocations. */
const MAX_NAMED = 20_000;

/** As many as Jira's own bulk edit changes come in at once; their names travel with the run. */
const MAX_PENDING = 5_000;

export async function planRun(ports: Ports, okrs: MeasuredOkrs, job: NewJob): Promise<Run> {
  switch (job.kind) {
    case 'sweep':
      return planSweep(ports, okrs);
    case 'changes':
      return planChanges(ports, okrs, job.change);
    case 'key-results':
      return planKeyResults(ports, okrs, job);
  }
}

function emptyRun(ports: Ports, trigger: Run['trigger']): Run {
  return {
    trigger,
    startedAt: new Date(ports.clock.now()).toISOString(),
    readWhole: [],
    update: [],
    changedIds: [],
    deletedIds: [],
    pendingKeys: [],
    isSweep: false,
    isNightly: false,
    refresh: null,
    measured: 0,
    failed: 0,
    attempts: 0,
  };
}

async function planSweep(ports: Ports, okrs: MeasuredOkrs): Promise<Run> {
  await takeInForgotten(ports);
  const state = await ports.sync.state();
  const today: CalendarDate = calendarDateAt(ports.clock.now(), okrs.settings.timeZone);
  const base = { ...emptyRun(ports, 'hourly'), isSweep: true };
  const summaries = await ports.scopes.summaries([...okrs.scopes.keys()]);
  const standing = ({ hash }: Scope) => standingOf(summaries.get(hash), ports.clock.now());
  // One that fails is left alone until its next try, so that it costs the others nothing.
  const scopes = [...okrs.scopes.values()].filter((scope) => standing(scope) !== 'not-yet');
  const all = hashesOf(scopes);
  const isNightly = isNightDue(state.lastFullOn, today, {
    now: ports.clock.now(),
    timeZone: okrs.settings.timeZone,
    nightHour: ports.site.nightHour,
  });
  if (state.cursor === null) {
    // Read before the queries are, so that the first night need not read all of them again.
    const statuses = await statusesPrint(ports);
    return { ...base, isNightly, readWhole: all, statuses };
  }
  const minutes = OVERLAP_MINUTES + minutesSince(state.cursor, ports.clock.now());
  const changedIds = await ports.workItems.changedSince(minutes, mostChanges(summaries));
  if (changedIds === null) return { ...base, isNightly, readWhole: all, isBeyondCounting: true };
  // A parent's sums change with its sub-tasks, without an edit of its own.
  const isWhole = (scope: Scope) => scope.needs.aggregateTimes || standing(scope) !== 'settled';
  const followed = scopes.filter((scope) => !isWhole(scope));
  const moving = followed.filter(({ traits }) => traits.isTimeDependent);
  const moved = await movedByTime(ports, {
    scopes: moving.map(withMembers(summaries)),
    ...{ changedIds, minutes },
  });
  const run = {
    ...base,
    isNightly,
    minutes,
    changedIds: [...new Set([...changedIds, ...moved.issueIds])],
    readWhole: [...hashesOf(scopes.filter(isWhole)), ...moved.readWhole],
    update: hashesOf(followed).filter((hash) => !moved.readWhole.includes(hash)),
  };
  if (!isNightly) return run;
  return reconcile(ports, { run, scopes, summaries, now: ports.clock.now() });
}

const withMembers =
  (summaries: ReadonlyMap<string, ScopeSummary>) =>
  ({ hash, jql }: Scope): MovingScope => ({
    ...{ hash, jql },
    memberIds: summaries.get(hash)?.memberIds ?? [],
  });

const minutesSince = (cursor: string, now: number): number =>
  Math.ceil((now - Date.parse(cursor)) / 60_000);

/** Fetching a change costs about as much as reading two issues anew. */
function mostChanges(summaries: ReadonlyMap<string, ScopeSummary>): number {
  const issues = [...summaries.values()].reduce((sum, { memberIds }) => sum + memberIds.length, 0);
  return Math.min(MAX_NAMED, Math.max(MAX_CHANGES, Math.floor(issues / 2)));
}

/** Changes whose run never came, because what should have queued it ended before it did. */
async function takeInForgotten(ports: Ports): Promise<void> {
  const [first] = await ports.pending.list();
  if (first !== undefined) await ports.jobs.push({ kind: 'changes', ...first });
}

async function planChanges(ports: Ports, okrs: MeasuredOkrs, change: PendingChange): Promise<Run> {
  // Reopened before reading: a change that comes in now queues the next run.
  await ports.pending.reopen();
  const everything = await ports.pending.list();
  const waiting = everything.slice(0, MAX_PENDING);
  const next = everything[MAX_PENDING];
  if (next !== undefined) await ports.jobs.push({ kind: 'changes', ...next });
  const changes = [change, ...waiting.map((entry) => entry.change)];
  const deleted = new Set(
    changes.flatMap((one) => (one.kind === 'issue-deleted' ? [one.issueId] : [])),
  );
  const changed = new Set<IssueId>();
  for (const one of changes) {
    if (one.kind === 'issue-changed' && !deleted.has(one.issueId)) changed.add(one.issueId);
  }
  const summaries = await ports.scopes.summaries([...okrs.scopes.keys()]);
  const now = ports.clock.now();
  const standing = ({ hash }: Scope) => standingOf(summaries.get(hash), now);
  const scopes = [...okrs.scopes.values()].filter(
    (scope) => summaries.has(scope.hash) && standing(scope) !== 'not-yet',
  );
  // What a stale scope missed is not among these changes.
  const isWhole = (scope: Scope) =>
    standing(scope) === 'due' || (dependsOn(scope, changes) && scope.needs.aggregateTimes);
  const followed = scopes.filter((scope) => !isWhole(scope));
  const moved = await movedByTime(ports, {
    scopes: followed.filter((scope) => dependsOn(scope, changes)).map(withMembers(summaries)),
    ...{ changedIds: [...changed], minutes: 0 },
  });
  const touched = new Set([...changed, ...moved.issueIds].filter((id) => !deleted.has(id)));
  await rememberDeletions(ports, [...deleted]);
  return {
    ...emptyRun(ports, 'event'),
    changedIds: [...touched],
    deletedIds: [...deleted],
    pendingKeys: waiting.map(({ key }) => key),
    readWhole: [...hashesOf(scopes.filter(isWhole)), ...moved.readWhole],
    update: hashesOf(followed).filter((hash) => !moved.readWhole.includes(hash)),
    ...(changes.some(isAboutContainers) && { areContainersChanged: true }),
  };
}

const isAboutContainers = ({ kind }: PendingChange): boolean =>
  kind === 'sprints-changed' || kind === 'versions-changed';

/** A sprint that starts or a version that is released edits no issue, but moves queries about them. */
function dependsOn({ traits }: Scope, changes: readonly PendingChange[]): boolean {
  return changes.some(
    ({ kind }) =>
      (kind === 'sprints-changed' && traits.usesSprints) ||
      (kind === 'versions-changed' && traits.usesVersions),
  );
}

async function planKeyResults(
  ports: Ports,
  okrs: MeasuredOkrs,
  job: Extract<NewJob, { kind: 'key-results' }>,
): Promise<Run> {
  const wanted = new Set(job.keyResultIds);
  const metricIds = new Set(
    [...okrs.byMetric]
      .filter(([, { keyResult }]) => wanted.has(keyResult.id))
      .map(([metricId]) => metricId),
  );
  const scopes = [...okrs.scopes.values()].filter(({ metrics }) =>
    metrics.some(({ metric }) => metricIds.has(metric.id)),
  );
  const total = scopes.reduce((sum, { metrics }) => sum + metrics.length, 0);
  const refresh = job.refreshId === null ? null : { id: job.refreshId, total };
  return Promise.resolve({
    ...emptyRun(ports, job.trigger),
    readWhole: hashesOf(scopes),
    refresh,
  });
}

const hashesOf = (scopes: readonly Scope[]): readonly string[] => scopes.map(({ hash }) => hash);

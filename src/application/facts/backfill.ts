import type { Condition } from '../../domain/history/condition';
import { deriveFacts } from '../../domain/history/derive-facts';
import type { StatusCategories } from '../../domain/history/issue-facts';
import { itemsAt, type ScopeHistory } from '../../domain/history/items-at';
import { pastMembership } from '../../domain/history/past-membership';
import type { IssueId } from '../../domain/shared/ids';
import type { HistoryJob } from '../ports/history-jobs';
import { createGovernor, type GovernedPorts } from '../budget/governor';
import { readTimelines } from '../metrics/read-timelines';
import type { Ports } from '../ports/ports';
import type { BackfillProgress } from '../ports/scope-histories';
import { UpstreamError, type UpstreamFault } from '../ports/upstream-error';
import { loadMeasuredOkrs, type MeasuredOkrs } from '../sync/measured-okrs';
import type { Scope } from '../sync/scope';
import { pastMonths } from './past-days';
import { writePastMonth } from './past-readings';
import { loadScopeHistory } from './scope-history';

/** Issues read between two looks at the clock and the budget. */
const BATCH = 200;
const RESERVE_MS = 60_000;
/** Forge's longest delay. Source: forge-facts 1.3. */
const LONGEST_WAIT = 900;
const MAX_ATTEMPTS = 8;

/** Faults that every other scope would meet too. */
const STOPPING: ReadonlySet<UpstreamFault> = new Set<UpstreamFault>([
  'rate-limited',
  'share-spent',
  'unavailable',
  'storage-full',
  'storage-unavailable',
]);

/**
 * Reads the past of every scope that has none yet. Goes on where it stopped; on a paused site it
 * ends, and whoever resumes measuring has it begin again.
 */
export async function backfill(ports: Ports, job: HistoryJob): Promise<void> {
  if ((await ports.switches.load()).isPaused) return;
  const governor = createGovernor(ports, 'history');
  const okrs = await loadMeasuredOkrs(ports);
  try {
    const settled = await ports.scopeHistories.readWhole([...okrs.scopes.keys()]);
    for (const scope of okrs.scopes.values()) {
      if (settled.has(scope.hash)) continue;
      const wait = await attempt({ ...ports, governor }, okrs, scope);
      if (wait === null) continue;
      await ports.historyJobs.goOn({ ...job, attempts: 0 }, wait);
      return;
    }
    const governed = { ...ports, governor };
    const wait = await readTimelines(governed, () => mustWait(governed));
    if (wait !== null) await ports.historyJobs.goOn({ ...job, attempts: 0 }, wait);
  } catch (thrown) {
    if (!(thrown instanceof UpstreamError)) throw thrown;
    await pause(ports, okrs, { job, error: thrown });
  } finally {
    await governor.settle();
  }
}

/** One scope that Jira does not answer for must not hold up the others. */
async function attempt(
  ports: GovernedPorts,
  okrs: MeasuredOkrs,
  scope: Scope,
): Promise<number | null> {
  try {
    return await goOn(ports, okrs, scope);
  } catch (thrown) {
    if (!(thrown instanceof UpstreamError) || STOPPING.has(thrown.fault)) throw thrown;
    ports.log.failure(thrown);
    await giveUp(ports, scope.hash);
    return null;
  }
}

/** Seconds after which to go on; `null` when there is nothing left to do. */
async function goOn(
  ports: GovernedPorts,
  okrs: MeasuredOkrs,
  scope: Scope,
): Promise<number | null> {
  const known = await ports.scopeHistories.progress(scope.hash);
  if (known?.state === 'done' || known?.state === 'failed') return null;
  if (known?.state !== 'writing') {
    const wait = await readPast(ports, scope);
    if (wait !== null) return wait;
  }
  const history = await loadScopeHistory(ports, scope.hash);
  if (history === null) return null;
  return writePast(ports, okrs, { scope, history });
}

async function readPast(ports: GovernedPorts, scope: Scope): Promise<number | null> {
  const members = await firstMembers(ports, scope.hash);
  if (members === null) return null;
  const { ids, since } = members;
  const facts = await ports.scopeHistories.facts(scope.hash);
  const waiting = ids.filter((id) => facts?.byIssue.has(id) !== true);
  const report = progressReport(ports, scope.hash, ids.length);
  await report({ state: 'reading', issuesDone: ids.length - waiting.length });
  const mustFirstWait = await mustWait(ports);
  if (mustFirstWait !== null) return mustFirstWait;
  const condition = await ports.histories.condition(scope.jql);
  const categories = facts?.categories ?? (await ports.histories.statusCategories());
  for (let from = 0; from < waiting.length; from += BATCH) {
    const wait = await mustWait(ports);
    if (wait !== null) return wait;
    const batch = waiting.slice(from, from + BATCH);
    await readBatch(ports, scope, { batch, since, condition, categories });
    const issuesDone = ids.length - waiting.length + from + batch.length;
    await report({ state: 'reading', issuesDone });
  }
  if (ids.length === 0) await ports.scopeHistories.addFacts(scope.hash, [], categories);
  await report({ state: 'writing', issuesDone: ids.length });
  return null;
}

/** The issues the scope had when its record began. */
async function firstMembers(
  ports: Ports,
  hash: string,
): Promise<{ readonly ids: readonly IssueId[]; readonly since: number } | null> {
  const history = await loadScopeHistory(ports, hash);
  if (history === null) return null;
  const since = history.recordedSince;
  const ids = (itemsAt(history, since)?.items ?? []).map(({ id }) => id);
  return { ids, since };
}

interface Batch {
  readonly batch: readonly IssueId[];
  readonly since: number;
  readonly condition: Condition;
  readonly categories: StatusCategories;
}

async function readBatch(
  ports: Ports,
  { hash, needs }: Scope,
  { batch, since, condition, categories }: Batch,
): Promise<void> {
  const readAt = ports.clock.now();
  const histories = await ports.histories.read(batch);
  const facts = histories.map((history) => {
    const memberships = pastMembership(history, condition, { until: since, categories });
    return deriveFacts(history, needs, { readAt, memberships });
  });
  await ports.scopeHistories.addFacts(hash, facts, categories);
}

async function writePast(
  ports: Ports,
  okrs: MeasuredOkrs,
  { scope, history }: { scope: Scope; history: ScopeHistory },
): Promise<number | null> {
  const { timeZone } = okrs.settings;
  const months = pastMonths(history.recordedSince, timeZone);
  const before = await ports.scopeHistories.progress(scope.hash);
  const issues = before?.issuesTotal ?? history.now.length;
  const report = progressReport(ports, scope.hash, issues);
  const task = { scopeHash: scope.hash, history, metrics: scope.metrics, timeZone };
  const monthsTotal = months.length;
  for (const [monthsDone, month] of months.entries()) {
    if (monthsDone < (before?.monthsDone ?? 0)) continue;
    await report({ state: 'writing', issuesDone: issues, monthsDone, monthsTotal });
    if (ports.deadline.remainingMs() < RESERVE_MS) return 0;
    await writePastMonth(ports, task, month);
  }
  await report({ state: 'done', issuesDone: issues, monthsDone: monthsTotal, monthsTotal });
  await ports.realtime.publish([...new Set(scope.metrics.map(({ metric }) => metric.projectId))]);
  return null;
}

type Step = Pick<BackfillProgress, 'state' | 'issuesDone'> & Partial<BackfillProgress>;

function progressReport(ports: Ports, hash: string, issuesTotal: number) {
  return (step: Step): Promise<void> =>
    ports.scopeHistories.saveProgress(hash, {
      monthsDone: 0,
      monthsTotal: 12,
      ...step,
      issuesTotal,
      at: new Date(ports.clock.now()).toISOString(),
    });
}

/** `null` while there is time and budget left. */
async function mustWait(ports: GovernedPorts): Promise<number | null> {
  const { deadline, governor, switches } = ports;
  if (deadline.remainingMs() < RESERVE_MS || (await switches.load()).isPaused) return 0;
  const wait = await governor.wait('history');
  return wait === null ? null : Math.min(LONGEST_WAIT, wait.seconds);
}

/** Leaves Jira or storage alone for longer each time; the nightly sweep asks again at last. */
async function pause(
  ports: Ports,
  okrs: MeasuredOkrs,
  { job, error }: { job: HistoryJob; error: UpstreamError },
): Promise<void> {
  ports.log.failure(error);
  const attempts = job.attempts + 1;
  if (attempts <= MAX_ATTEMPTS) {
    const wait = error.retryAfterSeconds ?? 15 * 2 ** attempts;
    await ports.historyJobs.goOn({ ...job, attempts }, Math.min(LONGEST_WAIT, wait));
    return;
  }
  for (const hash of okrs.scopes.keys()) await giveUp(ports, hash);
}

async function giveUp(ports: Ports, hash: string): Promise<void> {
  const progress = await ports.scopeHistories.progress(hash);
  if (progress === null || progress.state === 'done') return;
  const at = new Date(ports.clock.now()).toISOString();
  await ports.scopeHistories.saveProgress(hash, { ...progress, state: 'failed', at });
}

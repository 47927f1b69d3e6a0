import type { Home } from '../../domain/shared/ids';
import { type GovernedPorts, toldToWait } from '../budget/governor';
import type { Run } from '../ports/jobs';
import type { Ports } from '../ports/ports';
import { UpstreamError, type UpstreamFault } from '../ports/upstream-error';
import { markStale, readWholeScope, type ScopeOutcome } from './measure-scope';
import type { MeasuredOkrs } from './measured-okrs';
import { driftOf, withDrift } from './reconcile';
import type { ScopeSummary } from '../ports/scope-store';
import type { Scope } from './scope';
import { planUpdates } from './update-scopes';
import { staleReasonOf } from './upstream-fault';

/** So many scopes in a row without an answer mean that Jira is down, not that a query is bad. */
const PATIENCE = 3;

/** Marking the scope stale would not work either, or every other scope meets the same. */
const STOPPING: ReadonlySet<UpstreamFault> = new Set<UpstreamFault>([
  'rate-limited',
  'share-spent',
  'storage-full',
  'storage-unavailable',
]);

interface Step {
  /** Where the run names it; a scope that is compared may stand in both. */
  readonly list: 'update' | 'readWhole';
  readonly scope: Scope;
  readonly work: () => Promise<ScopeOutcome>;
}

export interface RunProgress {
  readonly rest: Run;
  readonly changedProjects: readonly Home[];
}

/** Yields after every scope what is then left to do. */
export async function* executeRun(
  ports: GovernedPorts,
  okrs: MeasuredOkrs,
  run: Run,
): AsyncGenerator<RunProgress> {
  const updates = await planUpdates(ports, okrs, {
    scopes: existing(okrs, run.update),
    changes: run,
  });
  const steps: readonly Step[] = [
    ...updates.map(({ scope, apply }) => ({ list: 'update' as const, scope, work: apply })),
    ...(await longestWaiting(ports, existing(okrs, run.readWhole))).map(({ scope, points }) => ({
      list: 'readWhole' as const,
      scope,
      work: () => readInTurn(ports, okrs, { scope, points, run }),
    })),
  ];
  let rest: Run = { ...run, update: updates.map(({ scope }) => scope.hash) };
  let unanswered = 0;
  for (const { list, scope, work } of steps) {
    const { outcome, isUnanswered } = await attempt(ports, scope, {
      work,
      isLastChance: unanswered + 1 >= PATIENCE,
    });
    unanswered = isUnanswered ? unanswered + 1 : 0;
    rest = without(rest, { list, hash: scope.hash }, outcome);
    yield { rest, changedProjects: outcome.changedProjects };
  }
}

/** So that with few points an hour every scope has its turn. */
async function longestWaiting(
  ports: Ports,
  scopes: readonly Scope[],
): Promise<readonly { readonly scope: Scope; readonly points: number }[]> {
  const known = await ports.scopes.summaries(scopes.map(({ hash }) => hash));
  return scopes
    .map((scope) => ({ scope, points: 0, lastOkAt: null, ...summaryOf(known.get(scope.hash)) }))
    .toSorted((a, b) => ((a.lastOkAt ?? '') < (b.lastOkAt ?? '') ? -1 : 1));
}

const summaryOf = (summary: ScopeSummary | undefined) =>
  summary && { points: summary.points, lastOkAt: summary.lastOkAt };

/** What the hour has no points left for keeps its last good value and is read in the next one. */
async function readInTurn(
  ports: GovernedPorts,
  okrs: MeasuredOkrs,
  { scope, points, run }: { scope: Scope; points: number; run: Run },
): Promise<ScopeOutcome> {
  const isAskedFor = run.trigger === 'refresh' || run.trigger === 'definition';
  const wait = isAskedFor
    ? await ports.governor.wait('asked-for')
    : await ports.governor.wait('renewal', points);
  if (wait === null) return readWholeScope(ports, okrs, scope);
  // What a person asked for goes on by itself as soon as there are points again.
  if (wait.why === 'jira' || isAskedFor) throw toldToWait(wait);
  return markStale(ports, scope, { reason: 'waiting' });
}

function existing(okrs: MeasuredOkrs, hashes: readonly string[]): readonly Scope[] {
  return hashes.flatMap((hash) => okrs.scopes.get(hash) ?? []);
}

function without(
  run: Run,
  { list, hash }: Pick<Step, 'list'> & { readonly hash: string },
  outcome: ScopeOutcome,
): Run {
  const isToFollow = list === 'update' && run.readWhole.includes(hash);
  return {
    ...run,
    [list]: run[list].filter((other) => other !== hash),
    measured: run.measured + (isToFollow ? 0 : outcome.measured),
    failed: run.failed + outcome.failed,
    ...(run.reconcile !== undefined && {
      reconcile: withDrift(run.reconcile, hash, driftOf(run, hash, outcome)),
    }),
  };
}

/** One bad scope must not hold up the others; a limit or full storage stops the run. */
async function attempt(
  ports: Ports,
  scope: Scope,
  { work, isLastChance }: { work: Step['work']; isLastChance: boolean },
): Promise<{ outcome: ScopeOutcome; isUnanswered: boolean }> {
  try {
    return { outcome: await work(), isUnanswered: false };
  } catch (thrown) {
    if (!(thrown instanceof UpstreamError)) throw thrown;
    const isUnanswered = thrown.fault === 'unavailable';
    const stopsAll = STOPPING.has(thrown.fault);
    if (stopsAll || (isUnanswered && isLastChance)) throw thrown;
    ports.log.failure(thrown);
    const outcome = await markStale(ports, scope, { reason: staleReasonOf(thrown.fault) });
    return { outcome, isUnanswered };
  }
}

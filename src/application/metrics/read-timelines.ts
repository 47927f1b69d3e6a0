import type { IssueId } from '../../domain/shared/ids';
import type { GovernedPorts } from '../budget/governor';
import type { Ports } from '../ports/ports';
import type { TimelinesState } from '../ports/scope-timelines';
import { UpstreamError, type UpstreamFault } from '../ports/upstream-error';
import { MAX_POPULATION } from '../sync/scope';
import { readContainers } from './known-scope';
import { updateStandings } from './standing-of';
import { type TrackedScope, trackedScopes } from './tracked-scopes';

/** Issues read between two looks at the clock and the budget. */
const BATCH = 200;

/** Asks whether there is time and budget left; seconds to wait, or `null` to go on. */
type MustWait = () => Promise<number | null>;

/** Faults of one scope alone; any other would be met by all of them. */
const OWN_FAULTS: ReadonlySet<UpstreamFault> = new Set<UpstreamFault>([
  'forbidden',
  'unexpected-answer',
]);

/**
 * Reads the pasts that metrics are made of, newest issues first, and goes on where it stopped.
 * Seconds after which to go on; `null` when there is nothing left to do.
 */
export async function readTimelines(
  ports: GovernedPorts,
  mustWait: MustWait,
): Promise<number | null> {
  for (const scope of (await trackedScopes(ports)).values()) {
    const state = await ports.scopeTimelines.state(scope.basis.hash);
    if (state?.state === 'failed') continue;
    const isKept = state?.state === 'done';
    const wait = isKept ? null : await attempt(ports, scope, { state, mustWait });
    if (wait !== null) return wait;
    if (isKept) await completeStandings(ports, scope, state);
  }
  return null;
}

interface Reading {
  readonly state: TimelinesState | null;
  readonly mustWait: MustWait;
}

async function attempt(
  ports: Ports,
  scope: TrackedScope,
  reading: Reading,
): Promise<number | null> {
  try {
    return await readScope(ports, scope, reading);
  } catch (thrown) {
    if (!(thrown instanceof UpstreamError) || !OWN_FAULTS.has(thrown.fault)) throw thrown;
    ports.log.failure(thrown);
    await fail(ports, scope, { reason: 'jira-unavailable', messages: [] });
    return null;
  }
}

async function readScope(
  ports: Ports,
  scope: TrackedScope,
  { mustWait }: Reading,
): Promise<number | null> {
  const { hash, needs } = scope.basis;
  const found = await ports.metricFacts.find(scope.basis.scope.jql, {
    as: 'app',
    limit: MAX_POPULATION,
  });
  if (found.kind === 'invalid-jql') {
    await fail(ports, scope, { reason: 'jql-invalid', messages: found.messages });
    return null;
  }
  if (!found.isWhole) {
    await fail(ports, scope, { reason: 'too-many-issues', messages: [] });
    return null;
  }
  const kept = new Set(
    (await ports.scopeTimelines.issues(hash)).map(({ timeline }) => timeline.id),
  );
  const waiting = found.ids.filter((id) => !kept.has(id));
  const members = new Set(found.ids);
  const gone = [...kept].filter((id) => !members.has(id));
  await ports.scopeTimelines.change(hash, { put: [], drop: gone });
  const issuesTotal = found.ids.length;
  for (let from = 0; from < waiting.length; from += BATCH) {
    const issuesDone = issuesTotal - waiting.length + from;
    await ports.scopeTimelines.saveState(hash, { ...READING, issuesDone, issuesTotal });
    const wait = await mustWait();
    if (wait !== null) return wait;
    const put = await ports.metricFacts.read(waiting.slice(from, from + BATCH), needs);
    await ports.scopeTimelines.change(hash, { put, drop: [] });
  }
  await finish(ports, scope, found.ids);
  return null;
}

const READING = { state: 'reading', asOf: null, stale: null } as const;

async function finish(ports: Ports, scope: TrackedScope, ids: readonly IssueId[]): Promise<void> {
  const { hash } = scope.basis;
  const asOf = new Date(ports.clock.now()).toISOString();
  const issues = await ports.scopeTimelines.issues(hash);
  const before = await ports.scopeTimelines.containers(hash);
  const containers = await readContainers(ports, scope.basis, { issues, before });
  await ports.scopeTimelines.saveContainers(hash, containers);
  const issuesTotal = ids.length;
  const state = { state: 'done', issuesDone: issuesTotal, issuesTotal, asOf, stale: null } as const;
  await ports.scopeTimelines.saveState(hash, state);
  await updateStandings(ports, scope, { known: { issues, containers }, asOf });
  await tellPages(ports, scope);
}

/** A metric that was added over issues that are kept already, or that was changed. */
async function completeStandings(
  ports: Ports,
  scope: TrackedScope,
  { asOf }: TimelinesState,
): Promise<void> {
  const ids = scope.metrics.map(({ tracked }) => tracked.id);
  const standings = await ports.standings.findMany(ids);
  const metrics = scope.metrics.filter(
    ({ tracked }) => standings.get(tracked.id)?.version !== tracked.version,
  );
  if (metrics.length === 0 || asOf === null) return;
  const { hash } = scope.basis;
  const [issues, containers] = await Promise.all([
    ports.scopeTimelines.issues(hash),
    ports.scopeTimelines.containers(hash),
  ]);
  if (containers === null) return;
  await updateStandings(ports, { metrics }, { known: { issues, containers }, asOf });
  await tellPages(ports, { metrics });
}

async function tellPages(
  ports: Pick<Ports, 'realtime'>,
  { metrics }: Pick<TrackedScope, 'metrics'>,
): Promise<void> {
  await ports.realtime.publish([...new Set(metrics.map(({ tracked }) => tracked.projectId))]);
}

async function fail(
  ports: Pick<Ports, 'scopeTimelines' | 'clock'>,
  { basis }: TrackedScope,
  why: Pick<NonNullable<TimelinesState['stale']>, 'reason' | 'messages'>,
): Promise<void> {
  const since = new Date(ports.clock.now()).toISOString();
  const nothing = { issuesDone: 0, issuesTotal: 0, asOf: null };
  await ports.scopeTimelines.saveState(basis.hash, {
    ...nothing,
    state: 'failed',
    stale: { ...why, since },
  });
}

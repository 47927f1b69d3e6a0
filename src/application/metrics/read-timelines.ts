import { withCondition } from '../../domain/metrics/jql-text';
import type { IssueId } from '../../domain/shared/ids';
import type { GovernedPorts } from '../budget/governor';
import type { Ports } from '../ports/ports';
import type { ScopeMembers, TimelinesState } from '../ports/scope-timelines';
import { UpstreamError, type UpstreamFault } from '../ports/upstream-error';
import { MAX_POPULATION } from '../sync/scope';
import { askedOnce } from './asked-once';
import { isEnough, type KeptIssues, keptIssues, readSharing } from './kept-issues';
import { loadKnownScope, readContainers } from './known-scope';
import { readLinked } from './read-linked';
import { updateStandings } from './standing-of';
import { type TrackedScope, trackedScopes } from './tracked-scopes';

/** Issues read between two looks at the clock and the budget. */
const BATCH = 200;

/** Search lags behind writes and JQL has whole minutes. Source: forge-facts 5.2. */
export const OVERLAP_MINUTES = 10;

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
  all: GovernedPorts,
  mustWait: MustWait,
): Promise<number | null> {
  const ports = { ...all, metricFacts: askedOnce(all.metricFacts) };
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
  const firstWait = await mustWait();
  if (firstWait !== null) return firstWait;
  const members = (await ports.scopeTimelines.members(hash)) ?? (await findMembers(ports, scope));
  if (members === null) return null;
  const known = await ports.scopeTimelines.issues(hash);
  const kept = new Set(known.map(({ timeline }) => timeline.id));
  const missing = members.ids.filter((id) => !kept.has(id));
  const shared = await keptIssues(ports, { ids: missing, needs, most: Infinity });
  const waiting = await takeOver(ports, scope, { missing, shared, members });
  const issuesTotal = members.ids.length;
  for (let from = 0; from < waiting.length; from += BATCH) {
    const issuesDone = issuesTotal - waiting.length + from;
    await ports.scopeTimelines.saveState(hash, { ...READING, issuesDone, issuesTotal });
    const wait = await mustWait();
    if (wait !== null) return wait;
    const batch = waiting.slice(from, from + BATCH);
    const put = await readSharing(ports.metricFacts, batch, { needs, byId: shared.byId });
    await ports.scopeTimelines.change(hash, { put, drop: [] });
  }
  await finish(ports, scope);
  return null;
}

interface Shared {
  readonly missing: readonly IssueId[];
  readonly shared: KeptIssues;
  readonly members: ScopeMembers;
}

/** What other scopes know already costs Jira nothing. Which issues it still has to be asked for. */
async function takeOver(
  ports: Ports,
  { basis: { hash, needs } }: TrackedScope,
  { missing, shared: { byId, since }, members }: Shared,
): Promise<readonly IssueId[]> {
  // What changed since the oldest of them was read is read again at the end.
  if (since < members.at && byId.size > 0) {
    await ports.scopeTimelines.saveMembers(hash, { ...members, at: since });
  }
  const isKnown = (id: IssueId) => {
    const issue = byId.get(id);
    return issue !== undefined && isEnough(issue, needs);
  };
  const put = await readSharing(ports.metricFacts, missing.filter(isKnown), { needs, byId });
  await ports.scopeTimelines.change(hash, { put, drop: [] });
  return missing.filter((id) => !isKnown(id));
}

/** `null`: it cannot be read, which is written down. */
async function findMembers(ports: Ports, scope: TrackedScope): Promise<ScopeMembers | null> {
  const { hash } = scope.basis;
  const at = ports.clock.now();
  const options = { as: 'app', limit: MAX_POPULATION } as const;
  const found = await ports.metricFacts.find(scope.basis.scope.jql, options);
  if (found.kind === 'invalid-jql') {
    await fail(ports, scope, { reason: 'jql-invalid', messages: found.messages });
    return null;
  }
  if (!found.isWhole) {
    await fail(ports, scope, { reason: 'too-many-issues', messages: [] });
    return null;
  }
  const members = { ids: found.ids, at };
  await ports.scopeTimelines.saveMembers(hash, members);
  const progress = { issuesDone: 0, issuesTotal: found.ids.length };
  await ports.scopeTimelines.saveState(hash, { ...READING, ...progress });
  return members;
}

const READING = { state: 'reading', asOf: null, stale: null } as const;

async function finish(ports: Ports, scope: TrackedScope): Promise<void> {
  const { hash } = scope.basis;
  const asOf = new Date(ports.clock.now()).toISOString();
  await catchUp(ports, scope);
  const issues = await ports.scopeTimelines.issues(hash);
  const before = await ports.scopeTimelines.containers(hash);
  const containers = await readContainers(ports, scope.basis, { issues, before });
  await ports.scopeTimelines.saveContainers(hash, containers);
  const count = issues.length;
  const state = {
    state: 'done',
    issuesDone: count,
    issuesTotal: count,
    asOf,
    stale: null,
  } as const;
  await ports.scopeTimelines.saveState(hash, state);
  const linked = await readLinked(ports, scope, issues);
  await updateStandings(ports, scope, { known: { issues, containers, linked }, asOf });
  await tellPages(ports, scope);
}

/** Reading a large scope takes hours; what changed meanwhile is read again. */
async function catchUp(
  ports: Ports,
  { basis: { hash, scope, needs } }: TrackedScope,
): Promise<void> {
  const now = ports.clock.now();
  const at = (await ports.scopeTimelines.members(hash))?.at ?? now;
  const minutes = Math.ceil((now - at) / 60_000) + OVERLAP_MINUTES;
  const jql = withCondition(scope.jql, `updated >= -${minutes}m`);
  const found = await ports.metricFacts.find(jql, { as: 'app', limit: MAX_POPULATION });
  if (found.kind === 'invalid-jql' || found.ids.length === 0) return;
  const put = await ports.metricFacts.read(found.ids, needs);
  await ports.scopeTimelines.change(hash, { put, drop: [] });
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
  const known = await loadKnownScope(ports, hash);
  if (known === null) return;
  const linked = await readLinked(ports, { ...scope, metrics }, known.issues);
  await updateStandings(ports, { metrics }, { known: { ...known, linked }, asOf });
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

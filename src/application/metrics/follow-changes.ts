import { withCondition } from '../../domain/metrics/jql-text';
import type { Home, IssueId } from '../../domain/shared/ids';
import type { Run } from '../ports/jobs';
import type { KnownIssue } from '../ports/metric-facts';
import type { Ports } from '../ports/ports';
import type { Containers, TimelinesState } from '../ports/scope-timelines';
import { UpstreamError, type UpstreamFault } from '../ports/upstream-error';
import { askForPast } from '../sync/record-scope';
import { MAX_POPULATION } from '../sync/scope';
import { askedOnce, readOnce } from './asked-once';
import { followMoving, type MovedMetrics } from './follow-moving';
import { freezeSprints } from './freeze-sprints';
import { type KnownScope, linkedHash, readContainers } from './known-scope';
import { categories, estimateFieldOf } from './metric-input';
import { readLinked } from './read-linked';
import { updateStandings } from './standing-of';
import { type TrackedScope, trackedScopes } from './tracked-scopes';

/** Search lags behind writes and JQL has whole minutes. Source: forge-facts 5.2. */
const OVERLAP_MINUTES = 10;
/** Left for saving when the deadline comes near. */
const RESERVE_MS = 60_000;

/** Faults of one scope alone; any other would be met by all of them. */
const OWN_FAULTS: ReadonlySet<UpstreamFault> = new Set<UpstreamFault>([
  'forbidden',
  'unexpected-answer',
]);

export interface Followed {
  readonly changedHomes: ReadonlySet<Home>;
  /** `false`: time was up, and the same run has to come again. */
  readonly isThrough: boolean;
}

/**
 * Brings the issues that metrics are made of up to date with what a run took in. A scope that got
 * there already is passed over, so that a run can be repeated from any point.
 */
export async function followChanges(all: Ports, run: Run): Promise<Followed> {
  const ports = { ...all, metricFacts: readOnce(askedOnce(all.metricFacts)) };
  const changedHomes = new Set<Home>();
  if (!hasNews(run)) return { changedHomes, isThrough: true };
  const scopes = await trackedScopes(ports);
  if (run.isNightly) await forgetUnused(ports, [...scopes.keys()]);
  const matches = await matchesOf(ports, [...scopes.values()], run);
  const moved = await followMoving(ports, [...scopes.values()], run);
  for (const [hash, scope] of scopes) {
    if (ports.deadline.remainingMs() < RESERVE_MS) return { changedHomes, isThrough: false };
    const update = followedUpdate(run, moved, hash) ?? { run, matched: matches.get(hash) };
    const isTouched = await follow(ports, scope, update);
    if (!isTouched) continue;
    for (const { tracked } of scope.metrics) changedHomes.add(tracked.projectId);
  }
  return { changedHomes, isThrough: true };
}

type Told = Pick<Update, 'run' | 'matched' | 'isFollowed'>;

/** A scope that moves with time, as if what entered or left it had been edited. */
function followedUpdate(run: Run, moved: MovedMetrics, hash: string): Told | null {
  const has = moved.matches.get(hash);
  if (has === undefined) return null;
  const changedIds = [...new Set([...run.changedIds, ...moved.issueIds])];
  const matched = new Set(changedIds.filter((id) => has.has(id)));
  return { run: { ...run, changedIds }, matched, isFollowed: true };
}

async function follow(ports: Ports, scope: TrackedScope, { run, ...told }: Told): Promise<boolean> {
  const { hash } = scope.basis;
  const state = await ports.scopeTimelines.state(hash);
  if (state?.state !== 'done') {
    // What is being read just now is looked at again when it was read.
    if (state === null || run.isNightly) await tryAgain(ports, hash, state);
    return false;
  }
  if (state.asOf !== null && state.asOf >= run.startedAt) return false;
  return attempt(ports, scope, { run, state, ...told });
}

/** A person who asks for key results anew brings nothing for metrics. */
const hasNews = ({ isSweep, changedIds, deletedIds, areContainersChanged }: Run): boolean =>
  isSweep || areContainersChanged === true || changedIds.length + deletedIds.length > 0;

async function forgetUnused(ports: Ports, hashes: readonly string[]): Promise<void> {
  const used = new Set([...hashes, ...hashes.map(linkedHash)]);
  for (const hash of await ports.scopeTimelines.list()) {
    if (!used.has(hash)) await ports.scopeTimelines.remove(hash);
  }
}

async function tryAgain(ports: Ports, hash: string, state: TimelinesState | null): Promise<void> {
  if (state?.state === 'failed') {
    await ports.scopeTimelines.remove(hash);
  }
  await askForPast(ports);
}

/** Which changed issues each scope has now; one question for all of them. */
async function matchesOf(
  ports: Ports,
  scopes: readonly TrackedScope[],
  { changedIds }: Run,
): Promise<ReadonlyMap<string, ReadonlySet<IssueId>>> {
  if (changedIds.length === 0 || scopes.length === 0) return new Map();
  const outcomes = await ports.workItems.match(
    changedIds,
    scopes.map(({ basis }) => basis.scope.jql),
  );
  return new Map(
    scopes.flatMap(({ basis }, at) => {
      const outcome = outcomes[at];
      return outcome?.kind === 'matched' ? [[basis.hash, outcome.issueIds] as const] : [];
    }),
  );
}

interface Update {
  readonly run: Run;
  readonly state: TimelinesState;
  /** `undefined`: nothing changed, or the query is not understood any more. */
  readonly matched: ReadonlySet<IssueId> | undefined;
  /** It moves with time, and what moved is known. */
  readonly isFollowed?: true;
}

async function attempt(ports: Ports, scope: TrackedScope, update: Update): Promise<boolean> {
  try {
    return await updateScope(ports, scope, update);
  } catch (thrown) {
    if (!(thrown instanceof UpstreamError) || !OWN_FAULTS.has(thrown.fault)) throw thrown;
    ports.log.failure(thrown);
    await markStale(ports, scope, { state: update.state, messages: [] });
    return false;
  }
}

async function updateScope(ports: Ports, scope: TrackedScope, update: Update): Promise<boolean> {
  const { run, state } = update;
  const { hash } = scope.basis;
  const kept = await ports.scopeTimelines.issues(hash);
  const difference = isWhole(update, scope)
    ? await wholeDifference(ports, scope, { kept, state })
    : deltaOf(update, kept);
  if (difference === null) return false;
  const { issues, isTouched } = await applyDifference(ports, scope, { kept, difference });
  const looksAtContainers = mayHaveMoved(run);
  const containers = await currentContainers(ports, scope, { issues, looksAtContainers });
  if (containers === null) return false;
  const linked = run.isNightly
    ? await readLinked(ports, scope, issues)
    : await ports.scopeTimelines.issues(linkedHash(hash));
  const known = { issues, containers, linked };
  if (isTouched || run.isNightly) {
    await updateStandings(ports, scope, { known, asOf: run.startedAt });
  }
  const count = issues.length;
  const done = { state: 'done', issuesDone: count, issuesTotal: count, stale: null } as const;
  await ports.scopeTimelines.saveState(hash, { ...done, asOf: run.startedAt });
  return isTouched || looksAtContainers;
}

/** What moved with time and could not be followed is looked at whole, too. */
const isWhole = ({ run, isFollowed }: Update, { isTimeDependent }: TrackedScope): boolean =>
  run.isNightly ||
  run.isBeyondCounting === true ||
  (run.isSweep && isTimeDependent && isFollowed !== true);

/**
 * Whether sprints or versions may have changed: an event says so, or the hour may have missed one.
 * In an hour in which nobody edits an issue of the site nobody closes a sprint either, or the night
 * sees it.
 */
const mayHaveMoved = ({ isSweep, isNightly, changedIds, ...run }: Run): boolean =>
  isNightly ||
  run.areContainersChanged === true ||
  (isSweep && (changedIds.length > 0 || run.isBeyondCounting === true));

async function applyDifference(
  ports: Ports,
  { basis }: TrackedScope,
  {
    kept,
    difference: { read, drop },
  }: { readonly kept: readonly KnownIssue[]; readonly difference: Difference },
): Promise<{ readonly issues: readonly KnownIssue[]; readonly isTouched: boolean }> {
  const put = read.length === 0 ? [] : await ports.metricFacts.read(read, basis.needs);
  await ports.scopeTimelines.change(basis.hash, { put, drop });
  const isTouched = put.length + drop.length > 0;
  return { issues: afterChange(kept, { put, drop }), isTouched };
}

interface Difference {
  readonly read: readonly IssueId[];
  readonly drop: readonly IssueId[];
}

function deltaOf({ run, matched }: Update, kept: readonly KnownIssue[]): Difference {
  const members = new Set(kept.map(({ timeline }) => timeline.id));
  const left = run.changedIds.filter((id) => members.has(id) && matched?.has(id) !== true);
  // Without an answer nobody can say that they left; the night looks at everything.
  const drop = [...run.deletedIds, ...(matched === undefined ? [] : left)];
  return { read: [...(matched ?? [])], drop: drop.filter((id) => members.has(id)) };
}

/** Who is in the scope now, and who changed since it was last looked at. */
async function wholeDifference(
  ports: Ports,
  scope: TrackedScope,
  { kept, state }: { readonly kept: readonly KnownIssue[]; readonly state: TimelinesState },
): Promise<Difference | null> {
  const { jql } = scope.basis.scope;
  const options = { as: 'app', limit: MAX_POPULATION } as const;
  const since = ports.clock.now() - Date.parse(state.asOf ?? new Date(0).toISOString());
  const minutes = Math.ceil(since / 60_000) + OVERLAP_MINUTES;
  const [found, changed] = await Promise.all([
    ports.metricFacts.find(jql, options),
    ports.metricFacts.find(withCondition(jql, `updated >= -${minutes}m`), options),
  ]);
  if (found.kind === 'invalid-jql' || changed.kind === 'invalid-jql') {
    const messages = found.kind === 'invalid-jql' ? found.messages : [];
    await markStale(ports, scope, { state, messages });
    return null;
  }
  const known = new Set(kept.map(({ timeline }) => timeline.id));
  const members = new Set(found.ids);
  const entered = found.ids.filter((id) => !known.has(id));
  return {
    read: [...new Set([...entered, ...changed.ids.filter((id) => members.has(id))])],
    drop: [...known].filter((id) => !members.has(id)),
  };
}

function afterChange(
  kept: readonly KnownIssue[],
  { put, drop }: { readonly put: readonly KnownIssue[]; readonly drop: readonly IssueId[] },
): readonly KnownIssue[] {
  const gone = new Set([...drop, ...put.map(({ timeline }) => timeline.id)]);
  return [...kept.filter(({ timeline }) => !gone.has(timeline.id)), ...put];
}

/** Sprints that began or ended since are frozen as they stand. */
async function currentContainers(
  ports: Ports,
  scope: TrackedScope,
  {
    issues,
    looksAtContainers,
  }: { readonly issues: readonly KnownIssue[]; readonly looksAtContainers: boolean },
): Promise<Containers | null> {
  const { basis } = scope;
  const before = await ports.scopeTimelines.containers(basis.hash);
  if (!looksAtContainers || before === null) return before;
  const after = await readContainers(ports, basis, { issues, before });
  if (JSON.stringify(after) !== JSON.stringify(before)) {
    await freeze(ports, scope, { before, known: { issues, containers: after, linked: [] } });
    await ports.scopeTimelines.saveContainers(basis.hash, after);
  }
  return after;
}

async function freeze(
  ports: Ports,
  { basis }: TrackedScope,
  { before, known }: { readonly before: Containers; readonly known: KnownScope },
): Promise<void> {
  const sprintFieldId = basis.fields.work.sprint;
  if (sprintFieldId === null) return;
  const frozen = freezeSprints({
    ...{ before, after: known.containers, issues: known.issues, sprintFieldId },
    snapshots: await ports.sprintSnapshots.find(basis.hash),
    estimateFieldId: estimateFieldOf(known, basis),
    categoryOf: await categories(ports),
    now: ports.clock.now(),
  });
  if (frozen.size > 0) await ports.sprintSnapshots.save(basis.hash, frozen);
}

/** Never a gap: what was known last stays, with when it was true. */
async function markStale(
  ports: Pick<Ports, 'scopeTimelines' | 'clock'>,
  { basis }: TrackedScope,
  { state, messages }: { readonly state: TimelinesState; readonly messages: readonly string[] },
): Promise<void> {
  const reason = messages.length > 0 ? 'jql-invalid' : 'jira-unavailable';
  const since = state.stale?.since ?? new Date(ports.clock.now()).toISOString();
  await ports.scopeTimelines.saveState(basis.hash, {
    ...state,
    stale: { reason, since, messages },
  });
}

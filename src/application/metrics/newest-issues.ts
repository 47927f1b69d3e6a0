import { withCondition } from '../../domain/metrics/jql-text';
import type { IssueId } from '../../domain/shared/ids';
import { type ToldWait, toldWait } from '../budget/told-wait';
import type { KnownIssue } from '../ports/metric-facts';
import type { Ports } from '../ports/ports';
import { keptIssues, type KeptIssues, readSharing } from './kept-issues';
import { type KnownScope, readContainers } from './known-scope';
import type { MetricBasis } from './metric-basis';
import { OVERLAP_MINUTES } from './read-timelines';

/** What one look may cost: an issue with its history is some ten points of the quota. */
export const MOST_NEWEST = 300;
/** So old a copy may be while somebody tries one metric after the other. */
const KEEP_MS = 15 * 60_000;
/** A page has to answer in time, so that it looks for known issues among so many only. */
const MOST_LOOKED_THROUGH = 5_000;

export type NewestIssues =
  | {
      readonly kind: 'newest';
      readonly known: KnownScope;
      /** In the scope, as the app sees it. */
      readonly total: number;
      readonly asOf: string;
    }
  | { readonly kind: 'waits'; readonly wait: ToldWait }
  | { readonly kind: 'invalid-jql'; readonly messages: readonly string[] };

/**
 * The newest issues of a scope that nobody follows yet, as the app sees them: whoever is shown
 * anything of them must be asked about first. Read once for all who try metrics over it.
 */
export async function newestIssues(ports: Ports, basis: MetricBasis): Promise<NewestIssues> {
  const hash = newestHash(ports, basis);
  const [state, members] = await Promise.all([
    ports.scopeTimelines.state(hash),
    ports.scopeTimelines.members(hash),
  ]);
  const age = ports.clock.now() - (members?.at ?? 0);
  const copy = state === null || members === null || age > KEEP_MS ? null : members;
  return copy === null
    ? readNewest(ports, basis, hash)
    : completed(ports, basis, { hash, ids: copy.ids, at: copy.at, total: state?.issuesTotal ?? 0 });
}

/** Whether with work logs or without: what happened is the same. */
const newestHash = ({ hash }: Ports, { scope, needs }: MetricBasis): string =>
  hash.of(JSON.stringify(['newest', scope.jql.trim(), scope.boardId, needs.fieldIds]));

interface Copy {
  readonly hash: string;
  readonly ids: readonly IssueId[];
  /** Epoch milliseconds. */
  readonly at: number;
  readonly total: number;
}

/** What an earlier look did not need is read now, such as work logs. */
async function completed(
  ports: Ports,
  { needs }: MetricBasis,
  { hash, ids, at, total }: Copy,
): Promise<NewestIssues> {
  const kept = await ports.scopeTimelines.issues(hash);
  const byId = new Map(kept.map((issue) => [issue.timeline.id, issue]));
  const isMissing = needs.withEffort && kept.some(({ worklogs }) => worklogs === null);
  const wait = isMissing ? await toldWait(ports, 'renewal') : null;
  if (wait !== null) return { kind: 'waits', wait };
  const issues = await readSharing(ports.metricFacts, ids, { needs, byId });
  if (isMissing) await ports.scopeTimelines.change(hash, { put: issues, drop: [] });
  const containers = (await ports.scopeTimelines.containers(hash)) ?? NO_CONTAINERS;
  return newest({ issues, containers, linked: [] }, { at, total });
}

const NO_CONTAINERS = { sprints: [], versions: [], estimateFieldId: null, columns: [] };

const newest = (known: KnownScope, { at, total }: Pick<Copy, 'at' | 'total'>): NewestIssues => ({
  ...{ kind: 'newest', known, asOf: new Date(at).toISOString() },
  total: Math.max(total, known.issues.length),
});

async function readNewest(ports: Ports, basis: MetricBasis, hash: string): Promise<NewestIssues> {
  // Trying metrics must leave room for the changes of the hour and for refreshes.
  const wait = await toldWait(ports, 'renewal');
  if (wait !== null) return { kind: 'waits', wait };
  const { scope, needs } = basis;
  const at = ports.clock.now();
  const [found, counted] = await Promise.all([
    ports.metricFacts.find(scope.jql, { as: 'app', limit: MOST_NEWEST }),
    ports.jql.count(scope.jql, 'app'),
  ]);
  if (found.kind === 'invalid-jql') return found;
  const { ids } = found;
  const kept = await keptIssues(ports, { ids, needs, most: MOST_LOOKED_THROUGH });
  const byId = await unchanged(ports, scope.jql, kept);
  const issues = await readSharing(ports.metricFacts, ids, { needs, byId });
  const before = await ports.scopeTimelines.containers(hash);
  const containers = await readContainers(ports, basis, { issues, before });
  const total = counted.kind === 'counted' ? counted.count : issues.length;
  await save(ports, { hash, ids, at, total }, { issues, containers, linked: [] });
  return newest({ issues, containers, linked: [] }, { at, total });
}

/** Those that nobody has edited since they were read. */
async function unchanged(
  ports: Pick<Ports, 'metricFacts' | 'clock'>,
  jql: string,
  { byId, since }: KeptIssues,
): Promise<KeptIssues['byId']> {
  if (byId.size === 0) return byId;
  const minutes = Math.ceil((ports.clock.now() - since) / 60_000) + OVERLAP_MINUTES;
  const found = await ports.metricFacts.find(withCondition(jql, `updated >= -${minutes}m`), {
    ...{ as: 'app', limit: MOST_NEWEST },
  });
  if (found.kind === 'invalid-jql') return new Map<IssueId, KnownIssue>();
  // Of more than can be told, any may be another.
  if (!found.isWhole) return new Map<IssueId, KnownIssue>();
  const changed = new Set(found.ids);
  return new Map([...byId].filter(([id]) => !changed.has(id)));
}

async function save(
  { scopeTimelines }: Pick<Ports, 'scopeTimelines'>,
  { hash, ids, at, total }: Copy,
  { issues, containers }: KnownScope,
): Promise<void> {
  const now = new Set(ids);
  const before = await scopeTimelines.issues(hash);
  const drop = before.map(({ timeline }) => timeline.id).filter((id) => !now.has(id));
  await scopeTimelines.change(hash, { put: issues, drop });
  await scopeTimelines.saveContainers(hash, containers);
  await scopeTimelines.saveMembers(hash, { ids, at });
  const asOf = new Date(at).toISOString();
  const done = { state: 'done', issuesDone: issues.length, issuesTotal: total } as const;
  await scopeTimelines.saveState(hash, { ...done, asOf, stale: null });
}

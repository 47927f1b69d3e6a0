import type { IssueId } from '../../domain/shared/ids';
import type { KnownIssue, MetricFacts, TimelineNeeds } from '../ports/metric-facts';
import type { Ports } from '../ports/ports';

/** What is older is read anew rather than brought up to date. */
const OLDEST_MS = 86_400_000;

/** Issues with their pasts that were read for some other question. */
export interface KeptIssues {
  /** An issue may lack work logs and comments. */
  readonly byId: ReadonlyMap<IssueId, KnownIssue>;
  /** Epoch milliseconds: what changed after that is not in all of them. */
  readonly since: number;
}

interface Wanted {
  readonly ids: readonly IssueId[];
  readonly needs: TimelineNeeds;
  /** Scopes are looked through until they held so many issues. */
  readonly most: number;
}

/** A past is asked of Jira once, however many scopes an issue is in. Decision 0018. */
export async function keptIssues(
  ports: Pick<Ports, 'scopeTimelines' | 'clock'>,
  { ids, needs, most }: Wanted,
): Promise<KeptIssues> {
  const now = ports.clock.now();
  const open = new Set(ids);
  const byId = new Map<IssueId, KnownIssue>();
  let since = now;
  let seen = 0;
  const hashes = open.size === 0 ? [] : await ports.scopeTimelines.list();
  for (const hash of hashes) {
    const at = await readAt(ports, hash);
    if (at === null || now - at > OLDEST_MS) continue;
    const issues = await ports.scopeTimelines.issues(hash);
    const found = issues.filter((one) => open.has(one.timeline.id) && hasFields(one, needs));
    if (found.length > 0) since = Math.min(since, at);
    for (const issue of found) {
      byId.set(issue.timeline.id, issue);
      if (isEnough(issue, needs)) open.delete(issue.timeline.id);
    }
    seen += issues.length;
    if (open.size === 0 || seen >= most) break;
  }
  return { byId, since };
}

/** `null` for what is kept beside a scope and is brought up to date with it alone. */
async function readAt(
  { scopeTimelines }: Pick<Ports, 'scopeTimelines'>,
  hash: string,
): Promise<number | null> {
  const state = await scopeTimelines.state(hash);
  if (state === null) return null;
  if (state.asOf !== null) return Date.parse(state.asOf);
  return (await scopeTimelines.members(hash))?.at ?? null;
}

/** A field that was asked for has a value, if only `null`. */
export const hasFields = ({ timeline }: KnownIssue, { fieldIds }: TimelineNeeds): boolean =>
  fieldIds.every((id) => Object.hasOwn(timeline.values, id));

export const isEnough = ({ worklogs }: KnownIssue, { withEffort }: TimelineNeeds): boolean =>
  !withEffort || worklogs !== null;

/** The issues as these needs have them; only what is not kept is asked of Jira. */
export async function readSharing(
  facts: Pick<MetricFacts, 'read'>,
  ids: readonly IssueId[],
  { needs, byId }: { readonly needs: TimelineNeeds } & Pick<KeptIssues, 'byId'>,
): Promise<readonly KnownIssue[]> {
  const kept = ids.flatMap((id) => {
    const issue = byId.get(id);
    return issue !== undefined && isEnough(issue, needs) ? [asNeeded(issue, needs)] : [];
  });
  const there = new Set(kept.map(({ timeline }) => timeline.id));
  const missing = ids.filter((id) => !there.has(id));
  const read = missing.length === 0 ? [] : await facts.read(missing, needs, byId);
  return [...kept, ...read];
}

/** Without what others needed of it: it would be stored again with every scope. */
function asNeeded(issue: KnownIssue, { fieldIds, withEffort }: TimelineNeeds): KnownIssue {
  const asked = new Set(fieldIds);
  const { timeline } = issue;
  const only = <Value>(all: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(all).filter(([id]) => asked.has(id)));
  const values = only(timeline.values);
  const needed = { ...issue, timeline: { ...timeline, values, changes: only(timeline.changes) } };
  return withEffort ? needed : { ...needed, ...NO_EFFORT };
}

const NO_EFFORT = { worklogs: null, comments: null, appAccountIds: [] };

import type { IssueId } from '../../domain/shared/ids';
import type { Ports } from '../ports/ports';
import type { ScopeSummary } from '../ports/scope-store';
import type { MatchOutcome } from '../ports/work-items';
import type { Scope } from './scope';

/** Queries that are counted together: one call for all of them, of a length that Jira takes. */
const COUNTED_AT_ONCE = 100;
const COUNTED_TEXT = 20_000;

interface Hour {
  /** Queries whose answer moves with time. */
  readonly scopes: readonly Scope[];
  readonly summaries: ReadonlyMap<string, ScopeSummary>;
  /** Edited in the last minutes: whether they belong is asked of them anyway. */
  readonly changedIds: readonly IssueId[];
  readonly minutes: number;
}

interface Moved {
  /** Known issues that entered or left without an edit. */
  readonly issueIds: readonly IssueId[];
  /** Hashes of scopes that find issues nobody knows, or that Jira does not understand. */
  readonly readWhole: readonly string[];
}

/**
 * What entered or left as time passed, at the cost of calls and not of issues: their known issues
 * are matched against all of these queries, and one count for all of them tells whether Jira finds
 * any that nobody knows. Only then each is counted, and read where the count differs. Values need
 * no look: they change by edits. Decision 0020.
 */
export async function movedByTime(ports: Pick<Ports, 'workItems'>, hour: Hour): Promise<Moved> {
  const { scopes, summaries } = hour;
  const ids = new Set<IssueId>();
  for (const { hash } of scopes) {
    for (const id of summaries.get(hash)?.memberIds ?? []) ids.add(id);
  }
  const jqls = scopes.map(({ jql }) => jql);
  const matches: readonly (MatchOutcome | undefined)[] =
    ids.size === 0 ? [] : await ports.workItems.match([...ids], jqls);
  const found = scopes.map((scope, at) => ({ scope, issueIds: issuesOf(matches[at]) }));
  const understood = found.filter((one): one is Found => one.issueIds !== null);
  return {
    issueIds: [...new Set(understood.flatMap((one) => apart(one, summaries)))],
    readWhole: [
      ...found.filter(({ issueIds }) => issueIds === null).map(({ scope }) => scope.hash),
      ...(await withUnknownIssues(ports, understood, hour)),
    ],
  };
}

interface Found {
  readonly scope: Scope;
  readonly issueIds: ReadonlySet<IssueId>;
}

function issuesOf(outcome: MatchOutcome | undefined): ReadonlySet<IssueId> | null {
  if (outcome === undefined) return new Set();
  return outcome.kind === 'matched' ? outcome.issueIds : null;
}

function apart(
  { scope, issueIds }: Found,
  summaries: ReadonlyMap<string, ScopeSummary>,
): readonly IssueId[] {
  const members = new Set(summaries.get(scope.hash)?.memberIds);
  const left = [...members].filter((id) => !issueIds.has(id));
  return [...left, ...[...issueIds].filter((id) => !members.has(id))];
}

/** Edited issues are left out on both sides, since search may not know yet what they are now. */
async function withUnknownIssues(
  ports: Pick<Ports, 'workItems'>,
  found: readonly Found[],
  { changedIds, minutes }: Hour,
): Promise<readonly string[]> {
  const changed = new Set(changedIds);
  const isComplete = async (group: readonly Found[]): Promise<boolean> => {
    const known = new Set(group.flatMap(({ issueIds }) => [...issueIds]));
    const expected = [...known].filter((id) => !changed.has(id)).length;
    const jqls = group.map(({ scope }) => scope.jql);
    return (await ports.workItems.countUnedited(jqls, minutes)) === expected;
  };
  const hashes: string[] = [];
  for (const group of groupsOf(found)) {
    if (await isComplete(group)) continue;
    for (const one of group) {
      if (group.length === 1 || !(await isComplete([one]))) hashes.push(one.scope.hash);
    }
  }
  return hashes;
}

function groupsOf(found: readonly Found[]): readonly (readonly Found[])[] {
  const groups: Found[][] = [];
  let text = 0;
  for (const one of found) {
    const last = groups.at(-1);
    text += one.scope.jql.length;
    if (last !== undefined && last.length < COUNTED_AT_ONCE && text <= COUNTED_TEXT) {
      last.push(one);
      continue;
    }
    groups.push([one]);
    text = one.scope.jql.length;
  }
  return groups;
}

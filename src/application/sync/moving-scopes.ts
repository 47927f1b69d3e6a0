import type { IssueId } from '../../domain/shared/ids';
import type { Ports } from '../ports/ports';
import type { MatchOutcome } from '../ports/work-items';

/** Queries that are counted together: one call for all of them, of a length that Jira takes. */
const COUNTED_AT_ONCE = 100;
const COUNTED_TEXT = 20_000;

/** A query whose answer moves with time. */
export interface MovingScope {
  readonly hash: string;
  readonly jql: string;
  /** The issues it had when it was last looked at. */
  readonly memberIds: readonly IssueId[];
}

interface Hour {
  readonly scopes: readonly MovingScope[];
  /** Edited in the last minutes: whether they belong is asked of them anyway. */
  readonly changedIds: readonly IssueId[];
  readonly minutes: number;
}

interface Moved {
  /** Known issues that entered or left without an edit. */
  readonly issueIds: readonly IssueId[];
  /** Hashes of scopes that find issues nobody knows, or that Jira does not understand. */
  readonly readWhole: readonly string[];
  /** Which of the known and the edited issues the other scopes have now, by their hash. */
  readonly matches: ReadonlyMap<string, ReadonlySet<IssueId>>;
}

/**
 * What entered or left as time passed, at the cost of calls and not of issues: their known issues
 * are matched against all of these queries, and one count for all of them tells whether Jira finds
 * any that nobody knows. Only then each is counted, and read where the count differs. Values need
 * no look: they change by edits. Decision 0020.
 */
export async function movedByTime(ports: Pick<Ports, 'workItems'>, hour: Hour): Promise<Moved> {
  const { scopes, changedIds } = hour;
  const ids = new Set(scopes.length === 0 ? [] : changedIds);
  for (const { memberIds } of scopes) for (const id of memberIds) ids.add(id);
  const jqls = scopes.map(({ jql }) => jql);
  const matches: readonly (MatchOutcome | undefined)[] =
    ids.size === 0 ? [] : await ports.workItems.match([...ids], jqls);
  const found = scopes.map((scope, at) => ({ scope, issueIds: issuesOf(matches[at]) }));
  const understood = found.filter((one): one is Found => one.issueIds !== null);
  const readWhole = [
    ...found.filter(({ issueIds }) => issueIds === null).map(({ scope }) => scope.hash),
    ...(await withUnknownIssues(ports, understood, hour)),
  ];
  const followed = understood.filter(({ scope }) => !readWhole.includes(scope.hash));
  return {
    issueIds: [...new Set(understood.flatMap(apart))],
    readWhole,
    matches: new Map(followed.map(({ scope, issueIds }) => [scope.hash, issueIds])),
  };
}

interface Found {
  readonly scope: MovingScope;
  readonly issueIds: ReadonlySet<IssueId>;
}

function issuesOf(outcome: MatchOutcome | undefined): ReadonlySet<IssueId> | null {
  if (outcome === undefined) return new Set();
  return outcome.kind === 'matched' ? outcome.issueIds : null;
}

function apart({ scope, issueIds }: Found): readonly IssueId[] {
  const members = new Set(scope.memberIds);
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

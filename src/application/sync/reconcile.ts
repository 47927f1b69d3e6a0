import type { IssueId } from '../../domain/shared/ids';
import type { Run, RunReconcile } from '../ports/jobs';
import type { Ports } from '../ports/ports';
import type { ScopeSummary } from '../ports/scope-store';
import { type Drift, MAX_DRIFTED, type Reconcile } from '../ports/sync-store';
import type { MatchOutcome } from '../ports/work-items';
import type { ScopeOutcome } from './measure-scope';
import type { Scope } from './scope';

/** Every query is read with all its values once in so many nights. */
const NIGHTS = 7;
const DAY_MS = 86_400_000;
/** Source: forge-facts 5.4. */
const CALLS_IN_FLIGHT = 5;

interface Night {
  /** The hour's own changes, which are no drift. */
  readonly run: Run;
  readonly scopes: readonly Scope[];
  readonly summaries: ReadonlyMap<string, ScopeSummary>;
  readonly now: number;
}

/**
 * Finds what the sync has otherwise than Jira, at the cost of calls and not of issues: every issue
 * that is known anywhere is matched against every query, which finds what left or entered without
 * an edit; a count that differs tells that Jira finds issues nobody knows; and each night a
 * seventh of the queries is read whole, as are all after a status changed its category, which
 * edits no issue either. What is found joins the run, and is healed as any change is.
 */
export async function reconcile(ports: Ports, night: Night): Promise<Run> {
  const { run, summaries } = night;
  const statuses = await statusesPrint(ports);
  const areStatusesSame = statuses === (await ports.sync.state()).statusesAtReconcile;
  const compared = night.scopes.filter(({ hash }) => run.update.includes(hash));
  const isDeep = ({ hash }: Scope) => !areStatusesSame || isTonight(hash, night.now);
  const ids = knownIds(compared, night);
  const jqls = compared.map(({ jql }) => jql);
  const matches = ids.length === 0 ? [] : await ports.workItems.match(ids, jqls);
  const changed = new Set(run.changedIds);
  const findings = compared.map((scope, index) =>
    finding(scope, matches[index], { members: summaries.get(scope.hash)?.memberIds, changed }),
  );
  const whole = findings.filter(({ scope, match }) => isDeep(scope) || match === null);
  const unknown = await withUnknownIssues(
    ports,
    findings.filter((one) => !whole.includes(one)),
  );
  const readWhole = new Set([...whole, ...unknown].map(({ scope }) => scope.hash));
  const apart = findings.flatMap(({ missing, extra }) => [...missing, ...extra]);
  return {
    ...run,
    changedIds: [...new Set([...run.changedIds, ...apart])],
    readWhole: [...run.readWhole, ...readWhole],
    reconcile: {
      ...{ statuses, issues: ids.length, queries: compared.length },
      compared: [...readWhole],
      byScope: Object.fromEntries(
        findings
          .filter(({ missing, extra }) => missing.length + extra.length > 0)
          .map(({ scope, missing, extra }) => [
            scope.hash,
            { missing: missing.length, extra: extra.length, outdated: 0 },
          ]),
      ),
    },
  };
}

export async function statusesPrint(ports: Pick<Ports, 'histories' | 'hash'>): Promise<string> {
  const categories = [...(await ports.histories.statusCategories())];
  return ports.hash.of(JSON.stringify(categories.sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** Each query has its own night of the week, and keeps it. */
function isTonight(hash: string, now: number): boolean {
  let sum = 0;
  for (let at = 0; at < hash.length; at += 1) sum += hash.charCodeAt(at);
  return sum % NIGHTS === Math.floor(now / DAY_MS) % NIGHTS;
}

function knownIds(scopes: readonly Scope[], { run, summaries }: Night): readonly IssueId[] {
  const ids = new Set<IssueId>(run.changedIds);
  for (const { hash } of scopes) {
    for (const id of summaries.get(hash)?.memberIds ?? []) ids.add(id);
  }
  return [...ids];
}

interface Finding {
  readonly scope: Scope;
  /** `null` when Jira could not match the query. */
  readonly match: ReadonlySet<IssueId> | null;
  readonly missing: readonly IssueId[];
  readonly extra: readonly IssueId[];
}

function finding(
  scope: Scope,
  outcome: MatchOutcome | undefined,
  {
    members = [],
    changed,
  }: { members?: readonly IssueId[] | undefined; changed: ReadonlySet<IssueId> },
): Finding {
  if (outcome?.kind === 'invalid-jql') return { scope, match: null, missing: [], extra: [] };
  const match = outcome?.issueIds ?? new Set<IssueId>();
  const known = new Set(members);
  const isDrift = (id: IssueId) => !changed.has(id);
  return {
    scope,
    match,
    missing: [...match].filter((id) => !known.has(id)).filter(isDrift),
    extra: members.filter((id) => !match.has(id)).filter(isDrift),
  };
}

/** Jira counts more, or fewer, than the known issues that match. */
async function withUnknownIssues(
  ports: Pick<Ports, 'jql'>,
  findings: readonly Finding[],
): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  for (let from = 0; from < findings.length; from += CALLS_IN_FLIGHT) {
    const batch = findings.slice(from, from + CALLS_IN_FLIGHT);
    const counts = await Promise.all(batch.map(({ scope }) => ports.jql.count(scope.jql, 'app')));
    batch.forEach((one, index) => {
      const count = counts[index];
      if (count?.kind !== 'counted' || count.count !== one.match?.size) found.push(one);
    });
  }
  return found;
}

const NO_DRIFT: Drift = { missing: 0, extra: 0, outdated: 0 };

const sumOf = (a: Drift, b: Drift): Drift => ({
  missing: a.missing + b.missing,
  extra: a.extra + b.extra,
  outdated: a.outdated + b.outdated,
});

const isNone = ({ missing, extra, outdated }: Drift) => missing + extra + outdated === 0;

/** What a compared query turned out to have otherwise, the night's own changes aside. */
export function driftOf(run: Run, hash: string, { differences = [] }: ScopeOutcome): Drift {
  if (run.reconcile?.compared.includes(hash) !== true) return NO_DRIFT;
  const changed = new Set(run.changedIds);
  const counts = { ...NO_DRIFT };
  for (const { issueId, kind } of differences) if (!changed.has(issueId)) counts[kind] += 1;
  return counts;
}

export function withDrift(known: RunReconcile, hash: string, drift: Drift): RunReconcile {
  if (isNone(drift)) return known;
  const sum = sumOf(known.byScope[hash] ?? NO_DRIFT, drift);
  return { ...known, byScope: { ...known.byScope, [hash]: sum } };
}

/** What the night has to tell: the sums over all queries, and the queries that had drifted. */
export function summaryOf(
  { reconcile: found, startedAt }: Run,
  finishedAt: string,
): Reconcile | null {
  if (found === undefined) return null;
  const { issues, queries, byScope } = found;
  const drifts = Object.entries(byScope);
  return {
    ...{ startedAt, finishedAt, queries, issues },
    ...drifts.reduce((sum, [, drift]) => sumOf(sum, drift), NO_DRIFT),
    byScope: Object.fromEntries(drifts.slice(0, MAX_DRIFTED)),
  };
}

import { ok } from '../../domain/shared/result';
import { type MetricPasts, metricPasts } from '../metrics/metric-pasts';
import { type BudgetView, budgetView } from '../budget/budget-view';
import type { Caller } from '../caller';
import { mustBeJiraAdmin } from '../okr/authorise';
import { keyResultAccessOf, viewerSight, type ViewerSight } from '../okr/viewer-sight';
import type { Staleness } from '../ports/metric-states';
import type { Ports } from '../ports/ports';
import type { ScopeRetry, ScopeSummary } from '../ports/scope-store';
import type { Drift, Reconcile, SyncState, SyncSummary } from '../ports/sync-store';
import type { Outcome } from '../refusal';
import { loadMeasuredOkrs, type MeasuredOkrs } from '../sync/measured-okrs';
import type { Scope } from '../sync/scope';

interface QueryHealth {
  readonly jql: string | null;
  readonly keyResults: readonly {
    readonly id: string;
    readonly title: string | null;
    readonly ownerId: string | null;
  }[];
  readonly issues: number | null;
  readonly durationMs: number | null;
  readonly calls: number;
  readonly points: number;
  readonly lastOkAt: string | null;
  readonly stale: Staleness | null;
  readonly retry: ScopeRetry | null;
  readonly drift: Drift | null;
}

export interface DataHealth {
  readonly lastSync: SyncSummary | null;
  readonly lastHourly: SyncSummary | null;
  readonly lastReconcile: Omit<Reconcile, 'byScope' | 'startedAt'> | null;
  readonly budget: BudgetView;
  readonly metricPasts: MetricPasts;
  readonly queries: readonly QueryHealth[];
  readonly now: string;
}

/**
 * How every query of the site goes. A Jira admin who may not see a key result is told that there is
 * one and whom to ask, and nothing it says.
 */
export async function getDataHealth(ports: Ports, caller: Caller): Promise<Outcome<DataHealth>> {
  const allowed = await mustBeJiraAdmin(ports);
  if (!allowed.ok) return allowed;
  const now = ports.clock.now();
  const [okrs, state] = await Promise.all([loadMeasuredOkrs(ports), ports.sync.state()]);
  const summaries = await ports.scopes.summaries([...okrs.scopes.keys()]);
  const homes = [...okrs.byMetric.values()].map(({ objective }) => objective.projectId);
  const sight = await viewerSight(ports, caller, { homes, audiences: [] });
  const queries = [...okrs.scopes.values()].map((scope) =>
    queryHealth({ okrs, sight, state }, scope, summaries.get(scope.hash)),
  );
  return ok({
    lastSync: state.lastSync,
    lastHourly: state.lastHourly,
    lastReconcile: totalsOf(state.lastReconcile),
    budget: await budgetView(ports, okrs.settings.quotaShare),
    metricPasts: await metricPasts(ports),
    // What needs attention first, then what costs most.
    queries: queries.sort((a, b) => rank(b) - rank(a) || b.points - a.points),
    now: new Date(now).toISOString(),
  });
}

function totalsOf(reconcile: Reconcile | null): DataHealth['lastReconcile'] {
  if (reconcile === null) return null;
  const { finishedAt, queries, issues, missing, extra, outdated } = reconcile;
  return { finishedAt, queries, issues, missing, extra, outdated };
}

const rank = ({ stale }: QueryHealth) => (stale === null ? 0 : 1);

interface Known {
  readonly okrs: MeasuredOkrs;
  readonly sight: ViewerSight;
  readonly state: SyncState;
}

function queryHealth(
  { okrs, sight, state }: Known,
  scope: Scope,
  summary: ScopeSummary | undefined,
): QueryHealth {
  const keyResults = scope.metrics.flatMap(({ metric }) => {
    const found = okrs.byMetric.get(metric.id);
    if (found === undefined) return [];
    const { id, title, ownerId } = found.keyResult;
    const { canSee } = keyResultAccessOf(found.keyResult, found.objective, sight);
    return [{ id, title: canSee ? title : null, ownerId }];
  });
  const isHidden = keyResults.every(({ title }) => title === null);
  const stale = summary?.stale ?? state.outage;
  return {
    jql: isHidden ? null : scope.jql,
    keyResults,
    ...readNumbers(summary),
    lastOkAt: lastOkAt(summary, state),
    retry: summary?.retry ?? null,
    drift: state.lastReconcile?.byScope[scope.hash] ?? null,
    // Jira's words about a query repeat parts of it.
    stale: stale !== null && isHidden ? { ...stale, messages: [] } : stale,
  };
}

function readNumbers(
  summary: ScopeSummary | undefined,
): Pick<QueryHealth, 'issues' | 'durationMs' | 'calls' | 'points'> {
  if (summary === undefined) return { issues: null, durationMs: null, calls: 0, points: 0 };
  const { memberIds, durationMs, calls, points, lastOkAt: readAt } = summary;
  const hasRead = readAt !== null;
  return {
    issues: hasRead ? memberIds.length : null,
    durationMs: hasRead ? durationMs : null,
    ...{ calls, points },
  };
}

/** An unchanged query is not written again; the last sweep vouches for it. */
function lastOkAt(summary: ScopeSummary | undefined, { confirmedAt }: SyncState): string | null {
  const readAt = summary?.lastOkAt ?? null;
  if (readAt === null || summary?.stale != null || confirmedAt === null) return readAt;
  return readAt > confirmedAt ? readAt : confirmedAt;
}

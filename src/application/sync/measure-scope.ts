import { changesBetween } from '../../domain/history/items-at';
import type { WorkItem } from '../../domain/metrics/work-item';
import type { Home, IssueId } from '../../domain/shared/ids';
import type { StaleReason } from '../ports/metric-states';
import type { Ports } from '../ports/ports';
import type { ScopeSummary } from '../ports/scope-store';
import type { Drift } from '../ports/sync-store';
import { measureMetric, staleSince } from './measure-metric';
import { withoutDeleted } from './recent-deletions';
import { recordScope } from './record-scope';
import { retryAfterFailure } from './scope-retry';
import type { MeasuredOkrs } from './measured-okrs';
import { MAX_POPULATION, type Scope } from './scope';

/** What measuring one scope came to. */
export interface ScopeOutcome {
  readonly measured: number;
  readonly failed: number;
  /** Projects whose pages now show something else. */
  readonly changedProjects: readonly Home[];
  /** What a full read found otherwise than it was known; absent when nothing was compared. */
  readonly differences?: readonly Difference[];
}

interface Difference {
  readonly issueId: IssueId;
  readonly kind: keyof Drift;
}

/** Reads all issues of the scope anew. A failure keeps every last good value. */
export async function readWholeScope(
  ports: Ports,
  okrs: MeasuredOkrs,
  scope: Scope,
): Promise<ScopeOutcome> {
  const startedAt = ports.clock.now();
  const before = ports.meter.spent();
  const found = await ports.workItems.search(scope.jql, scope.needs, MAX_POPULATION);
  if (found.kind === 'too-many') return markStale(ports, scope, { reason: 'too-many-issues' });
  if (found.kind === 'invalid-jql') {
    return markStale(ports, scope, { reason: 'jql-invalid', messages: found.messages });
  }
  const items = await withoutDeleted(ports, found.items);
  const after = ports.meter.spent();
  const summary: ScopeSummary = {
    hash: scope.hash,
    jql: scope.jql,
    memberIds: items.map(({ id }) => id),
    lastOkAt: new Date(startedAt).toISOString(),
    durationMs: ports.clock.now() - startedAt,
    calls: after.calls - before.calls,
    points: after.points - before.points,
    stale: null,
  };
  const known = await ports.scopes.items(scope.hash);
  await recordScope(ports, { hash: scope.hash, before: known, after: items, at: startedAt });
  await ports.scopes.save(summary, items);
  const outcome = await measureItems(ports, okrs, { scope, items });
  return known === null ? outcome : { ...outcome, differences: differencesOf(known, items) };
}

function differencesOf(
  known: readonly WorkItem[],
  found: readonly WorkItem[],
): readonly Difference[] {
  const members = new Set(found.map(({ id }) => id));
  return changesBetween(known, found, 0).map(({ issueId, before }) => {
    const kind = before === null ? 'missing' : members.has(issueId) ? 'outdated' : 'extra';
    return { issueId, kind };
  });
}

export async function measureItems(
  ports: Ports,
  okrs: MeasuredOkrs,
  { scope, items }: { scope: Scope; items: readonly WorkItem[] },
): Promise<ScopeOutcome> {
  const changed = new Set<Home>();
  for (const stored of scope.metrics) {
    const measured = okrs.byMetric.get(stored.metric.id);
    const task = { stored, scope, items, measured, settings: okrs.settings };
    if (await measureMetric(ports, task)) changed.add(stored.metric.projectId);
  }
  return { measured: scope.metrics.length, failed: 0, changedProjects: [...changed] };
}

/** Never a 0: the last good value stays, with the reason it could not be renewed. */
export async function markStale(
  ports: Ports,
  scope: Scope,
  why: { reason: StaleReason; messages?: readonly string[] },
): Promise<ScopeOutcome> {
  const at = new Date(ports.clock.now()).toISOString();
  const changed = new Set<Home>();
  for (const { metric } of scope.metrics) {
    const before = await ports.states.find(metric.id);
    const stale = staleSince(before, { ...why, at });
    if (before !== null && JSON.stringify(before.stale) === JSON.stringify(stale)) continue;
    const base = before ?? {
      metricId: metric.id,
      projectId: metric.projectId,
      definitionHash: '',
      measured: null,
      audience: { byProject: [], restricted: [] },
      firstAchievedAt: null,
    };
    await ports.states.save({ ...base, scopeHash: scope.hash, stale });
    changed.add(metric.projectId);
  }
  await noteFailureInHealth(ports, scope, { ...why, at });
  return { measured: 0, failed: scope.metrics.length, changedProjects: [...changed] };
}

async function noteFailureInHealth(
  ports: Ports,
  scope: Scope,
  why: { reason: StaleReason; messages?: readonly string[]; at: string },
): Promise<void> {
  const known = (await ports.scopes.summaries([scope.hash])).get(scope.hash);
  const since = known?.stale?.reason === why.reason ? known.stale.since : why.at;
  const stale = { reason: why.reason, since, messages: why.messages ?? [] };
  const retry = retryAfterFailure(known?.retry, why.reason, Date.parse(why.at));
  if (known !== undefined && isSame([known.stale, known.retry ?? null], [stale, retry])) return;
  const empty = { memberIds: [], lastOkAt: null, durationMs: 0, calls: 0, points: 0 };
  await ports.scopes.saveSummary({
    ...(known ?? empty),
    hash: scope.hash,
    jql: scope.jql,
    stale,
    retry,
  });
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

import { err, ok } from '../../domain/shared/result';
import type { CatalogueSource } from '../../domain/metrics/tracked-metric';

import type { Home } from '../../domain/shared/ids';
import type { Caller } from '../caller';
import { homeAccess } from '../okr/authorise';
import type { Ports } from '../ports/ports';

import { invalid, notFound, type Outcome } from '../refusal';
import { checkSource } from './check-metric';
import { computeSeries, emptySeries, shownSeries } from './computed-series';
import { readSharing } from './kept-issues';
import { loadKnownScope, type KnownScope } from './known-scope';
import { type MetricBasis, metricBasis } from './metric-basis';
import type { MetricWindow } from './metric-input';
import { FULL_SIGHT, metricSight } from './metric-sight';
import type { MetricSeriesView } from './metric-view';
import { metricWindow, type TypedWindow } from './metric-window';
import { MOST_NEWEST, newestIssues } from './newest-issues';

/** Changing one parameter after the other should not cost a person anything; a script, some. */
const SECONDS_BETWEEN = 1;

export interface PreviewQuestion extends TypedWindow {
  readonly projectId: string | null;
  readonly source: CatalogueSource;
}

/**
 * What a metric would show, without saving anything. Of a scope that is kept already all issues
 * count; otherwise the newest ones that the person may see.
 */
export async function previewMetric(
  ports: Ports,
  caller: Caller,
  question: PreviewQuestion,
): Promise<Outcome<MetricSeriesView>> {
  const { source } = question;
  const home = caller.projectId ?? (question.projectId as typeof caller.projectId);
  const access = await homeAccess(ports, caller, home);
  if (!access.canSee) return notFound('project-not-found');
  const window = await checkedWindow(ports, question);
  if (!window.ok) return window;
  const wait = await ports.limiter.take(`preview:${caller.accountId}`, SECONDS_BETWEEN);
  if (wait > 0) {
    return err({ kind: 'rate-limited', reason: 'refresh-too-soon', retryAfterSeconds: wait });
  }
  const basis = await metricBasis(ports, source, home);
  if (basis === null) return invalid('source.scope', 'scope-not-found');
  const task = { basis, window: window.value, home };
  const whole = await previewOfKept(ports, caller, task);
  return whole === null ? previewOfNewest(ports, caller, task) : ok(whole);
}

async function checkedWindow(
  ports: Ports,
  question: PreviewQuestion,
): Promise<Outcome<MetricWindow>> {
  const checked = await checkSource(ports, question.source);
  return checked.ok ? metricWindow(question, checked.value.metric) : checked;
}

interface Task {
  readonly basis: MetricBasis;
  readonly window: MetricWindow;
}

/** `null` where the scope is not kept, or holds something that the person may not see. */
async function previewOfKept(
  ports: Ports,
  caller: Caller,
  { basis, window, home }: Task & { readonly home: Home },
): Promise<MetricSeriesView | null> {
  const kept = await keptScope(ports, basis);
  if (kept === null) return null;
  const { known, asOf } = kept;
  const sight = await metricSight(ports, caller, { home, issues: known.issues });
  // Parameters tried one after the other would tell apart what some hidden issues did.
  if (sight.hidden.size > 0) return null;
  const computed = await computeSeries(ports, basis, { known, window });
  const count = known.issues.length;
  const told = { caller, sight, window, issuesUsed: count, issuesTotal: count, asOf };
  return shownSeries(basis, computed, told);
}

async function keptScope(
  ports: Ports,
  basis: MetricBasis,
): Promise<{ readonly known: KnownScope; readonly asOf: string | null } | null> {
  const state = await ports.scopeTimelines.state(basis.hash);
  if (state?.state !== 'done') return null;
  const known = await loadKnownScope(ports, basis.hash);
  return known === null ? null : { known, asOf: state.asOf };
}

async function previewOfNewest(
  ports: Ports,
  caller: Caller,
  { basis, window, home }: Task & { readonly home: Home },
): Promise<Outcome<MetricSeriesView>> {
  const { jql } = basis.scope;
  const found = await newestIssues(ports, basis);
  if (found.kind === 'invalid-jql') return invalid('source.scope', 'jql-invalid', found.messages);
  if (found.kind === 'waits') {
    const counted = await ports.jql.count(jql, 'viewer');
    const issuesTotal = counted.kind === 'counted' ? counted.count : null;
    const progress = { issuesDone: 0, issuesTotal, wait: found.wait };
    return ok({ ...emptySeries(basis, window, 'reading-past'), progress });
  }
  const { known, total, asOf } = found;
  const sight = await metricSight(ports, caller, { home, issues: known.issues });
  if (sight.hidden.size > 0) return previewInSight(ports, caller, { basis, window, known });
  const computed = await computeSeries(ports, basis, { known, window });
  const issuesUsed = known.issues.length;
  // Of those that were not looked at, some may be hidden.
  const seen = total > issuesUsed ? await ports.jql.count(jql, 'viewer') : null;
  const issuesTotal = Math.max(issuesUsed, seen?.kind === 'counted' ? seen.count : issuesUsed);
  const used = { issuesUsed, issuesTotal };
  return ok(shownSeries(basis, computed, { caller, sight, window, ...used, asOf }));
}

/** Where the app sees more than the person, Jira says which issues are theirs to see. */
async function previewInSight(
  ports: Ports,
  caller: Caller,
  { basis, window, known }: Task & { readonly known: KnownScope },
): Promise<Outcome<MetricSeriesView>> {
  const { needs, scope } = basis;
  const [found, counted] = await Promise.all([
    ports.metricFacts.find(scope.jql, { as: 'viewer', limit: MOST_NEWEST }),
    ports.jql.count(scope.jql, 'viewer'),
  ]);
  if (found.kind === 'invalid-jql') return invalid('source.scope', 'jql-invalid', found.messages);
  const byId = new Map(known.issues.map((issue) => [issue.timeline.id, issue]));
  const issues = await readSharing(ports.metricFacts, found.ids, { needs, byId });
  const seen = { ...known, issues };
  const computed = await computeSeries(ports, basis, { known: seen, window });
  const total = counted.kind === 'counted' ? counted.count : issues.length;
  return ok(
    shownSeries(basis, computed, {
      ...{ caller, sight: FULL_SIGHT, window, issuesUsed: issues.length },
      issuesTotal: found.isWhole ? issues.length : Math.max(total, issues.length),
      asOf: new Date(ports.clock.now()).toISOString(),
    }),
  );
}

import { err, ok } from '../../domain/shared/result';
import type { CatalogueSource } from '../../domain/metrics/tracked-metric';

import type { Home } from '../../domain/shared/ids';
import type { Caller } from '../caller';
import { homeAccess } from '../okr/authorise';
import type { Ports } from '../ports/ports';

import { invalid, notFound, type Outcome } from '../refusal';
import { checkSource } from './check-metric';
import { computeSeries, shownSeries } from './computed-series';
import { loadKnownScope, readContainers, type KnownScope } from './known-scope';
import { type MetricBasis, metricBasis } from './metric-basis';
import type { MetricWindow } from './metric-input';
import { FULL_SIGHT, metricSight } from './metric-sight';
import type { MetricSeriesView } from './metric-view';
import { metricWindow, type TypedWindow } from './metric-window';

/** What one look may cost: an issue with its history is some ten points of the quota. */
const MAX_ISSUES = 300;
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
  const task = { basis, window: window.value };
  const whole = await previewOfKept(ports, caller, { ...task, home });
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
  { basis, window }: Task,
): Promise<Outcome<MetricSeriesView>> {
  const { jql } = basis.scope;
  const [found, counted] = await Promise.all([
    ports.metricFacts.find(jql, { as: 'viewer', limit: MAX_ISSUES }),
    ports.jql.count(jql, 'viewer'),
  ]);
  if (found.kind === 'invalid-jql') return invalid('source.scope', 'jql-invalid', found.messages);
  const issues = await ports.metricFacts.read(found.ids, basis.needs);
  const containers = await readContainers(ports, basis, { issues, before: null });
  const known = { issues, containers, linked: [] };
  const computed = await computeSeries(ports, basis, { known, window });
  const total = counted.kind === 'counted' ? counted.count : issues.length;
  return ok(
    shownSeries(basis, computed, {
      ...{ caller, sight: FULL_SIGHT, window, issuesUsed: issues.length },
      issuesTotal: found.isWhole ? issues.length : Math.max(total, issues.length),
      asOf: new Date(ports.clock.now()).toISOString(),
    }),
  );
}

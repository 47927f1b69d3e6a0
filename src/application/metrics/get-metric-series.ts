import type { TrackedMetric } from '../../domain/metrics/tracked-metric';
import { ok } from '../../domain/shared/result';
import { toldWait } from '../budget/told-wait';
import type { Caller } from '../caller';
import type { Ports } from '../ports/ports';
import type { TimelinesState } from '../ports/scope-timelines';
import type { Outcome } from '../refusal';
import { askedSeries, type SeriesQuestion } from './asked-series';
import { type ComputedSeries, computeSeries, emptySeries, shownSeries } from './computed-series';
import { type KnownScope, loadKnownScope } from './known-scope';
import { type MetricBasis, metricBasis } from './metric-basis';
import type { MetricWindow } from './metric-input';
import { type MetricSight, metricSight } from './metric-sight';
import type { MetricObstacle, MetricSeriesView } from './metric-view';
import { rowFactsOf } from './row-facts';
import { seriesNames } from './series-names';
import { statusBands, statusNames } from './status-bands';

/** The values of a metric over time, as the viewer may be told them. */
export async function getMetricSeries(
  ports: Ports,
  caller: Caller,
  question: SeriesQuestion,
): Promise<Outcome<MetricSeriesView>> {
  const asked = await askedSeries(ports, caller, question);
  if (!asked.ok) return asked;
  const { window } = asked.value;
  const loaded = await loadSeries(ports, caller, asked.value);
  if (loaded.kind === 'obstacle') return ok(loaded.view);
  const { basis, computed, known, sight, asOf } = loaded;
  const issuesUsed = known.issues.length;
  const told = { caller, sight, window, asOf, issuesUsed, issuesTotal: issuesUsed };
  const shown = shownSeries(basis, computed, told);
  const { input } = computed;
  const statuses = statusBands(basis, loaded);
  const [names, ofStatuses] = await Promise.all([
    seriesNames(ports, shown.points, { ...basis.metric, input, known }),
    statusNames(ports, statuses, known),
  ]);
  const rowFacts = rowFactsOf(shown.points, { input, known });
  return ok({ ...shown, statuses, names: { ...names, ...ofStatuses }, rowFacts });
}

interface Stopped {
  readonly kind: 'obstacle';
  readonly view: MetricSeriesView;
}

interface SightedScope {
  readonly basis: MetricBasis;
  readonly known: KnownScope;
  readonly sight: MetricSight;
  readonly asOf: string | null;
}

interface Wanted {
  readonly tracked: TrackedMetric;
  readonly window: MetricWindow;
}

/** Computed anew from what is kept of its issues, so that it never contradicts them. */
export async function loadSeries(
  ports: Ports,
  caller: Caller,
  wanted: Wanted,
): Promise<
  Stopped | (SightedScope & { readonly kind: 'series'; readonly computed: ComputedSeries })
> {
  const loaded = await loadSightedScope(ports, caller, wanted);
  if (loaded.kind === 'obstacle') return loaded;
  const { basis, known } = loaded;
  const computed = await computeSeries(ports, basis, { known, window: wanted.window });
  return { ...loaded, kind: 'series', computed };
}

/** The issues of a metric with their pasts, and which of them the viewer may not see. */
export async function loadSightedScope(
  ports: Ports,
  caller: Caller,
  { tracked, window }: Wanted,
): Promise<Stopped | (SightedScope & { readonly kind: 'scope' })> {
  const basis = await metricBasis(ports, tracked.source, tracked.projectId);
  const without = (obstacle: MetricObstacle, more: Partial<MetricSeriesView> = {}) =>
    ({ kind: 'obstacle', view: { ...emptySeries(basis, window, obstacle), ...more } }) as const;
  if (basis === null) return without('scope-not-found');
  const state = await ports.scopeTimelines.state(basis.hash);
  if (state?.asOf == null) {
    const obstacle = obstacleOf(state);
    return without(obstacle, { progress: await progressOf(ports, state, obstacle) });
  }
  const known = await loadKnownScope(ports, basis.hash);
  if (known === null) {
    const progress = await progressOf(ports, state, 'reading-past');
    return without('reading-past', { progress });
  }
  const { issues } = known;
  const sight = await metricSight(ports, caller, { home: tracked.projectId, issues });
  if (sight.isWithheld) return without('withheld');
  return { kind: 'scope', basis, known, sight, asOf: state.asOf };
}

function obstacleOf(state: TimelinesState | null): MetricObstacle {
  switch (state?.stale?.reason) {
    case 'jql-invalid':
      return 'jql-invalid';
    case 'too-many-issues':
      return 'too-many-issues';
    default:
      return state?.state === 'failed' ? 'past-not-readable' : 'reading-past';
  }
}

/** How far the reading is, and what holds it up. `null` when it is not being read. */
async function progressOf(
  ports: Ports,
  state: TimelinesState | null,
  obstacle: MetricObstacle,
): Promise<MetricSeriesView['progress']> {
  if (obstacle !== 'reading-past') return null;
  return {
    issuesDone: state?.issuesDone ?? 0,
    issuesTotal: state?.issuesTotal ?? null,
    wait: await toldWait(ports, 'history'),
  };
}

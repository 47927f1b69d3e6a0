import type { CatalogueInput } from '../../domain/metrics/catalogue/catalogue-input';
import type { MetricSeries } from '../../domain/metrics/catalogue/metric-series';
import { stayAt, statusTimeline } from '../../domain/metrics/timeline/status-timeline';
import type { Caller } from '../caller';
import type { Ports } from '../ports/ports';
import type { KnownScope } from './known-scope';
import type { MetricBasis } from './metric-basis';
import { metricInput, type MetricWindow } from './metric-input';
import type { MetricSight } from './metric-sight';
import type { MetricObstacle, MetricSeriesView } from './metric-view';
import { exclusionsOf, pointsOf } from './series-view';

export interface ComputedSeries {
  readonly series: MetricSeries;
  /** What it was computed from. */
  readonly input: CatalogueInput;
  readonly unmappedStatuses: number;
}

/** All of it, nobody's permissions applied yet. */
export async function computeSeries(
  ports: Ports,
  basis: MetricBasis,
  asked: { readonly known: KnownScope; readonly window: MetricWindow },
): Promise<ComputedSeries> {
  const input = await metricInput(ports, basis, asked);
  const series = basis.metric.compute(input, basis.source.parameters);
  return { series, input, unmappedStatuses: unmappedStatuses(input) };
}

/** Statuses of work that these issues are in now and that nobody has spoken of. */
function unmappedStatuses({ histories, categoryOf, practice, now }: CatalogueInput): number {
  const { wait, review, blocked } = practice.statuses;
  // As long as nobody has said anything at all, each metric that needs it says so itself.
  if (wait === null) return 0;
  const unknown = new Set<string>();
  for (const history of histories) {
    const stay = stayAt(statusTimeline(history, categoryOf), now);
    if (stay?.category === 'undefined') unknown.add(stay.statusId);
  }
  return [...unknown].filter((id) => !wait.has(id) && !review.has(id) && !blocked.has(id)).length;
}

/** What is shown while there is nothing to compute with. */
export function emptySeries(
  basis: Pick<MetricBasis, 'metric'> | null,
  { bucket, from, to }: MetricWindow,
  obstacle: MetricObstacle,
): MetricSeriesView {
  return {
    ...{ unit: basis?.metric.unit ?? '', bucket, from, to, obstacle, progress: null },
    ...{ points: [], outside: [], issuesUsed: 0, issuesTotal: 0, hidden: 0 },
    ...{ unmappedStatuses: 0, asOf: null, statuses: null, names: {}, rowFacts: {} },
  };
}

/** The series as one viewer is told it. */
export function shownSeries(
  basis: MetricBasis,
  { series, unmappedStatuses: unmapped }: ComputedSeries,
  told: {
    readonly caller: Caller;
    readonly sight: MetricSight;
    readonly window: MetricWindow;
    readonly issuesUsed: number;
    readonly issuesTotal: number;
    readonly asOf: string | null;
  },
): MetricSeriesView {
  const { caller, sight, window, issuesUsed, issuesTotal, asOf } = told;
  if (sight.isWithheld) return emptySeries(basis, window, 'withheld');
  return {
    ...emptySeries(basis, window, 'withheld'),
    obstacle: null,
    points: pointsOf(series, { caller, sight, bucket: window.bucket }),
    outside: exclusionsOf(series.outside, sight),
    ...{ issuesUsed, issuesTotal, asOf },
    hidden: sight.hidden.size,
    unmappedStatuses: unmapped,
  };
}

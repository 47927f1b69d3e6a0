import type { CatalogueMetric } from '../../domain/metrics/catalogue/catalogue-metric';
import type { TrackedMetric } from '../../domain/metrics/tracked-metric';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import type { Ports } from '../ports/ports';
import type { Outcome } from '../refusal';
import { visibleMetric } from './find-metric';
import { catalogueMetricOf } from './metric-basis';
import type { MetricWindow } from './metric-input';
import { metricWindow, type TypedWindow } from './metric-window';

export interface SeriesQuestion extends TypedWindow {
  readonly metricId: string;
}

interface AskedSeries {
  readonly tracked: TrackedMetric;
  /** `undefined` when the catalogue does not have it any more. */
  readonly metric: CatalogueMetric | undefined;
  readonly window: MetricWindow;
}

/** Which metric over what time, as far as the viewer may see it and its buckets allow. */
export async function askedSeries(
  ports: Ports,
  caller: Caller,
  question: SeriesQuestion,
): Promise<Outcome<AskedSeries>> {
  const found = await visibleMetric(ports, caller, question.metricId);
  if (!found.ok) return found;
  const { tracked } = found.value;
  const metric = catalogueMetricOf(tracked.source.catalogueKey);
  const window = metricWindow(question, metric ?? NO_BUCKETS);
  return window.ok ? ok({ tracked, metric, window: window.value }) : window;
}

const NO_BUCKETS = { buckets: [] };

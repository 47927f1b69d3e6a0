import { CATALOGUE } from '../../../../../src/domain/metrics/catalogue/catalogue';
import type { CatalogueMetric } from '../../../../../src/domain/metrics/catalogue/catalogue-metric';

/** `null` for a metric that a newer version of the app knows. */
export const catalogueMetricOf = (key: string): CatalogueMetric | null =>
  CATALOGUE.find((metric) => metric.key === key) ?? null;

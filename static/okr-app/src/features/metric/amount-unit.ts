import type { CatalogueMetric } from '../../../../../src/domain/metrics/catalogue/catalogue-metric';

/** What one issue adds: a number in a unit, a plain number, or only whether it is in the share. */
export type AmountUnit = string | null;

const OWN_AMOUNTS: readonly string[] = ['issues', 'points'];
/** What stands open adds its age, whatever the value is. */
const AGES: readonly string[] = ['age', 'cumulative-flow'];

/**
 * Durations are amounts of the metric's own unit, ages are days beside a count, and parts of a
 * ratio have no unit of their own.
 */
export function amountUnit(about: CatalogueMetric | null): AmountUnit {
  if (about === null) return '';
  const { chart, unit } = about;
  if (chart === 'shares') return null;
  if (AGES.includes(chart)) return 'days';
  return chart === 'distribution' || OWN_AMOUNTS.includes(unit) ? unit : '';
}

/** Whether the issues differ enough in what they add to be drawn one by one. */
export const isSpread = (about: CatalogueMetric | null): boolean =>
  about !== null && [...AGES, 'distribution'].includes(about.chart);

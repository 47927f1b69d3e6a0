import { kpiUnit } from './issue-amount';
import type { MeasureUnit } from './measure';
import type { MetricSource } from './metric';

/** The unit of the values a source gives. */
export function sourceUnit(source: MetricSource): MeasureUnit {
  if (source.kind === 'manual') return 'number';
  if (source.kind === 'checklist' || source.mode === 'percent') return 'percent';
  return kpiUnit(source.measure);
}

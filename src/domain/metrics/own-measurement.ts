import type { Measurement } from './measurement';
import type { ChecklistItem } from './metric';

/** A measurement without issues behind it. */
export type OwnMeasurement = Omit<Measurement, 'contributors' | 'excluded'>;

const WITHOUT_ISSUES = { missing: 0, flags: [] } as const;

/**
 * The ticked share of a checklist, 0..100. An empty list has no value: nothing to do is not
 * everything done. Source: metrics-spec A.2.
 */
export function measureChecklist(items: readonly ChecklistItem[]): OwnMeasurement {
  const done = items.filter(({ isDone }) => isDone).length;
  const n = items.length;
  const counts = { unit: 'percent', n, doneCount: done, ...WITHOUT_ISSUES } as const;
  if (n === 0) {
    return {
      ...counts,
      value: null,
      reason: 'empty-population',
      numerator: null,
      denominator: null,
    };
  }
  return { ...counts, value: (100 * done) / n, reason: null, numerator: done, denominator: n };
}

/** A number as a person typed it. */
export function measureTyped(value: number): OwnMeasurement {
  return {
    value,
    reason: null,
    unit: 'number',
    numerator: value,
    denominator: null,
    n: 0,
    doneCount: 0,
    ...WITHOUT_ISSUES,
  };
}

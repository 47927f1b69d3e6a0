import type { Band } from '../../../../../src/domain/metrics/tracked-metric';
import type { Direction } from '../../../../../src/domain/metrics/catalogue/catalogue-metric';
import { metricValueText } from './metric-words';
import type { Mark } from './series-points';

/** `null` where there is no value, or no direction that would tell what meeting it means. */
export function meetsTarget(
  value: number | null,
  target: number,
  direction: Direction,
): boolean | null {
  if (value === null || direction === 'neither') return null;
  return direction === 'higher-is-better' ? value >= target : value <= target;
}

export function isWithinBand(value: number | null, { lower, upper }: Band): boolean | null {
  if (value === null) return null;
  return (lower === null || value >= lower) && (upper === null || value <= upper);
}

export function bandText({ lower, upper }: Band, unit: string): string {
  if (lower === null) return `at or below ${metricValueText(upper, unit)}`;
  if (upper === null) return `at or above ${metricValueText(lower, unit)}`;
  return `from ${metricValueText(lower, unit)} to ${metricValueText(upper, unit)}`;
}

export function marksOf(target: number | null, band: Band | null, unit: string): readonly Mark[] {
  const limit = (name: string, value: number | null): readonly Mark[] =>
    value === null
      ? []
      : [{ kind: 'limit', label: `${name} ${metricValueText(value, unit)}`, value }];
  return [
    ...(target === null
      ? []
      : [
          {
            kind: 'target' as const,
            label: `Target ${metricValueText(target, unit)}`,
            value: target,
          },
        ]),
    ...limit('At least', band?.lower ?? null),
    ...limit('At most', band?.upper ?? null),
  ];
}

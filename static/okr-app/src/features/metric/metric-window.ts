import type { MetricBucket } from '../../../../../src/domain/metrics/tracked-metric';
import {
  addDays,
  daysBetween,
  parseCalendarDate,
} from '../../../../../src/domain/shared/calendar-date';

export const RANGES = [
  { value: '3', label: 'Last 3 months', days: 91 },
  { value: '6', label: 'Last 6 months', days: 182 },
  { value: '12', label: 'Last 12 months', days: 365 },
  { value: '24', label: 'Last 2 years', days: 730 },
] as const;

export type RangeKey = (typeof RANGES)[number]['value'];

/** The server looks no further back. */
const LONGEST_DAYS = 730;

export interface MetricWindow {
  readonly bucket: MetricBucket;
  /** Days, both included. */
  readonly from: string;
  readonly to: string;
  /** The first day that is shown; the days before it are there to be compared with. */
  readonly shownFrom: string;
}

/** A year of weeks, but no more days than a person can tell apart. */
export const usualRange = (bucket: MetricBucket): RangeKey => {
  if (bucket === 'day') return '3';
  return bucket === 'week' ? '6' : '12';
};

export const isRange = (text: string | null): text is RangeKey =>
  RANGES.some(({ value }) => value === text);

export interface WindowChoice {
  readonly bucket: MetricBucket;
  readonly range: RangeKey;
  readonly isCompared: boolean;
}

export const canCompare = (range: RangeKey): boolean => 2 * daysOf(range) <= LONGEST_DAYS;

export function windowOf({ bucket, range, isCompared }: WindowChoice, today: string): MetricWindow {
  const to = parseCalendarDate(today);
  if (to === undefined) return { bucket, from: today, to: today, shownFrom: today };
  const shownFrom = addDays(to, -daysOf(range) + 1);
  const from =
    isCompared && canCompare(range)
      ? addDays(shownFrom, -daysBetween(shownFrom, to) - 1)
      : shownFrom;
  return { bucket, from, to, shownFrom };
}

const daysOf = (range: RangeKey): number =>
  RANGES.find(({ value }) => value === range)?.days ?? LONGEST_DAYS;

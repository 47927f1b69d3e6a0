import { quantile } from '../../../../../src/domain/statistics/quantile';
import { niceStep } from '../detail/chart-scale';

export interface HistogramBar {
  /** From, including. */
  readonly from: number;
  /** Up to, not including; the last bar includes it. */
  readonly to: number;
  readonly count: number;
}

const BAR_COUNT = 10;

/** Amounts in bars of one round width, the empty ones between included. */
export function histogramOf(amounts: readonly number[]): readonly HistogramBar[] {
  if (amounts.length === 0) return [];
  const sorted = amounts.toSorted((a, b) => a - b);
  const [least = 0, most = 0] = [sorted[0], sorted.at(-1)];
  const step = niceStep((most - Math.min(0, least)) / BAR_COUNT);
  const first = Math.floor(least / step);
  const last = Math.max(first, Math.ceil(most / step) - 1);
  const counts = Array.from({ length: last - first + 1 }, () => 0);
  for (const amount of sorted) {
    const place = Math.min(Math.floor(amount / step), last) - first;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts.map((count, place) => ({
    from: rounded((first + place) * step),
    to: rounded((first + place + 1) * step),
    count,
  }));
}

export interface Percentile {
  readonly percent: number;
  readonly value: number;
}

const PERCENTS = [50, 70, 85, 95];

/** By Hyndman and Fan's type 7. Source: metrics-spec P14. */
export function percentilesOf(amounts: readonly number[]): readonly Percentile[] {
  return PERCENTS.flatMap((percent) => {
    const value = quantile(amounts, percent / 100);
    return value === null ? [] : { percent, value };
  });
}

/** 3 × 0.1 is 0.30000000000000004. */
const rounded = (value: number): number => Number(value.toPrecision(12));

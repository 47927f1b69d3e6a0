import { normalTwoSided } from './normal';
import { median } from './quantile';
import { tieSizes } from './ranks';

/** 97.5 % of a normal distribution lies below. */
const Z_95 = 1.959963984540054;

/** Whether a series rises or falls at all, however it does. Source: metrics-spec E, Trend. */
export interface MannKendall {
  /** Pairs in rising order minus pairs in falling order. */
  readonly s: number;
  readonly variance: number;
  readonly z: number;
  /** Two-sided, with the continuity correction. */
  readonly p: number;
}

/** `null` when nothing varies. Source: Mann (1945), Kendall (1975), with the correction for ties. */
export function mannKendall(series: readonly number[]): MannKendall | null {
  const n = series.length;
  let s = 0;
  for (const [later, value] of series.entries()) {
    for (const earlier of series.slice(0, later)) s += Math.sign(value - earlier);
  }
  const spread = (size: number) => size * (size - 1) * (2 * size + 5);
  const ties = tieSizes(series).reduce((sum, size) => sum + spread(size), 0);
  const variance = (spread(n) - ties) / 18;
  if (variance <= 0) return null;
  const z = (s - Math.sign(s)) / Math.sqrt(variance);
  return { s, variance, z, p: normalTwoSided(z) };
}

export interface TheilSen {
  /** Median of the slopes between all pairs of points, per step. */
  readonly slope: number;
  /** 95 % interval; `null` when the series is too short for one. */
  readonly interval: readonly [number, number] | null;
}

/** `null` with fewer than two points. Source: Sen (1968), metrics-spec E. */
export function theilSen(series: readonly number[]): TheilSen | null {
  const slopes = pairSlopes(series);
  const slope = median(slopes);
  return slope === null ? null : { slope, interval: slopeInterval(series, slopes) };
}

function pairSlopes(series: readonly number[]): readonly number[] {
  return series
    .flatMap((value, later) =>
      series.slice(0, later).map((earlier, at) => (value - earlier) / (later - at)),
    )
    .sort((a, b) => a - b);
}

/** Slopes at the ranks (N ∓ z√VarS)/2, between which the true slope lies 95 times of 100. */
function slopeInterval(series: readonly number[], slopes: readonly number[]): TheilSen['interval'] {
  const test = mannKendall(series);
  if (test === null) return null;
  const reach = Z_95 * Math.sqrt(test.variance);
  // The first rank is 1; the upper end is one rank further out, as in R's trend::sens.slope.
  const low = slopes[Math.round((slopes.length - reach) / 2) - 1];
  const high = slopes[Math.round((slopes.length + reach) / 2)];
  return low === undefined || high === undefined ? null : [low, high];
}

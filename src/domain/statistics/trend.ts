import { normalTwoSided } from './normal';
import { quantileOfSorted } from './quantile';
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
  eachPair(series, (rise) => {
    s += Math.sign(rise);
  });
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
  const slope = quantileOfSorted(slopes, 0.5);
  return slope === null ? null : { slope, interval: slopeInterval(series, slopes) };
}

/** The slope alone, for those who ask it of thousands of series. */
export function theilSenSlope(series: readonly number[]): number | null {
  return quantileOfSorted(pairSlopes(series), 0.5);
}

function pairSlopes(series: readonly number[]): ArrayLike<number> {
  const slopes = new Float64Array((series.length * (series.length - 1)) / 2);
  let place = 0;
  eachPair(series, (rise, steps) => {
    slopes[place] = rise / steps;
    place += 1;
  });
  // An array of nothing but numbers is sorted without calling back for each pair.
  return slopes.sort();
}

/** How far each value lies above each one before it, and by how many steps. */
function eachPair(series: readonly number[], visit: (rise: number, steps: number) => void): void {
  for (let later = 1; later < series.length; later += 1) {
    const value = series[later] ?? 0;
    for (let earlier = 0; earlier < later; earlier += 1) {
      visit(value - (series[earlier] ?? 0), later - earlier);
    }
  }
}

/** Slopes at the ranks (N ∓ z√VarS)/2, between which the true slope lies 95 times of 100. */
function slopeInterval(series: readonly number[], slopes: ArrayLike<number>): TheilSen['interval'] {
  const test = mannKendall(series);
  if (test === null) return null;
  const reach = Z_95 * Math.sqrt(test.variance);
  // The first rank is 1; the upper end is one rank further out, as in R's trend::sens.slope.
  const low = slopes[Math.round((slopes.length - reach) / 2) - 1];
  const high = slopes[Math.round((slopes.length + reach) / 2)];
  return low === undefined || high === undefined ? null : [low, high];
}

/** Beyond this the series loses digits to cancellation and the continued fraction converges fast. */
const SERIES_UP_TO = 3;
const MAX_TERMS = 200;
const PRECISION = 1e-17;

/**
 * The chance that a standard normal variable exceeds `z`. Far tails are computed as such, not as
 * 1 − something near 1. Source: Abramowitz & Stegun 7.1.6 (series), 7.1.14 (continued fraction).
 */
export function normalTail(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const upper = x < SERIES_UP_TO ? (1 - erfSeries(x)) / 2 : erfcFraction(x) / 2;
  return z < 0 ? 1 - upper : upper;
}

/** The chance of a standard normal variable at least so far from 0 on either side. */
export function normalTwoSided(z: number): number {
  return Math.min(1, 2 * normalTail(Math.abs(z)));
}

function erfSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; n < MAX_TERMS && term > sum * PRECISION; n += 1) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

/** Evaluated from the inside out; the depth is far more than double precision needs. */
function erfcFraction(x: number): number {
  let fraction = x;
  for (let n = MAX_TERMS; n > 0; n -= 1) fraction = x + n / 2 / fraction;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
}

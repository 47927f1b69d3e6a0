/**
 * The value below which the share `p` (0..1) of the sample lies, between neighbours linearly.
 * `null` for an empty sample. Source: Hyndman & Fan (1996), definition 7, the default of R.
 */
export function quantile(sample: readonly number[], p: number): number | null {
  return quantileOfSorted(inOrder(sample), p);
}

/** Smallest first, for those who ask several quantiles of one sample. */
export function inOrder(sample: ArrayLike<number>): Float64Array {
  // An array of nothing but numbers is sorted without calling back for each pair.
  return new Float64Array(sample).sort();
}

/** The same of a sample that is in order already, smallest first. */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number | null {
  return quantileOf({ n: sorted.length, valueAt: (place) => sorted[place] }, p);
}

/** A sample in order, smallest first, of which each value is worked out when it is asked for. */
export interface InOrder {
  readonly n: number;
  readonly valueAt: (place: number) => number | undefined;
}

export function quantileOf({ n, valueAt }: InOrder, p: number): number | null {
  const at = (n - 1) * p;
  const below = valueAt(Math.floor(at));
  const above = valueAt(Math.ceil(at));
  if (below === undefined || above === undefined) return null;
  return below + (at - Math.floor(at)) * (above - below);
}

export function median(sample: ArrayLike<number>): number | null {
  return quantileOfSorted(inOrder(sample), 0.5);
}

/** `null` for an empty sample. */
export function mean(sample: readonly number[]): number | null {
  if (sample.length === 0) return null;
  return sample.reduce((sum, value) => sum + value, 0) / sample.length;
}

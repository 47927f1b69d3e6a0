/** Of a series from one bucket up to but not including another, by their places. */
export interface BucketRange {
  readonly from: number;
  readonly to: number;
}

/** One sum for each bucket of a series. */
export type BucketSums = number[];

export function bucketSums(buckets: number): BucketSums {
  return new Array<number>(buckets).fill(0);
}

/**
 * Adds what stays the same from one bucket to another, so that it is looked up once for all of
 * them. Every bucket is added to in turn: as a difference that is taken off again later, fractions
 * would leave something behind (0.1 + 0.2 − 0.2 is not 0.1), and sums are right to the last digit.
 */
export function addToBuckets(sums: BucketSums, amount: number, { from, to }: BucketRange): void {
  for (let place = from; place < to; place += 1) sums[place] = (sums[place] ?? 0) + amount;
}

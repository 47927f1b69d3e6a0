import { isBulkIn } from '../timeline/bulk-changes';
import type { Interval } from '../working-time';
import type { FlowInput } from './flow-input';
import type { ReadingFlag } from './metric-series';
import { type TimedBucket, timedBuckets } from './timed-buckets';

/** When a bucket is looked at: at its end, or now while it is not over. */
export interface Instant {
  readonly timed: TimedBucket;
  readonly at: number;
}

/** Of the buckets that have begun, in their order; sprints can end in another one. */
export function instantsOf(input: FlowInput): readonly Instant[] {
  return timedBuckets(input)
    .filter(({ start }) => start <= input.now)
    .map((timed) => ({ timed, at: Math.min(timed.end, input.now) }));
}

/** Place of the first instant after `from`, by halving. */
export function firstAfter(inOrder: readonly { readonly at: number }[], from: number): number {
  let low = 0;
  let high = inOrder.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((inOrder[middle]?.at ?? Infinity) <= from) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Doubts {
  readonly isUnmapped: boolean;
  /** When issues were changed in bulk. */
  readonly acts: readonly Interval[];
}

/** What casts doubt on what stood at an instant, whatever the metric. */
export function doubtsOf(
  { timed, at }: Instant,
  { isUnmapped, acts }: Doubts,
): readonly ReadingFlag[] {
  return [
    ...(isUnmapped ? (['unmapped'] as const) : []),
    ...(isBulkIn(acts, { start: timed.start, end: at - 1 }) ? (['bulk'] as const) : []),
  ];
}

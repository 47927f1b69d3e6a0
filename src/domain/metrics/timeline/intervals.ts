import type { Interval } from '../working-time';

/** Joined where they overlap or touch, oldest first. */
export function union(intervals: readonly Interval[]): readonly Interval[] {
  const joined: Interval[] = [];
  const sorted = intervals.filter(({ start, end }) => end > start);
  for (const interval of sorted.sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last === undefined || last.end < interval.start) joined.push(interval);
    else joined[joined.length - 1] = { ...last, end: Math.max(last.end, interval.end) };
  }
  return joined;
}

/** The parts of `intervals` that lie in `window`. */
export function within(intervals: readonly Interval[], window: Interval): readonly Interval[] {
  return intervals
    .map(({ start, end }) => ({
      start: Math.max(start, window.start),
      end: Math.min(end, window.end),
    }))
    .filter(({ start, end }) => end > start);
}

/** The parts of `intervals` that lie in none of `others`. */
export function without(
  intervals: readonly Interval[],
  others: readonly Interval[],
): readonly Interval[] {
  return union(others).reduce<readonly Interval[]>(
    (rest, { start, end }) =>
      rest.flatMap((interval) => [
        ...within([interval], { start: -Infinity, end: start }),
        ...within([interval], { start: end, end: Infinity }),
      ]),
    union(intervals),
  );
}

/** The parts that two lists have in common. */
export function intersection(
  intervals: readonly Interval[],
  others: readonly Interval[],
): readonly Interval[] {
  const joined = union(intervals);
  return union(others).flatMap((other) => within(joined, other));
}

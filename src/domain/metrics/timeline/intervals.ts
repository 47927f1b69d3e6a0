import type { Interval } from '../working-time';

/** Joined where they overlap or touch, oldest first. */
export function union(intervals: readonly Interval[]): readonly Interval[] {
  if (intervals.length === 0) return intervals;
  const sorted = intervals.filter(({ start, end }) => end > start);
  if (sorted.length > 1) sorted.sort((a, b) => a.start - b.start);
  const joined: Interval[] = [];
  for (const interval of sorted) {
    const last = joined.at(-1);
    if (last === undefined || last.end < interval.start) joined.push(interval);
    else if (last.end < interval.end) joined[joined.length - 1] = spanning(last, interval);
  }
  return joined;
}

const spanning = ({ start }: Interval, { end }: Interval): Interval => ({ start, end });

/** The parts of `intervals` that lie in `window`. */
export function within(intervals: readonly Interval[], window: Interval): readonly Interval[] {
  const parts: Interval[] = [];
  for (const interval of intervals) {
    const start = Math.max(interval.start, window.start);
    const end = Math.min(interval.end, window.end);
    if (end > start) parts.push({ start, end });
  }
  return parts;
}

/** The parts of `intervals` that lie in none of `others`. */
export function without(
  intervals: readonly Interval[],
  others: readonly Interval[],
): readonly Interval[] {
  const holes = union(others);
  if (holes.length === 0) return union(intervals);
  return union(intervals).flatMap(({ start, end }) => {
    const parts: Interval[] = [];
    let from = start;
    for (const hole of holes) {
      if (hole.end <= from || hole.start >= end) continue;
      if (hole.start > from) parts.push({ start: from, end: hole.start });
      from = hole.end;
    }
    if (from < end) parts.push({ start: from, end });
    return parts;
  });
}

/** The parts that two lists have in common. */
export function intersection(
  intervals: readonly Interval[],
  others: readonly Interval[],
): readonly Interval[] {
  if (intervals.length === 0 || others.length === 0) return [];
  const joined = union(intervals);
  return union(others).flatMap((other) => within(joined, other));
}

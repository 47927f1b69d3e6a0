import type { Interval } from '../working-time';
import type { BucketRange } from './bucket-sums';
import { firstAfter, type Instant } from './instants';

/** Whether an issue counts in a bucket by how it stands at its end, or at any time of it. */
export type Looking = 'at-end' | 'any-time';

/** In which buckets, in the order of time, stretches of time are seen. */
export type RangesOf = (during: readonly Interval[]) => readonly BucketRange[];

/** Buckets end before their end: what happens at that instant belongs to the next one. */
export function isSeen({ start, end }: Interval, { timed, at }: Instant, how: Looking): boolean {
  return start < at && (how === 'at-end' ? at <= end : timed.start < end);
}

export function rangesIn(inOrder: readonly Instant[], how: Looking): RangesOf {
  const rangesOf = how === 'at-end' ? endsIn(inOrder) : overlapsWith(inOrder);
  return (during) => {
    const [first] = during;
    if (first === undefined) return [];
    return during.length === 1 ? rangesOf(first) : joined(during.flatMap(rangesOf));
  };
}

type RangesOfOne = (stretch: Interval) => readonly BucketRange[];

function endsIn(inOrder: readonly Instant[]): RangesOfOne {
  return ({ start, end }) => {
    const from = firstAfter(inOrder, start);
    const to = firstAfter(inOrder, end);
    return from < to ? [{ from, to }] : [];
  };
}

/** Sprints that end later can have begun before. */
function overlapsWith(inOrder: readonly Instant[]): RangesOfOne {
  const begins = inOrder.map(({ timed }) => timed.start);
  for (let place = begins.length - 2; place >= 0; place -= 1) {
    begins[place] = Math.min(begins[place] ?? Infinity, begins[place + 1] ?? Infinity);
  }
  return ({ start, end }) => {
    const ranges: { from: number; to: number }[] = [];
    const first = firstAfter(inOrder, start);
    for (let place = first; (begins[place] ?? Infinity) < end; place += 1) {
      if ((inOrder[place]?.timed.start ?? Infinity) >= end) continue;
      const last = ranges.at(-1);
      if (last?.to === place) last.to += 1;
      else ranges.push({ from: place, to: place + 1 });
    }
    return ranges;
  };
}

/** Two stretches in one bucket are one issue in it. */
function joined(ranges: readonly BucketRange[]): readonly BucketRange[] {
  const all: { from: number; to: number }[] = [];
  for (const { from, to } of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else all.push({ from, to });
  }
  return all;
}

/** Every place of the ranges, oldest first. */
export function eachPlace(ranges: readonly BucketRange[], visit: (place: number) => void): void {
  for (const { from, to } of ranges) for (let place = from; place < to; place += 1) visit(place);
}

/**
 * A range cut up where something happens, so that it is looked at once for each part: what happens
 * at an instant shows at the ends after it.
 */
export function stepsOf(
  { from, to }: BucketRange,
  moments: readonly number[],
  inOrder: readonly Instant[],
): readonly BucketRange[] {
  const steps: BucketRange[] = [];
  for (let start = from; start < to;) {
    const at = inOrder[start]?.at ?? Infinity;
    let next = Infinity;
    for (const moment of moments) if (moment >= at && moment < next) next = moment;
    const end = next === Infinity ? to : Math.min(to, firstAfter(inOrder, next));
    steps.push({ from: start, to: end });
    start = end;
  }
  return steps;
}

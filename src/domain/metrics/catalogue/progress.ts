import { stepsOf } from './bucket-ranges';
import type { BucketRange } from './bucket-sums';
import type { EstimateColumns } from './estimate-columns';
import type { FlowIssue } from './flow-issue';
import type { Instant } from './instants';
import type { MetricContributor } from './metric-series';

/** How far issues have come at an instant. */
export interface Progress {
  readonly n: number;
  readonly doneCount: number;
  readonly unestimated: number;
  /** Estimates of all of them, and of those that are done. */
  readonly scope: number;
  readonly done: number;
}

/** A part of a range of buckets in which nothing of an issue changes. */
export interface Step {
  readonly standing: Standing;
  readonly range: BucketRange;
}

/**
 * The progress of groups of issues, such as epics, in each bucket of a series; in a few lists of
 * numbers, because there can be thousands of groups.
 */
export class ProgressTable {
  private readonly buckets: number;
  /** Issues that come in (+1) and go (−1), until they are summed up from bucket to bucket. */
  private readonly n: Int32Array;
  private readonly doneCount: Int32Array;
  private readonly unestimated: Int32Array;
  /** Added to bucket by bucket: fractions that are taken off again leave something behind. */
  private readonly scope: Float64Array;
  private readonly done: Float64Array;
  private isSummedUp = false;

  constructor(groups: number, buckets: number) {
    this.buckets = buckets;
    const places = groups * (buckets + 1);
    this.n = new Int32Array(places);
    this.doneCount = new Int32Array(places);
    this.unestimated = new Int32Array(places);
    this.scope = new Float64Array(places);
    this.done = new Float64Array(places);
  }

  /** Only before anything is read. */
  add(group: number, { standing: { points, isDone }, range }: Step): void {
    const first = group * (this.buckets + 1);
    const from = first + range.from;
    const to = first + range.to;
    addStretch(this.n, from, to);
    if (points === null) addStretch(this.unestimated, from, to);
    else addToEach(this.scope, points, { from, to });
    if (!isDone) return;
    addStretch(this.doneCount, from, to);
    if (points !== null) addToEach(this.done, points, { from, to });
  }

  issuesIn(group: number, place: number): number {
    this.sumUp();
    return this.n[group * (this.buckets + 1) + place] ?? 0;
  }

  progressIn(group: number, place: number): Progress {
    this.sumUp();
    const at = group * (this.buckets + 1) + place;
    return {
      n: this.n[at] ?? 0,
      doneCount: this.doneCount[at] ?? 0,
      unestimated: this.unestimated[at] ?? 0,
      scope: this.scope[at] ?? 0,
      done: this.done[at] ?? 0,
    };
  }

  /** What came in and went again adds up to nothing at the end of each group. */
  private sumUp(): void {
    if (this.isSummedUp) return;
    this.isSummedUp = true;
    for (const counts of [this.n, this.doneCount, this.unestimated]) {
      for (let at = 1; at < counts.length; at += 1) {
        counts[at] = (counts[at] ?? 0) + (counts[at - 1] ?? 0);
      }
    }
  }
}

function addStretch(counts: Int32Array, from: number, to: number): void {
  counts[from] = (counts[from] ?? 0) + 1;
  counts[to] = (counts[to] ?? 0) - 1;
}

function addToEach(sums: Float64Array, amount: number, { from, to }: BucketRange): void {
  for (let place = from; place < to; place += 1) sums[place] = (sums[place] ?? 0) + amount;
}

/** Adds an issue to the buckets of the ranges, as it stood at the end of each. */
export function addProgress(
  add: (step: Step) => void,
  { issue, ranges }: { readonly issue: FlowIssue; readonly ranges: readonly BucketRange[] },
  {
    inOrder,
    estimates,
  }: { readonly inOrder: readonly Instant[]; readonly estimates: EstimateColumns },
): void {
  const moments = [...issue.doneChanges, ...estimates.changes(issue)];
  for (const whole of ranges) {
    for (const range of stepsOf(whole, moments, inOrder)) {
      const standing = standingAt(issue, inOrder[range.from]?.at ?? Infinity, estimates);
      add({ standing, range });
    }
  }
}

interface Standing {
  /** `null`: not estimated, which adds nothing. */
  readonly points: number | null;
  readonly isDone: boolean;
}

/** Buckets end before their end: what happens at that instant belongs to the next one. */
const standingAt = (issue: FlowIssue, at: number, estimates: EstimateColumns): Standing => ({
  points: estimates.at(issue, at - 1),
  isDone: issue.categoryBefore(at) === 'done',
});

/** What an issue adds to the progress at an instant. */
export function progressOf(
  issue: FlowIssue,
  at: number,
  { estimates, isByCount }: { readonly estimates: EstimateColumns; readonly isByCount: boolean },
): Omit<MetricContributor, 'issueId'> {
  const { points, isDone } = standingAt(issue, at, estimates);
  const of = isByCount ? 1 : (points ?? 0);
  return { amount: isDone ? of : 0, of, role: isDone ? 'done' : 'not-completed' };
}

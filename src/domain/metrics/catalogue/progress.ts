import { estimateAt } from '../timeline/estimate';
import { stepsOf } from './bucket-ranges';
import { addToBuckets, type BucketRange, type BucketSums, bucketSums } from './bucket-sums';
import type { FlowInput } from './flow-input';
import { type FlowIssue, progressChanges } from './flow-issue';
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

/** The same for each bucket of a series. */
export type ProgressSums = Readonly<Record<keyof Progress, BucketSums>>;

export function progressSums(buckets: number): ProgressSums {
  return {
    n: bucketSums(buckets),
    doneCount: bucketSums(buckets),
    unestimated: bucketSums(buckets),
    scope: bucketSums(buckets),
    done: bucketSums(buckets),
  };
}

export function progressIn(sums: ProgressSums, place: number): Progress {
  const { n, doneCount, unestimated, scope, done } = sums;
  return {
    n: n[place] ?? 0,
    doneCount: doneCount[place] ?? 0,
    unestimated: unestimated[place] ?? 0,
    scope: scope[place] ?? 0,
    done: done[place] ?? 0,
  };
}

type Estimated = Pick<FlowInput, 'estimateFieldId'>;

/** Adds an issue to the buckets of the ranges, as it stood at the end of each. */
export function addProgress(
  into: readonly ProgressSums[],
  { issue, ranges }: { readonly issue: FlowIssue; readonly ranges: readonly BucketRange[] },
  { inOrder, input }: { readonly inOrder: readonly Instant[]; readonly input: Estimated },
): void {
  const moments = progressChanges(issue, input);
  for (const range of ranges) {
    for (const step of stepsOf(range, moments, inOrder)) {
      const standing = standingAt(issue, inOrder[step.from]?.at ?? Infinity, input);
      for (const sums of into) addStep(sums, standing, step);
    }
  }
}

interface Standing {
  /** `null`: not estimated, which adds nothing. */
  readonly points: number | null;
  readonly isDone: boolean;
}

/** Buckets end before their end: what happens at that instant belongs to the next one. */
const standingAt = (issue: FlowIssue, at: number, input: Estimated): Standing => ({
  points: estimateAt(issue.history, at - 1, input),
  isDone: issue.categoryBefore(at) === 'done',
});

function addStep(sums: ProgressSums, { points, isDone }: Standing, step: BucketRange): void {
  addToBuckets(sums.n, 1, step);
  addToBuckets(sums.scope, points ?? 0, step);
  if (points === null) addToBuckets(sums.unestimated, 1, step);
  if (!isDone) return;
  addToBuckets(sums.doneCount, 1, step);
  addToBuckets(sums.done, points ?? 0, step);
}

/** What an issue adds to the progress at an instant. */
export function progressOf(
  issue: FlowIssue,
  at: number,
  { input, isByCount }: { readonly input: Estimated; readonly isByCount: boolean },
): Omit<MetricContributor, 'issueId'> {
  const { points, isDone } = standingAt(issue, at, input);
  const of = isByCount ? 1 : (points ?? 0);
  return { amount: isDone ? of : 0, of, role: isDone ? 'done' : 'not-completed' };
}

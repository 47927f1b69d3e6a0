import type { Interval } from '../working-time';
import type { FlowInput } from './flow-input';
import { type FlowIssue, population } from './flow-issue';
import type { ContributorRole, MetricContributor, MetricSeries } from './metric-series';
import type { CountedBucket, Summary } from './summary';
import { type TimedBucket, timedBuckets } from './timed-buckets';

export interface Snapshot extends CountedBucket {
  /** The end of the bucket, or now while it is not over. */
  readonly at: number;
  /** In the order of the contributors. */
  readonly issues: readonly FlowIssue[];
}

/** How an issue stands in a snapshot. */
export interface Standing {
  /** The stretches in which it does, oldest first, none overlapping. */
  readonly during: readonly Interval[];
  readonly amountAt: (at: number) => number;
  readonly role?: ContributorRole;
}

interface Instant {
  readonly timed: TimedBucket;
  readonly at: number;
  readonly issues: FlowIssue[];
  readonly contributors: MetricContributor[];
}

/**
 * A metric over what stood at the end of each bucket; while a bucket is not over, over what stands
 * now. An issue can be in every reading, so those of no reading at all are in `outside`.
 */
export function snapshotSeries(
  input: FlowInput,
  standingOf: (issue: FlowIssue) => Standing,
  summarise: (snapshot: Snapshot) => Summary,
): MetricSeries {
  const { issues, left } = population(input);
  const instants = instantsOf(input);
  const inOrder = instants.toSorted((a, b) => a.at - b.at);
  const outside = [...left];
  for (const issue of issues) {
    if (!place(issue, standingOf(issue), inOrder)) {
      outside.push({ issueId: issue.history.id, reason: 'outside-range' });
    }
  }
  const readings = instants.map((instant) => {
    const summary = summarise(instant);
    const isUnmapped = instant.issues.some((issue) => issue.isUnmapped);
    const flags = isUnmapped ? [...summary.flags, 'unmapped' as const] : summary.flags;
    const { timed, contributors } = instant;
    return { bucket: timed.bucket, contributors, excluded: [], ...summary, flags };
  });
  return { readings, outside };
}

function instantsOf(input: FlowInput): readonly Instant[] {
  return timedBuckets(input)
    .filter(({ start }) => start <= input.now)
    .map((timed) => ({
      timed,
      at: Math.min(timed.end, input.now),
      issues: [],
      contributors: [],
    }));
}

/** Whether it stood at any of the instants. */
function place(
  issue: FlowIssue,
  { during, amountAt, role }: Standing,
  inOrder: readonly Instant[],
): boolean {
  const issueId = issue.history.id;
  const named = role === undefined ? {} : { role };
  let isSeen = false;
  for (const { start, end } of during) {
    // Buckets end before their end: what happens at that instant belongs to the next one.
    for (let next = firstAfter(inOrder, start); next < inOrder.length; next += 1) {
      const instant = inOrder[next];
      if (instant === undefined || instant.at > end) break;
      isSeen = true;
      instant.issues.push(issue);
      instant.contributors.push({ issueId, amount: amountAt(instant.at), of: null, ...named });
    }
  }
  return isSeen;
}

/** Place of the first instant after `from`, by halving. */
function firstAfter(inOrder: readonly { readonly at: number }[], from: number): number {
  let [low, high] = [0, inOrder.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((inOrder[middle]?.at ?? Infinity) <= from) low = middle + 1;
    else high = middle;
  }
  return low;
}

import type { CalendarDate } from '../../shared/calendar-date';
import { type Bucket, type BucketKind, bucketsBetween } from '../bucket';
import { startOfDay } from '../../shared/zoned-time';
import type { BlockedSignals } from '../timeline/blocked';
import type { DoneRule } from '../timeline/completion';
import type { CycleMode } from '../timeline/cycle';
import type { IssueTimeline } from '../timeline/issue-timeline';
import type { CategoryOf } from '../timeline/status-timeline';
import type { Interval, TimeCounting } from '../working-time';

/** What people said about the statuses of a project; Jira itself knows categories only. */
export interface StatusMapping {
  /** Nobody works on it there: queues and waiting. `null`: nobody has said yet. */
  readonly wait: ReadonlySet<string> | null;
  readonly review: ReadonlySet<string>;
  readonly blocked: ReadonlySet<string>;
}

/** Everything the flow metrics are computed from. */
export interface FlowInput {
  readonly histories: readonly IssueTimeline[];
  readonly categoryOf: CategoryOf;
  readonly statuses: StatusMapping;
  readonly flaggedFieldId: BlockedSignals['flaggedFieldId'];
  readonly timeZone: string;
  readonly counting: TimeCounting;
  readonly cycleMode: CycleMode;
  readonly doneRule: DoneRule;
  readonly bucket: BucketKind;
  /** First and last day of the series, both included. */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** A bucket with the instants it runs between. */
export interface TimedBucket extends Interval {
  readonly bucket: Bucket;
  readonly isPartial: boolean;
}

export function timedBuckets(
  input: Pick<FlowInput, 'bucket' | 'from' | 'to' | 'now' | 'timeZone'>,
): readonly TimedBucket[] {
  const { timeZone, now } = input;
  return bucketsBetween(input.bucket, input.from, input.to).map((bucket) => {
    const start = startOfDay(bucket.start, timeZone);
    const end = startOfDay(bucket.end, timeZone);
    return { bucket, start, end, isPartial: start <= now && now < end };
  });
}

/** The bucket an instant lies in, by halving; buckets follow each other. */
export function bucketAt(buckets: readonly TimedBucket[], at: number): number | null {
  let [low, high] = [0, buckets.length - 1];
  while (low <= high) {
    const middle = Math.floor((low + high) / 2);
    const bucket = buckets[middle];
    if (bucket === undefined) return null;
    if (at < bucket.start) high = middle - 1;
    else if (at >= bucket.end) low = middle + 1;
    else return middle;
  }
  return null;
}

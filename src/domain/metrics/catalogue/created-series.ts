import type { IssueTimeline } from '../timeline/issue-timeline';
import { bucketAt, type FlowInput, type TimedBucket, timedBuckets } from './flow-input';
import type { Summary } from './done-series';
import type { MetricContributor, MetricExclusion, MetricSeries } from './metric-series';

/** The issues that were created in one bucket. */
export interface CreatedBucket {
  readonly timed: TimedBucket;
  readonly created: readonly IssueTimeline[];
}

/** A metric over the issues that came up in each bucket, sub-tasks and epics among them. */
export function createdSeries(
  input: FlowInput,
  amountOf: (timeline: IssueTimeline) => number,
  summarise: (bucket: CreatedBucket) => Summary,
): MetricSeries {
  const buckets = timedBuckets(input);
  const created = buckets.map((): IssueTimeline[] => []);
  const outside: MetricExclusion[] = [];
  for (const timeline of input.histories) {
    const place = bucketAt(buckets, timeline.createdAt);
    if (place === null) outside.push({ issueId: timeline.id, reason: 'outside-range' });
    else created[place]?.push(timeline);
  }
  const readings = buckets.map((timed, place) => {
    const some = created[place] ?? [];
    const contributors: MetricContributor[] = some.map((timeline) => ({
      issueId: timeline.id,
      amount: amountOf(timeline),
      of: null,
    }));
    const summary = summarise({ timed, created: some });
    return { bucket: timed.bucket, contributors, excluded: [], ...summary };
  });
  return { readings, outside };
}

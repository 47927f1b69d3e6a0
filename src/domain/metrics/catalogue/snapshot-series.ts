import { type FlowInput, type TimedBucket, timedBuckets } from './flow-input';
import { type FlowIssue, flowIssues, otherLevels } from './flow-issue';
import type { Summary } from './done-series';
import type { MetricContributor, MetricExclusion, MetricSeries } from './metric-series';

export interface Snapshot {
  readonly timed: TimedBucket;
  /** The end of the bucket, or now while it is not over. */
  readonly at: number;
  readonly contributors: readonly MetricContributor[];
}

/**
 * A metric over what stood at the end of each bucket; while a bucket is not over, over what stands
 * now. An issue can be in every reading, so those of no reading at all are in `outside`.
 */
export function snapshotSeries(
  input: FlowInput,
  amountAt: (issue: FlowIssue, at: number) => number | null,
  summarise: (snapshot: Snapshot) => Summary,
): MetricSeries {
  const issues = flowIssues(input);
  const seen = new Set<string>();
  const readings = timedBuckets(input)
    .filter(({ start }) => start <= input.now)
    .map((timed) => {
      const at = Math.min(timed.end, input.now);
      const contributors = issues.flatMap((issue): readonly MetricContributor[] => {
        const amount = amountAt(issue, at);
        if (amount === null) return [];
        seen.add(issue.history.id);
        return [{ issueId: issue.history.id, amount, of: null }];
      });
      const summary = summarise({ timed, at, contributors });
      return { bucket: timed.bucket, contributors, excluded: [], ...summary };
    });
  const outside: MetricExclusion[] = [
    ...otherLevels(input).map(({ id }) => ({ issueId: id, reason: 'other-level' as const })),
    ...issues
      .filter(({ history }) => !seen.has(history.id))
      .map(({ history }) => ({ issueId: history.id, reason: 'outside-range' as const })),
  ];
  return { readings, outside };
}

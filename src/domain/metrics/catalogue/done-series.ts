import { mean, median, quantile } from '../../statistics/quantile';
import type { FlowInput, TimedBucket } from './flow-input';
import { bucketAt, timedBuckets } from './flow-input';
import { type FlowIssue, flowIssues, otherLevels } from './flow-issue';
import type {
  MetricContributor,
  MetricExclusion,
  MetricReading,
  MetricSeries,
} from './metric-series';

/** What one finished issue says, or why it says nothing. */
export type IssueReading =
  | { readonly kind: 'counted'; readonly amount: number; readonly of: number | null }
  | { readonly kind: 'excluded'; readonly reason: MetricExclusion['reason'] };

/** The finished issues of one bucket. */
export interface FinishedBucket {
  readonly timed: TimedBucket;
  readonly contributors: readonly MetricContributor[];
  readonly excluded: readonly MetricExclusion[];
}

export type Summary = Omit<MetricReading, 'bucket' | 'contributors' | 'excluded'>;

/** A metric over the issues that were finished in each bucket, by when they were. */
export function doneSeries(
  input: FlowInput,
  readIssue: (issue: FlowIssue) => IssueReading,
  summarise: (bucket: FinishedBucket) => Summary,
): MetricSeries {
  const buckets = timedBuckets(input);
  const counted = buckets.map((): MetricContributor[] => []);
  const excluded = buckets.map((): MetricExclusion[] => []);
  const outside: MetricExclusion[] = otherLevels(input).map(({ id }) => ({
    issueId: id,
    reason: 'other-level',
  }));
  for (const issue of flowIssues(input)) {
    const issueId = issue.history.id;
    const place = issue.doneAt === null ? null : bucketAt(buckets, issue.doneAt);
    if (place === null) {
      outside.push({ issueId, reason: issue.doneAt === null ? 'not-done' : 'outside-range' });
      continue;
    }
    const reading = readIssue(issue);
    if (reading.kind === 'excluded') excluded[place]?.push({ issueId, reason: reading.reason });
    else counted[place]?.push({ issueId, amount: reading.amount, of: reading.of });
  }
  const readings = buckets.map((timed, place) => {
    const issues = { contributors: counted[place] ?? [], excluded: excluded[place] ?? [] };
    return { bucket: timed.bucket, ...issues, ...summarise({ timed, ...issues }) };
  });
  return { readings, outside };
}

/** Median, with mean and percentiles beside it. Source: metrics-spec P14. */
export function summariseDurations(minimum: number) {
  return ({ timed, contributors }: FinishedBucket): Summary => {
    const amounts = contributors.map(({ amount }) => amount);
    return {
      ...plain(median(amounts), timed, { n: amounts.length, minimum }),
      parts: {
        mean: mean(amounts),
        p85: quantile(amounts, 0.85),
        p95: quantile(amounts, 0.95),
      },
    };
  };
}

/** Sum over sum in percent, so that long issues weigh more; the mean of ratios beside it. */
export function summariseShares(minimum: number) {
  return ({ timed, contributors }: FinishedBucket): Summary => {
    const numerator = contributors.reduce((sum, { amount }) => sum + amount, 0);
    const denominator = contributors.reduce((sum, { of }) => sum + (of ?? 0), 0);
    const value = denominator === 0 ? null : (100 * numerator) / denominator;
    const ratios = contributors.flatMap(({ amount, of }) =>
      of === null || of === 0 ? [] : amount / of,
    );
    const summary = plain(value, timed, { n: contributors.length, minimum });
    const isZero = contributors.length > 0 && denominator === 0;
    const meanRatio = mean(ratios);
    return {
      ...summary,
      reason: isZero ? 'zero-denominator' : summary.reason,
      numerator,
      denominator,
      parts: { meanOfRatios: meanRatio === null ? null : 100 * meanRatio },
    };
  };
}

export function plain(
  value: number | null,
  { isPartial }: TimedBucket,
  { n, minimum }: { readonly n: number; readonly minimum: number },
): Omit<Summary, 'parts'> {
  return {
    value,
    reason: value === null ? 'nothing-in-bucket' : null,
    numerator: null,
    denominator: null,
    n,
    flags: [
      ...(isPartial ? (['partial'] as const) : []),
      ...(n < minimum ? (['low-n'] as const) : []),
    ],
  };
}

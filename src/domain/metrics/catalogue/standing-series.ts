import { bulkChanges } from '../timeline/bulk-changes';
import type { Interval } from '../working-time';
import { bucketReading, contributorOf, seriesWith } from './bucket-reading';
import { isSeen, type Looking, rangesIn } from './bucket-ranges';
import { addToBuckets, type BucketRange, bucketSums } from './bucket-sums';
import type { FlowInput } from './flow-input';
import type { FlowIssue, Population } from './flow-issue';
import { doubtsOf, type Instant, instantsOf } from './instants';
import type {
  ExclusionReason,
  MetricContributor,
  MetricExclusion,
  MetricSeries,
} from './metric-series';
import type { Summary } from './summary';

export interface StandingMetric {
  readonly looking: Looking;
  /** When an issue stands, oldest first, no two stretches overlapping. */
  readonly duringOf: (issue: FlowIssue) => readonly Interval[];
  /** The same of one instant, where that can be told without all stretches. */
  readonly isSeenAt?: (issue: FlowIssue, instant: Instant) => boolean;
  /** Takes in what an issue adds to the buckets it is seen in, issue by issue. */
  readonly count: (issue: FlowIssue, ranges: readonly BucketRange[]) => void;
  /** What is said of a bucket, by its place in the order of time, once all issues are counted. */
  readonly summarise: (bucket: Instant & { readonly place: number }) => Summary;
  /** What an issue that is seen in a bucket is in it; asked when somebody opens the bucket. */
  readonly contributorOf: (
    issue: FlowIssue,
    instant: Instant,
  ) => Omit<MetricContributor, 'issueId'>;
  /** Why an issue is in no bucket, where that is more than when it stood. */
  readonly whyNever?: (issue: FlowIssue) => ExclusionReason;
  /** For what compares buckets with each other; in their order. */
  readonly compare?: (
    summaries: readonly Summary[],
    instants: readonly Instant[],
  ) => readonly Summary[];
}

/**
 * A metric over what stood in each bucket; while a bucket is not over, over what stands now. Each
 * issue is gone through once, not once for every bucket. An issue can be in every reading, so those
 * of no reading at all are in `outside`.
 */
export function standingSeries(
  input: FlowInput,
  { issues, left }: Population,
  metricOver: (inOrder: readonly Instant[]) => StandingMetric,
): MetricSeries {
  const instants = instantsOf(input);
  // Sprints of several boards can end in another order than they begin.
  const inOrder = instants.toSorted((a, b) => a.at - b.at);
  const metric = metricOver(inOrder);
  const rangesOf = rangesIn(inOrder, metric.looking);
  const unmapped = bucketSums(inOrder.length);
  for (const issue of issues) {
    const ranges = rangesOf(metric.duringOf(issue));
    if (ranges.length > 0) metric.count(issue, ranges);
    if (issue.isUnmapped) for (const range of ranges) addToBuckets(unmapped, 1, range);
  }
  const acts = bulkChanges(input.histories);
  const places = new Map(inOrder.map((instant, place) => [instant, place]));
  const each = instants.map((instant) => {
    const place = places.get(instant) ?? 0;
    const summary = metric.summarise({ ...instant, place });
    const isUnmapped = (unmapped[place] ?? 0) > 0;
    return { ...summary, flags: [...summary.flags, ...doubtsOf(instant, { isUnmapped, acts })] };
  });
  const summaries = metric.compare?.(each, instants) ?? each;
  const readings = instants.flatMap((instant, number) => {
    const summary = summaries[number];
    if (summary === undefined) return [];
    const said = { bucket: instant.timed.bucket, excluded: [], ...summary };
    return bucketReading(said, () => seenAt(instant, issues, metric));
  });
  return seriesWith(readings, () => [
    ...left,
    ...issues
      .filter((issue) => rangesOf(metric.duringOf(issue)).length === 0)
      .map(neverSeen(metric)),
  ]);
}

const neverSeen =
  ({ whyNever }: StandingMetric) =>
  (issue: FlowIssue): MetricExclusion => ({
    issueId: issue.history.id,
    reason: whyNever?.(issue) ?? 'outside-range',
  });

function seenAt(
  instant: Instant,
  issues: readonly FlowIssue[],
  metric: StandingMetric,
): readonly MetricContributor[] {
  const isIn =
    metric.isSeenAt ??
    ((issue: FlowIssue) =>
      metric.duringOf(issue).some((one) => isSeen(one, instant, metric.looking)));
  const seen: MetricContributor[] = [];
  for (const issue of issues) {
    if (!isIn(issue, instant)) continue;
    seen.push(contributorOf(issue.history.id, metric.contributorOf(issue, instant)));
  }
  return seen;
}

import { bulkChanges, isBulkIn } from '../timeline/bulk-changes';
import type { Stay } from '../timeline/status-timeline';
import type { Interval } from '../working-time';
import type { FlowInput } from './flow-input';
import { type FlowIssue, population } from './flow-issue';
import type {
  ExclusionReason,
  MetricContributor,
  MetricExclusion,
  MetricSeries,
} from './metric-series';
import type { CountedBucket, Summary } from './summary';
import { bucketAt, type TimedBucket, timedBuckets } from './timed-buckets';

/** What one finished issue says, or why it says nothing. */
export type IssueReading =
  | ({ readonly kind: 'counted' } & Omit<MetricContributor, 'issueId'>)
  | { readonly kind: 'excluded'; readonly reason: ExclusionReason };

/** The finished issues of one bucket. */
export interface FinishedBucket extends CountedBucket {
  /** In the order of the contributors. */
  readonly issues: readonly FlowIssue[];
}

interface Collected {
  readonly issues: FlowIssue[];
  readonly contributors: MetricContributor[];
  readonly excluded: MetricExclusion[];
  isUnmapped: boolean;
  isRestated: boolean;
  isBulk: boolean;
}

/** A metric over the issues that were finished in each bucket, by when they were. */
export function doneSeries(
  input: FlowInput,
  readIssue: (issue: FlowIssue) => IssueReading,
  summarise: (bucket: FinishedBucket) => Summary,
): MetricSeries {
  const buckets = timedBuckets(input);
  const collected = buckets.map(nothingYet);
  const { issues, left } = population(input);
  const outside = [...left];
  const acts = bulkChanges(input.histories);
  for (const issue of issues) {
    const issueId = issue.history.id;
    const place = issue.doneAt === null ? null : bucketAt(buckets, issue.doneAt);
    if (input.doneRule === 'last') markRestated(issue, buckets, collected);
    const into = place === null ? undefined : collected[place];
    if (into === undefined) {
      outside.push({ issueId, reason: issue.doneAt === null ? 'not-done' : 'outside-range' });
      continue;
    }
    add(issue, readIssue(issue), into);
    if (acts.length > 0 && isOfBulk(issue, acts)) into.isBulk = true;
  }
  const readings = buckets.map((timed, place) => {
    const { issues: finished, contributors, excluded, ...marks } = collected[place] ?? nothingYet();
    const summary = summarise({ timed, issues: finished, contributors });
    const flags = [
      ...summary.flags,
      ...(marks.isUnmapped ? (['unmapped'] as const) : []),
      ...(marks.isRestated ? (['restated'] as const) : []),
      ...(marks.isBulk ? (['bulk'] as const) : []),
    ];
    return { bucket: timed.bucket, contributors, excluded, ...summary, flags };
  });
  return { readings, outside };
}

const nothingYet = (): Collected => ({
  issues: [],
  contributors: [],
  excluded: [],
  isUnmapped: false,
  isRestated: false,
  isBulk: false,
});

function add(issue: FlowIssue, reading: IssueReading, into: Collected): void {
  const issueId = issue.history.id;
  if (issue.isUnmapped) into.isUnmapped = true;
  if (reading.kind === 'excluded') {
    into.excluded.push({ issueId, reason: reading.reason });
    return;
  }
  const { amount, of, role } = reading;
  into.issues.push(issue);
  into.contributors.push({ issueId, amount, of, ...(role === undefined ? {} : { role }) });
}

/** It was started or done together with many others. */
function isOfBulk({ doneAt, cycle }: FlowIssue, acts: readonly Interval[]): boolean {
  return [doneAt, cycle?.startedAt ?? null].some(
    (at) => at !== null && isBulkIn(acts, { start: at, end: at }),
  );
}

/** A bucket that was over before an issue it had counted was reopened. Source: metrics-spec C.0b. */
function markRestated(
  { stays }: FlowIssue,
  buckets: readonly TimedBucket[],
  collected: readonly Collected[],
): void {
  for (const { start, end } of stays.filter(isLeftAgain)) {
    const place = bucketAt(buckets, start) ?? -1;
    const into = collected[place];
    if (into !== undefined && end >= (buckets[place]?.end ?? Infinity)) into.isRestated = true;
  }
}

/** It was done, and then it was not. */
function isLeftAgain({ category }: Stay, place: number, stays: readonly Stay[]): boolean {
  const next = stays[place + 1];
  return category === 'done' && next !== undefined && next.category !== 'done';
}

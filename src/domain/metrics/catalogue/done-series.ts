import { bucketReading, contributorOf } from './bucket-reading';
import { type FinishedIssues, finishedIssues } from './finished-issues';
import type { FlowInput } from './flow-input';
import type { FlowIssue } from './flow-issue';
import type {
  ExclusionReason,
  MetricContributor,
  MetricExclusion,
  MetricReading,
  MetricSeries,
} from './metric-series';
import type { CountedBucket, Summary } from './summary';

/** What one finished issue says, or why it says nothing. */
export type IssueReading =
  | ({ readonly kind: 'counted' } & Omit<MetricContributor, 'issueId'>)
  | { readonly kind: 'excluded'; readonly reason: ExclusionReason };

/** The finished issues of one bucket. */
export interface FinishedBucket extends CountedBucket {
  /** Its place in the series. */
  readonly place: number;
  /** In the order of the contributors. */
  readonly issues: readonly FlowIssue[];
}

/** A metric over the issues that were finished in each bucket, by when they were. */
export function doneSeries(
  input: FlowInput,
  readIssue: (issue: FlowIssue) => IssueReading,
  summarise: (bucket: FinishedBucket) => Summary,
): MetricSeries {
  const all = finishedIssues(input);
  const read = readAll(all, readIssue);
  const readings = all.buckets.map(({ timed, issues: finished, doubts }, place): MetricReading => {
    const { issues, contributors, excluded } = read[place] ?? nothingRead();
    const summary = summarise({ timed, place, issues, contributors });
    const flags = [...summary.flags, ...doubts];
    const said = { bucket: timed.bucket, excluded, ...summary, flags };
    // Kept for all buckets they would be a list of every issue, and people open a few.
    return bucketReading(said, () => {
      const again = nothingRead();
      for (const issue of finished) take(again, issue, readIssue(issue));
      return contributorsIn(again);
    });
  });
  return { readings, outside: all.outside };
}

interface Read {
  readonly issues: FlowIssue[];
  readonly contributors: Omit<MetricContributor, 'issueId'>[];
  readonly excluded: MetricExclusion[];
}

const nothingRead = (): Read => ({ issues: [], contributors: [], excluded: [] });

/** For each bucket; issue by issue in the order they lie in memory. */
function readAll(
  { buckets, finished, bucketOf }: FinishedIssues,
  readIssue: (issue: FlowIssue) => IssueReading,
): readonly Read[] {
  const read = buckets.map(nothingRead);
  for (const [number, issue] of finished.entries()) {
    const into = read[bucketOf[number] ?? -1];
    if (into !== undefined) take(into, issue, readIssue(issue));
  }
  return read;
}

function take(into: Read, issue: FlowIssue, reading: IssueReading): void {
  if (reading.kind === 'excluded') {
    into.excluded.push({ issueId: issue.history.id, reason: reading.reason });
  } else {
    into.issues.push(issue);
    into.contributors.push(reading);
  }
}

function contributorsIn({ issues, contributors }: Read): readonly MetricContributor[] {
  return issues.flatMap(({ history }, place) => {
    const reading = contributors[place];
    return reading === undefined ? [] : contributorOf(history.id, reading);
  });
}

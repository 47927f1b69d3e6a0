import { bucketReading, contributorOf } from './bucket-reading';
import { finishedIssues } from './finished-issues';
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
  /** In the order of the contributors. */
  readonly issues: readonly FlowIssue[];
}

/** A metric over the issues that were finished in each bucket, by when they were. */
export function doneSeries(
  input: FlowInput,
  readIssue: (issue: FlowIssue) => IssueReading,
  summarise: (bucket: FinishedBucket) => Summary,
): MetricSeries {
  const { buckets, outside } = finishedIssues(input);
  const readings = buckets.map(({ timed, issues: finished, doubts }): MetricReading => {
    const { issues, contributors, excluded } = readEach(finished, readIssue);
    const summary = summarise({ timed, issues, contributors });
    const flags = [...summary.flags, ...doubts];
    const said = { bucket: timed.bucket, excluded, ...summary, flags };
    // Kept for all buckets they would be a list of every issue, and people open a few.
    return bucketReading(said, () => contributorsIn(readEach(finished, readIssue)));
  });
  return { readings, outside };
}

type Read = Omit<FinishedBucket, 'timed'> & { readonly excluded: readonly MetricExclusion[] };

function readEach(
  finished: readonly FlowIssue[],
  readIssue: (issue: FlowIssue) => IssueReading,
): Read {
  const issues: FlowIssue[] = [];
  const contributors: Omit<MetricContributor, 'issueId'>[] = [];
  const excluded: MetricExclusion[] = [];
  for (const issue of finished) {
    const reading = readIssue(issue);
    if (reading.kind === 'excluded') {
      excluded.push({ issueId: issue.history.id, reason: reading.reason });
      continue;
    }
    issues.push(issue);
    contributors.push(reading);
  }
  return { issues, contributors, excluded };
}

function contributorsIn({ issues, contributors }: Read): readonly MetricContributor[] {
  return issues.flatMap(({ history }, place) => {
    const reading = contributors[place];
    return reading === undefined ? [] : contributorOf(history.id, reading);
  });
}

import type { IssueTimeline } from '../timeline/issue-timeline';
import { seriesWith } from './bucket-reading';
import type { CatalogueInput } from './catalogue-input';
import type {
  ContributorRole,
  ExclusionReason,
  MetricContributor,
  MetricExclusion,
  MetricSeries,
} from './metric-series';
import type { CountedBucket, Summary } from './summary';
import { bucketAt, type TimedBucket, timedBuckets } from './timed-buckets';

/** The issues that were created in one bucket. */
export interface CreatedBucket extends CountedBucket {
  /** In the order of the contributors. */
  readonly created: readonly IssueTimeline[];
  /** In the order of those that are left out. */
  readonly left: readonly IssueTimeline[];
}

interface Collected {
  readonly created: IssueTimeline[];
  readonly contributors: MetricContributor[];
  readonly left: IssueTimeline[];
  readonly excluded: MetricExclusion[];
}

const nothingYet = (): Collected => ({ created: [], contributors: [], left: [], excluded: [] });

/** What an issue that came up adds, or why it adds nothing. */
type CreatedIssue =
  | { readonly amount: number; readonly role: ContributorRole }
  | { readonly reason: ExclusionReason };

/**
 * A metric over the issues that came up in each bucket, sub-tasks and epics among them. Those that
 * `read` says nothing of are of another type.
 */
export function createdSeries(
  input: CatalogueInput,
  read: (timeline: IssueTimeline) => CreatedIssue | null,
  summarise: (bucket: CreatedBucket) => Summary,
): MetricSeries {
  const buckets = timedBuckets(input);
  const collected = buckets.map(nothingYet);
  for (const timeline of input.histories) {
    const issueId = timeline.id;
    const into = collected[bucketAt(buckets, timeline.createdAt) ?? -1];
    const reading = into === undefined ? null : read(timeline);
    if (into === undefined || reading === null) continue;
    if ('reason' in reading) {
      into.left.push(timeline);
      into.excluded.push({ issueId, reason: reading.reason });
    } else {
      into.created.push(timeline);
      const { amount, role } = reading;
      into.contributors.push({ issueId, of: null, amount, role });
    }
  }
  const readings = buckets.map((timed, place) => {
    const { created, contributors, left, excluded } = collected[place] ?? nothingYet();
    const summary = summarise({ timed, created, contributors, left });
    return { bucket: timed.bucket, contributors, excluded, ...summary };
  });
  return seriesWith(readings, () => outsideOf(input.histories, read, buckets));
}

function outsideOf(
  histories: readonly IssueTimeline[],
  read: (timeline: IssueTimeline) => CreatedIssue | null,
  buckets: readonly TimedBucket[],
): readonly MetricExclusion[] {
  return histories.flatMap((timeline): MetricExclusion | [] => {
    const { id: issueId, createdAt } = timeline;
    if (read(timeline) === null) return { issueId, reason: 'other-type' };
    return bucketAt(buckets, createdAt) === null ? { issueId, reason: 'outside-range' } : [];
  });
}

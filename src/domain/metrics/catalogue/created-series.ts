import type { IssueTimeline } from '../timeline/issue-timeline';
import type { CatalogueInput } from './catalogue-input';
import type {
  ContributorRole,
  ExclusionReason,
  MetricContributor,
  MetricExclusion,
  MetricSeries,
} from './metric-series';
import type { CountedBucket, Summary } from './summary';
import { bucketAt, timedBuckets } from './timed-buckets';

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
  const outside: MetricExclusion[] = [];
  for (const timeline of input.histories) {
    const issueId = timeline.id;
    const reading = read(timeline);
    const place = bucketAt(buckets, timeline.createdAt);
    const into = place === null ? undefined : collected[place];
    if (reading === null) outside.push({ issueId, reason: 'other-type' });
    else if (into === undefined) outside.push({ issueId, reason: 'outside-range' });
    else if ('reason' in reading) {
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
  return { readings, outside };
}

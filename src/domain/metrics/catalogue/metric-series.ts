import type { IssueId } from '../../shared/ids';
import type { Bucket } from '../bucket';
import type { SprintRole } from '../sprint/sprint';
import type { Need } from './needs';

/**
 * What to know before trusting a point.
 * - `partial`: its time is not over yet;
 * - `low-n`: some, but fewer issues than the metric needs to say something;
 * - `unmapped`: some issues were in a status that nobody knows any more;
 * - `unestimated`: some issues have no estimate and add nothing;
 * - `immature`: what it asks about can still change, such as bugs found after a release;
 * - `restated`: an issue that once counted here was reopened, or closed as one that does not count;
 * - `reconstructed`: put together later, from histories or from dates that people can move;
 * - `bulk`: many issues changed their status in the same minute, so that instants are suspect;
 * - `reopened-later`: a closed sprint still counts as done what was reopened after it;
 * - `untold`: no incident was told since, so that none may mean that nobody told.
 * Source: metrics-spec P13, P14, C.0b.
 */
export const READING_FLAGS = [
  'partial',
  'low-n',
  'unmapped',
  'unestimated',
  'immature',
  'restated',
  'reconstructed',
  'bulk',
  'reopened-later',
  'untold',
] as const;

export type ReadingFlag = (typeof READING_FLAGS)[number];

/** Why a bucket has no value. A missing number is never 0. */
export type NoReadingReason =
  | 'nothing-in-bucket'
  | 'zero-denominator'
  /** Nobody has said yet what only people know. */
  | `needs-${Need}`
  | 'nothing-committed'
  | 'nothing-in-sprint'
  | 'no-goal'
  | 'goal-not-rated'
  | 'too-short'
  /** A trend over fewer buckets means nothing. */
  | 'too-few-buckets'
  /** So few people that the number would tell about each of them. */
  | 'too-few-people'
  | 'not-mature-yet'
  /** Nobody told of what happened then, so that none is not known to be 0. */
  | 'nothing-told';

export type ExclusionReason =
  | 'not-done'
  | 'never-started'
  | 'imported'
  | 'bad-order'
  | 'other-level'
  | 'other-type'
  | 'excluded-resolution'
  | 'outside-range'
  | 'still-in-review'
  | 'not-in-sprint'
  | 'not-in-version'
  | 'no-parent'
  | 'unestimated'
  | 'unassigned'
  | 'nothing-to-expect'
  | 'no-effort-known'
  | 'nobody-to-ask'
  | 'not-open'
  | 'not-a-unit';

/** What an issue is in the value. */
export type ContributorRole =
  | SprintRole
  | 'bug'
  | 'production-bug'
  | 'delivered'
  | 'debt'
  | 'blocked-by-other-team'
  | 'blocked'
  | 'blocking'
  | 'linked'
  | 'not-linked'
  | 'escalated'
  | 'not-escalated'
  | 'done'
  | 'added-to-scope';

export interface MetricContributor {
  readonly issueId: IssueId;
  /** In the metric's unit; 1 where issues are counted. */
  readonly amount: number;
  /** What the amount is a share of, for ratios; `null` otherwise. */
  readonly of: number | null;
  readonly role?: ContributorRole;
}

export interface MetricExclusion {
  readonly issueId: IssueId;
  readonly reason: ExclusionReason;
}

/**
 * What a value breaks down into: the components, teams, epics or people behind it; or the units it
 * is made of where those are no issues, such as releases and deployments.
 */
export interface BreakdownRow {
  readonly kind:
    | 'component'
    | 'team-pair'
    | 'epic'
    | 'version'
    | 'deployment'
    | 'incident'
    | 'person'
    | 'issue-type'
    | 'event-type'
    | 'blocker'
    | 'cycle';
  /** Id of what it is about; empty for "none". */
  readonly key: string;
  readonly value: number | null;
  readonly n: number;
  /** Further numbers by name; 1 and 0 for yes and no. */
  readonly parts: Readonly<Record<string, number | null>>;
}

/** A line through instants, for charts of what happens inside one bucket. */
export interface ChartLine {
  readonly key: 'remaining' | 'ideal' | 'scope' | 'started' | 'done';
  readonly points: readonly { readonly at: number; readonly value: number }[];
}

/** The value of a metric in one bucket, with the issues behind it. Source: metrics-spec P15. */
export interface MetricReading {
  readonly bucket: Bucket;
  readonly value: number | null;
  readonly reason: NoReadingReason | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** How many issues, or other units of the metric, the value is made of. */
  readonly n: number;
  readonly flags: readonly ReadingFlag[];
  readonly contributors: readonly MetricContributor[];
  readonly excluded: readonly MetricExclusion[];
  /** Other ways to sum up the same bucket, by name: mean, p85 and the like. */
  readonly parts: Readonly<Record<string, number | null>>;
  readonly rows?: readonly BreakdownRow[];
  readonly lines?: readonly ChartLine[];
}

/**
 * Every issue of the population is in a reading or in `outside`, never in both; in one reading
 * only, unless the metric looks at what stands at the end of each bucket.
 */
export interface MetricSeries {
  readonly readings: readonly MetricReading[];
  readonly outside: readonly MetricExclusion[];
}

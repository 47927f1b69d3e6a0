import type { IssueId } from '../../shared/ids';
import type { Bucket } from '../bucket';

/**
 * What to know before trusting a point.
 * - `partial`: its time is not over yet;
 * - `low-n`: fewer issues than the metric needs to say something.
 * Source: metrics-spec P13, P14.
 */
export type ReadingFlag = 'partial' | 'low-n';

/** Why a bucket has no value. A missing number is never 0. */
export type NoReadingReason = 'nothing-in-bucket' | 'zero-denominator' | 'needs-status-mapping';

export type ExclusionReason =
  | 'not-done'
  | 'never-started'
  | 'imported'
  | 'bad-order'
  | 'other-level'
  | 'outside-range'
  | 'still-in-review';

export interface MetricContributor {
  readonly issueId: IssueId;
  /** In the metric's unit; 1 where issues are counted. */
  readonly amount: number;
  /** What the amount is a share of, for ratios; `null` otherwise. */
  readonly of: number | null;
}

export interface MetricExclusion {
  readonly issueId: IssueId;
  readonly reason: ExclusionReason;
}

/** The value of a metric in one bucket, with the issues behind it. Source: metrics-spec P15. */
export interface MetricReading {
  readonly bucket: Bucket;
  readonly value: number | null;
  readonly reason: NoReadingReason | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** How many issues, or visits, the value is made of. */
  readonly n: number;
  readonly flags: readonly ReadingFlag[];
  readonly contributors: readonly MetricContributor[];
  readonly excluded: readonly MetricExclusion[];
  /** Other ways to sum up the same bucket, by name: mean, p85 and the like. */
  readonly parts: Readonly<Record<string, number | null>>;
}

/** Every issue of the population is in a reading, once, or in `outside`. */
export interface MetricSeries {
  readonly readings: readonly MetricReading[];
  readonly outside: readonly MetricExclusion[];
}

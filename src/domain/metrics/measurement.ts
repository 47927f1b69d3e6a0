import type { IssueId } from '../shared/ids';
import type { MeasureUnit } from './measure';

/** Why there is no value. A missing number is never shown as 0. */
export type NoValueReason =
  'empty-population' | 'zero-denominator' | 'field-unavailable' | 'not-measured-yet';

export type MeasurementFlag =
  'negative-values' | 'story-point-conflict' | 'mixed-hierarchy' | 'own-and-parent-counted';

export type ExclusionReason = 'no-time-tracked' | 'counted-by-parent';

/** What one issue adds. In percent mode `amount` is its share of the denominator. */
export interface Contributor {
  readonly issueId: IssueId;
  readonly amount: number;
  readonly isDone: boolean;
  /** It is part of the numerator. */
  readonly isCounted: boolean;
}

/**
 * The outcome of measuring a population once. Contributors and exclusions add up to the
 * population. Source: metrics-spec P15, A.1.
 */
export interface Measurement {
  /** In `unit`: 0..100 for percent, hours for time. `null` with a `reason`. */
  readonly value: number | null;
  readonly reason: NoValueReason | null;
  readonly unit: MeasureUnit;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Size of the population, excluded issues included. */
  readonly n: number;
  readonly doneCount: number;
  /** Issues whose field is empty; they add 0 to a sum. */
  readonly missing: number;
  readonly flags: readonly MeasurementFlag[];
  readonly contributors: readonly Contributor[];
  readonly excluded: readonly { readonly issueId: IssueId; readonly reason: ExclusionReason }[];
}

import type { AccountId, KeyResultId, MetricId, ObjectiveId, Home } from '../shared/ids';
import type { Closing } from './closing';
import type { ExpectationCurve } from './expectation-curve';
import type { Lifecycle } from './lifecycle';
import type { ManualStatus } from './manual-status';
import type { Period } from './period';

/**
 * What counts as reaching it.
 * `reach` moves from start to target, up or down; the others hold a limit or a band.
 * Source: metrics-spec A.4.
 */
export type Target =
  | { readonly kind: 'reach'; readonly start: number; readonly target: number }
  | { readonly kind: 'stayAbove'; readonly limit: number }
  | { readonly kind: 'stayBelow'; readonly limit: number }
  | { readonly kind: 'within'; readonly lower: number; readonly upper: number };

/**
 * Marks on the way from start to target and beyond, as values: what was promised, and what would
 * be more than hoped for.
 */
export interface Zones {
  readonly commit: number;
  readonly stretch: number;
}

/** A metric with a target: the measurable outcome under an objective. */
export interface KeyResult {
  readonly id: KeyResultId;
  readonly version: number;
  readonly objectiveId: ObjectiveId;
  /** That of its objective. */
  readonly projectId: Home;
  readonly metricId: MetricId;
  readonly title: string;
  readonly description: string;
  readonly ownerId: AccountId | null;
  /** ISO instant; absent while it is whoever it was created with. */
  readonly ownerSince?: string;
  readonly contributorIds: readonly AccountId[];
  readonly labels: readonly string[];
  /** `null`: the period of its objective. */
  readonly period: Period | null;
  readonly target: Target;
  readonly zones: Zones | null;
  readonly curve: ExpectationCurve;
  readonly weight: number;
  /** Counts in the roll-up of its objective. */
  readonly isInRollUp: boolean;
  readonly manualStatus: ManualStatus | null;
  readonly lifecycle: Lifecycle;
  /** Set while it is closed. */
  readonly closing: Closing | null;
  readonly rank: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly updatedBy: AccountId;
}

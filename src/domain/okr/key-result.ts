import type { AccountId, KeyResultId, MetricId, ObjectiveId, ProjectId } from '../shared/ids';
import type { Lifecycle } from './lifecycle';
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

/** A metric with a target: the measurable outcome under an objective. */
export interface KeyResult {
  readonly id: KeyResultId;
  readonly version: number;
  readonly objectiveId: ObjectiveId;
  readonly projectId: ProjectId;
  readonly metricId: MetricId;
  readonly title: string;
  readonly description: string;
  readonly ownerId: AccountId | null;
  /** `null`: the period of its objective. */
  readonly period: Period | null;
  readonly target: Target;
  readonly weight: number;
  readonly lifecycle: Lifecycle;
  readonly rank: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly updatedBy: AccountId;
}

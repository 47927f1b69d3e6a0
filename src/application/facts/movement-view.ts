import type { MovementLine } from '../../domain/history/explain-movement';
import type { MeasureUnit } from '../../domain/metrics/measure';
import type { WorkItem } from '../../domain/metrics/work-item';
import type { BackfillProgress } from '../ports/scope-histories';

export interface MovementIssue {
  readonly id: string;
  readonly key: string;
  /** `null`: the issue is gone. */
  readonly summary: string | null;
  readonly statusName: string;
  readonly statusCategory: WorkItem['statusCategory'];
}

export interface MovementLineView {
  readonly issue: MovementIssue | null;
  /** Signed, rounded so that all add up; `null` when it cannot be told in numbers. */
  readonly amount: number | null;
}

export interface MovementGroupView {
  readonly kind: MovementLine['kind'];
  /** Issues of this kind, those beyond the listed ones included. */
  readonly count: number;
  readonly amount: number | null;
  readonly lines: readonly MovementLineView[];
  /** What is not listed, together. */
  readonly rest: { readonly count: number; readonly amount: number | null } | null;
}

/** Why there is nothing to explain. */
export type MovementObstacle =
  | 'no-issues-behind'
  | 'not-measured-yet'
  /** The past before our own record has not been read yet. */
  | 'past-not-read'
  /** The numbers would tell what a hidden issue did. Decision 0005. */
  | 'withheld';

export interface MovementView {
  readonly from: string;
  readonly to: string;
  readonly obstacle: MovementObstacle | null;
  readonly unit: MeasureUnit;
  readonly decimals: number;
  /** Values at the end of both days, or as of now. */
  readonly before: number | null;
  readonly after: number | null;
  readonly change: number | null;
  readonly groups: readonly MovementGroupView[];
  /** One of the ends was put together from the issues' own histories. */
  readonly isReconstructed: boolean;
  /** The measure changed on this day; values before it cannot be compared. */
  readonly comparableSince: string | null;
  readonly backfill: Omit<BackfillProgress, 'at'> | null;
}

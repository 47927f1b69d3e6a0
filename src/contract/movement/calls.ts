import type { MeasureUnit } from '../../domain/metrics/measure';
import type { WorkItem } from '../../domain/metrics/work-item';
import type { ApiResult } from '../api-result';

/** What happened to issues; `hidden` sums up those the viewer may not see, `definition` is an edit. */
export type MovementKindDto =
  'done' | 'reopened' | 'entered' | 'left' | 're-estimated' | 'recounted' | 'hidden' | 'definition';

export interface MovementIssueDto {
  readonly id: string;
  readonly key: string;
  /** `null`: the issue is gone. */
  readonly summary: string | null;
  readonly statusName: string;
  readonly statusCategory: WorkItem['statusCategory'];
}

export interface MovementLineDto {
  readonly issue: MovementIssueDto | null;
  /** Signed, in `unit`; percentages in points. `null` where it cannot be told in numbers. */
  readonly amount: number | null;
}

export interface MovementGroupDto {
  readonly kind: MovementKindDto;
  readonly count: number;
  readonly amount: number | null;
  readonly lines: readonly MovementLineDto[];
  /** What is not listed, together. */
  readonly rest: { readonly count: number; readonly amount: number | null } | null;
}

export type MovementObstacleDto =
  'no-issues-behind' | 'not-measured-yet' | 'past-not-read' | 'withheld';

/** How far the past before the first measurement has been read. */
export interface BackfillDto {
  readonly state: 'reading' | 'writing' | 'done' | 'failed';
  readonly issuesDone: number;
  readonly issuesTotal: number;
  readonly monthsDone: number;
  readonly monthsTotal: number;
}

/** A change between the ends of two days, in parts that add up to it, to the digit shown. */
export interface MovementDto {
  readonly from: string;
  readonly to: string;
  /** Why there are no numbers, if there are none. */
  readonly obstacle: MovementObstacleDto | null;
  readonly unit: MeasureUnit;
  readonly decimals: number;
  readonly before: number | null;
  readonly after: number | null;
  readonly change: number | null;
  readonly groups: readonly MovementGroupDto[];
  readonly isReconstructed: boolean;
  /** The measure changed on this day; what was before cannot be compared. */
  readonly comparableSince: string | null;
  readonly backfill: BackfillDto | null;
}

// A type alias, because an interface has no index signature and fails Forge's `Definitions` bound.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type MovementCalls = {
  /** Days in the site's time zone; by default from the last check-in, or a week ago, until today. */
  explainMovement: (input: {
    keyResultId: string;
    from: string | null;
    to: string | null;
  }) => ApiResult<MovementDto>;
};

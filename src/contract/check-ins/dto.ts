/** Check-ins as they cross the bridge: JSON only. Dates are ISO text, unknown is `null`. */
import type { MeasureUnit } from '../../domain/metrics/measure';
import type { CheckInStanding } from '../../domain/okr/check-in-schedule';
import type { IssueMovement } from '../../domain/okr/check-in-draft';
import type { ManualStatus } from '../../domain/okr/manual-status';
import type { ProgressStatus } from '../../domain/okr/status';
import type { KeyResultDto, StaleDto } from '../dto';

export interface SubjectDto {
  readonly kind: 'objective' | 'key-result';
  readonly id: string;
}

export interface CheckInContentDto {
  readonly on: string;
  readonly value: number | null;
  readonly status: ManualStatus['status'] | null;
  readonly confidence: number | null;
  /** Plain text with line breaks; people as `@[account id]`. */
  readonly comment: string;
}

export interface CheckInDto extends CheckInContentDto {
  readonly id: string;
  readonly version: number;
  readonly subject: SubjectDto;
  /** Where it stood by the app's own reckoning; `null` where the viewer may not know. */
  readonly snapshot: {
    readonly value: number | null;
    readonly progress: number | null;
    readonly status: ProgressStatus | null;
  } | null;
  /** Oldest first: what stood there before each edit. */
  readonly revisions: readonly {
    readonly at: string;
    readonly by: string;
    readonly before: Partial<CheckInContentDto>;
  }[];
  readonly createdAt: string;
  readonly createdBy: string;
  readonly canChange: boolean;
}

export interface CheckInPageDto {
  /** Newest first. */
  readonly checkIns: readonly CheckInDto[];
  readonly nextCursor: string | null;
  readonly canCheckIn: boolean;
}

export interface MovementDto {
  readonly since: string;
  readonly valueBefore: number | null;
  readonly valueAfter: number | null;
  readonly progressBefore: number | null;
  readonly progressAfter: number | null;
  readonly issues: IssueMovement | null;
}

/** What the form of a new check-in has to know. */
export interface CheckInPreparationDto {
  readonly subject: SubjectDto;
  readonly title: string;
  /** `typed`: people type its value in. `measured`: it is recorded by itself. */
  readonly valueKind: 'typed' | 'measured' | 'none';
  readonly unit: MeasureUnit;
  /** What stands after a typed number, such as `customers`; may be empty. */
  readonly unitText: string;
  readonly value: number | null;
  readonly status: ProgressStatus;
  readonly standing: CheckInStanding;
  /** What moved since the last check-in; `null` where nothing is known or may be told. */
  readonly movement: MovementDto | null;
  readonly last: CheckInDto | null;
  /** A check-in is for a day from here … */
  readonly earliest: string;
  /** … to here. */
  readonly today: string;
}

export interface CheckInSavedDto {
  readonly checkIn: CheckInDto;
  /** As it stands after the check-in; `null` for objectives. */
  readonly keyResult: KeyResultDto | null;
  /** Mentioned people who cannot see what they were mentioned in, and are not told. */
  readonly notReached: readonly string[];
}

export interface OwedCheckInDto {
  readonly keyResultId: string;
  readonly title: string;
  readonly objectiveId: string;
  readonly objectiveTitle: string;
  readonly projectId: string | null;
  readonly standing: CheckInStanding;
}

export interface MentionDto {
  readonly sourceId: string;
  readonly at: string;
  readonly by: string;
  readonly in: 'comment' | 'check-in';
  readonly subject: SubjectDto;
  readonly title: string;
  readonly projectId: string | null;
  readonly text: string;
}

export interface BrokenQueryDto {
  readonly keyResultId: string;
  readonly title: string;
  readonly projectId: string | null;
  readonly stale: StaleDto;
}

export interface OwedDto {
  /** Due and overdue, the longest overdue first. */
  readonly checkIns: readonly OwedCheckInDto[];
  /** Nothing is ever due while check-ins are switched off. */
  readonly isCadenceOn: boolean;
  /** When the next one falls due; `null` when none will. */
  readonly nextDueOn: string | null;
  /** Oldest first. */
  readonly mentions: readonly MentionDto[];
  readonly brokenQueries: readonly BrokenQueryDto[];
}

export interface KeyResultReviewDto {
  readonly keyResultId: string;
  readonly title: string;
  readonly ownerId: string | null;
  readonly unit: MeasureUnit;
  readonly status: ProgressStatus;
  readonly standing: CheckInStanding;
  readonly progress: number | null;
  readonly expected: number | null;
  /** `null` where the numbers are withheld from the viewer. */
  readonly movement: MovementDto | null;
  /** Of the latest check-in, and of the one before. */
  readonly confidence: number | null;
  readonly confidenceBefore: number | null;
  /** Since the day the review looks back to, newest first. */
  readonly checkIns: readonly CheckInDto[];
}

export interface ObjectiveReviewDto {
  readonly objectiveId: string;
  readonly since: string;
  readonly keyResults: readonly KeyResultReviewDto[];
  /** About the objective itself. */
  readonly checkIns: readonly CheckInDto[];
}

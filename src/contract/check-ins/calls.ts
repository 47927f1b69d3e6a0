import type { CheckInCadence } from '../../domain/okr/check-in-schedule';
import type { ApiResult } from '../api-result';
import type { SettingsDto } from '../settings/calls';
import type {
  CheckInContentDto,
  CheckInDto,
  CheckInPageDto,
  CheckInPreparationDto,
  CheckInSavedDto,
  ObjectiveReviewDto,
  OwedDto,
  SubjectDto,
} from './dto';

/** Check-ins, what a person owes, and the weekly review. */
// A type alias, because an interface has no index signature and fails Forge's `Definitions` bound.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type CheckInCalls = {
  listCheckIns: (input: {
    subject: SubjectDto;
    cursor: string | null;
  }) => ApiResult<CheckInPageDto>;
  /** With a draft from what really moved since the last check-in. */
  prepareCheckIn: (input: { subject: SubjectDto }) => ApiResult<CheckInPreparationDto>;
  recordCheckIn: (input: {
    subject: SubjectDto;
    content: CheckInContentDto;
  }) => ApiResult<CheckInSavedDto>;
  updateCheckIn: (input: {
    checkInId: string;
    version: number;
    change: Partial<CheckInContentDto>;
  }) => ApiResult<CheckInSavedDto>;
  /** Delete, and undo of a delete. */
  setCheckInDeleted: (input: {
    checkInId: string;
    version: number;
    isDeleted: boolean;
  }) => ApiResult<CheckInDto>;

  /** The person's own debts, wherever they may look. */
  getOwed: (input: Record<string, never>) => ApiResult<OwedDto>;
  markMentionsRead: (input: {
    mentions: readonly { sourceId: string; at: string }[];
  }) => ApiResult<null>;
  /** What happened to an objective since a day. */
  getObjectiveReview: (input: {
    objectiveId: string;
    since: string;
  }) => ApiResult<ObjectiveReviewDto>;

  /** For Jira admins: when check-ins are due on this site. */
  updateCheckInCadence: (input: { version: number; cadence: CadenceDto }) => ApiResult<SettingsDto>;
};

/** Dates are text here. */
export type CadenceDto =
  | Exclude<CheckInCadence, { readonly kind: 'everyTwoWeeks' }>
  | { readonly kind: 'everyTwoWeeks'; readonly from: string };

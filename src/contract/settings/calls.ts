import type { CheckInCadence } from '../../domain/okr/check-in-schedule';
import type { Month } from '../../domain/okr/cycle';
import type { DefaultCurve } from '../../domain/okr/site-rules';
import type { Level } from '../../domain/okr/objective';
import type { StatusRule } from '../../domain/okr/status-rule';
import type { Weekday } from '../../domain/okr/work-calendar';
import type { Words } from '../../domain/okr/words';
import type { ApiResult } from '../api-result';
import type { NumericFieldDto } from '../dto';

/** What a Jira admin decides for the whole site. Days are text. */
export interface SettingsFields {
  readonly statusRule: StatusRule;
  readonly timeZone: string;
  /** `null`: found by itself. */
  readonly storyPointFieldId: string | null;
  readonly calendar: CalendarDto;
  readonly defaultCurve: DefaultCurve;
  readonly levels: readonly Level[];
  readonly words: Words;
  /** Percent of Jira's hourly quota that this site may use. */
  readonly quotaShare: number;
  /** The month the fiscal year begins with; 1 is January. */
  readonly fiscalYearStart: Month;
}

export interface CalendarDto {
  /** 1 is Monday. */
  readonly workdays: readonly Weekday[];
  readonly holidays: readonly string[];
}

export interface SettingsDto extends SettingsFields {
  readonly version: number;
  /** When check-ins are due; set by a call of its own. */
  readonly checkInCadence: CheckInCadence;
  readonly storyPointCandidates: readonly NumericFieldDto[];
  /** Used when nothing is chosen: by project style. */
  readonly detectedStoryPoints: {
    readonly companyManaged: NumericFieldDto | null;
    readonly teamManaged: NumericFieldDto | null;
  };
}

// A type alias, because an interface has no index signature and fails Forge's `Definitions` bound.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type SettingsCalls = {
  getSettings: (input: Record<string, never>) => ApiResult<SettingsDto>;
  updateSettings: (input: SettingsFields & { readonly version: number }) => ApiResult<SettingsDto>;
};

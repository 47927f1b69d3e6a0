import type { SettingsDto, SettingsFields } from '../../contract/settings/calls';
import { LEAST_QUOTA_SHARE } from '../../domain/budget/share-of-quota';
import type { Month } from '../../domain/okr/cycle';
import { LEVELS, type Level } from '../../domain/okr/objective';
import type { DefaultCurve } from '../../domain/okr/site-rules';
import type { StatusRule } from '../../domain/okr/status-rule';
import { WEEKDAYS, type Weekday } from '../../domain/okr/work-calendar';
import { WORD_KEYS, type WordKey, type Words } from '../../domain/okr/words';
import { checkHolidays, checkTypedWords } from './settings-text';
import { err, ok, type Result } from '../../domain/shared/result';

/** What stands in the form, as typed. Percentages, not ratios. */
export interface SettingsDraft {
  readonly storyPointFieldId: string | null;
  readonly mode: StatusRule['mode'];
  readonly behindAbove: string;
  readonly atRiskAbove: string;
  readonly graceExpected: string;
  readonly objectiveStatus: StatusRule['objectiveStatus'];
  readonly objectiveExpectation: StatusRule['objectiveExpectation'];
  readonly defaultCurve: DefaultCurve;
  readonly timeZone: string;
  readonly workdays: readonly Weekday[];
  /** One day a line. */
  readonly holidays: string;
  readonly fiscalYearStart: Month;
  /** Percent. */
  readonly quotaShare: string;
  readonly levels: readonly Level[];
  /** Empty: the usual name. */
  readonly words: Readonly<Record<WordKey, string>>;
}

export type DraftErrors = Partial<Readonly<Record<keyof SettingsDraft, string>>>;

export function toDraft(settings: SettingsDto): SettingsDraft {
  const { statusRule, calendar, words } = settings;
  const { mode, objectiveStatus, objectiveExpectation } = statusRule;
  return {
    ...{ mode, objectiveStatus, objectiveExpectation },
    storyPointFieldId: settings.storyPointFieldId,
    behindAbove: percentText(statusRule.behindAbove),
    atRiskAbove: percentText(statusRule.atRiskAbove),
    graceExpected: percentText(statusRule.graceExpected),
    defaultCurve: settings.defaultCurve,
    timeZone: settings.timeZone,
    workdays: WEEKDAYS.filter((day) => calendar.workdays.includes(day)),
    holidays: calendar.holidays.join('\n'),
    fiscalYearStart: settings.fiscalYearStart,
    quotaShare: String(settings.quotaShare),
    levels: LEVELS.filter((level) => settings.levels.includes(level)),
    words: typedWords(words),
  };
}

function typedWords(words: Words): SettingsDraft['words'] {
  const typed: Partial<Record<WordKey, string>> = {};
  for (const key of WORD_KEYS) typed[key] = words[key] ?? '';
  return typed as Record<WordKey, string>;
}

/** The change to send, or one sentence for each field that has to be corrected. */
export function checkDraft(draft: SettingsDraft): Result<SettingsFields, DraftErrors> {
  const rule = checkRule(draft);
  const holidays = checkHolidays(draft.holidays);
  const words = checkTypedWords(draft.words);
  const errors: DraftErrors = {
    ...(!rule.ok && rule.error),
    ...(!holidays.ok && { holidays: holidays.error }),
    ...(!words.ok && { words: words.error }),
    ...checkChoices(draft),
  };
  if (!rule.ok || !holidays.ok || !words.ok || Object.keys(errors).length > 0) return err(errors);
  return ok({
    statusRule: rule.value,
    timeZone: draft.timeZone,
    storyPointFieldId: draft.storyPointFieldId,
    calendar: { workdays: draft.workdays, holidays: holidays.value },
    defaultCurve: draft.defaultCurve,
    fiscalYearStart: draft.fiscalYearStart,
    quotaShare: Number(draft.quotaShare),
    levels: draft.levels,
    words: words.value,
  });
}

/** The status rule as typed; it can be explained before all else is right. */
export function checkRule(draft: SettingsDraft): Result<StatusRule, DraftErrors> {
  const { mode, objectiveStatus, objectiveExpectation } = draft;
  const [behindAbove, atRiskAbove, graceExpected] = [
    ratioOf(draft.behindAbove),
    ratioOf(draft.atRiskAbove),
    ratioOf(draft.graceExpected),
  ];
  if (behindAbove === null || atRiskAbove === null || graceExpected === null) {
    return err({
      ...(behindAbove === null && { behindAbove: NOT_A_PERCENTAGE }),
      ...(atRiskAbove === null && { atRiskAbove: NOT_A_PERCENTAGE }),
      ...(graceExpected === null && { graceExpected: NOT_A_PERCENTAGE }),
    });
  }
  if (atRiskAbove < behindAbove) {
    return err({ atRiskAbove: 'At risk cannot begin below Behind.' });
  }
  return ok({
    ...{ mode, behindAbove, atRiskAbove, graceExpected },
    ...{ objectiveStatus, objectiveExpectation },
  });
}

function checkChoices({ workdays, levels, quotaShare }: SettingsDraft): DraftErrors {
  return {
    ...(workdays.length === 0 && { workdays: 'Choose at least one working day.' }),
    ...(levels.length === 0 && { levels: 'Leave at least one level on.' }),
    ...(!isShare(quotaShare) && { quotaShare: NOT_A_SHARE }),
  };
}

const NOT_A_SHARE = `Enter a whole number from ${String(LEAST_QUOTA_SHARE)} to 100.`;

function isShare(text: string): boolean {
  const share = text.trim() === '' ? Number.NaN : Number(text);
  return Number.isInteger(share) && share >= LEAST_QUOTA_SHARE && share <= 100;
}

const NOT_A_PERCENTAGE = 'Enter a number from 0 to 100.';

/** 0.07 × 100 is 7.000000000000001 in binary floating point. */
function percentText(ratio: number): string {
  return String(Number((100 * ratio).toFixed(6)));
}

function ratioOf(text: string): number | null {
  const trimmed = text.trim().replace(',', '.');
  const percent = trimmed === '' ? Number.NaN : Number(trimmed);
  return percent >= 0 && percent <= 100 ? percent / 100 : null;
}

import {
  CURVE_LABELS,
  LEVEL_LABELS,
  MODE_LABELS,
  MONTH_CHOICES,
  OBJECTIVE_EXPECTATION_LABELS,
  OBJECTIVE_STATUS_LABELS,
  WEEKDAY_LABELS,
} from './settings-choices';
import type { SettingsDraft } from './settings-draft';

const LABELS: Readonly<Record<keyof SettingsDraft, string>> = {
  storyPointFieldId: 'Story points field',
  mode: 'Shortfall',
  behindAbove: 'Behind above',
  atRiskAbove: 'At risk above',
  graceExpected: 'Grace until expected',
  objectiveStatus: 'Status of an objective',
  objectiveExpectation: 'Expectation of an objective',
  defaultCurve: 'Expected progress',
  timeZone: 'Time zone',
  workdays: 'Working days',
  holidays: 'Holidays',
  fiscalYearStart: 'Fiscal year begins in',
  quotaShare: 'Share of Jira’s quota',
  levels: 'Levels',
  words: 'Words',
};

const FIELDS: readonly (keyof SettingsDraft)[] = [
  'storyPointFieldId',
  'mode',
  'behindAbove',
  'atRiskAbove',
  'graceExpected',
  'objectiveStatus',
  'objectiveExpectation',
  'defaultCurve',
  'timeZone',
  'workdays',
  'holidays',
  'fiscalYearStart',
  'quotaShare',
  'levels',
  'words',
];

/** One line for each field in which what others saved is not what is typed here. */
export function differences(theirs: SettingsDraft, yours: SettingsDraft): readonly string[] {
  return FIELDS.flatMap((field) => {
    const [their, your] = [TEXTS[field](theirs), TEXTS[field](yours)];
    return their === your ? [] : [`${LABELS[field]}: theirs ${their}, yours ${your}`];
  });
}

const TEXTS: { readonly [Field in keyof SettingsDraft]: (draft: SettingsDraft) => string } = {
  storyPointFieldId: (draft) => draft.storyPointFieldId ?? 'found by itself',
  mode: (draft) => MODE_LABELS[draft.mode],
  behindAbove: (draft) => draft.behindAbove,
  atRiskAbove: (draft) => draft.atRiskAbove,
  graceExpected: (draft) => draft.graceExpected,
  objectiveStatus: (draft) => OBJECTIVE_STATUS_LABELS[draft.objectiveStatus],
  objectiveExpectation: (draft) => OBJECTIVE_EXPECTATION_LABELS[draft.objectiveExpectation],
  defaultCurve: (draft) => CURVE_LABELS[draft.defaultCurve],
  timeZone: (draft) => draft.timeZone,
  workdays: (draft) => listText(draft.workdays.map((day) => WEEKDAY_LABELS[day])),
  holidays: (draft) => listText(draft.holidays.split('\n').filter((day) => day.trim() !== '')),
  fiscalYearStart: (draft) => MONTH_CHOICES[draft.fiscalYearStart - 1]?.label ?? '',
  quotaShare: (draft) => `${draft.quotaShare} %`,
  levels: (draft) => listText(draft.levels.map((level) => LEVEL_LABELS[level])),
  words: (draft) => listText(Object.values(draft.words).filter((word) => word !== '')),
};

const listText = (items: readonly string[]) => (items.length === 0 ? 'none' : items.join(', '));

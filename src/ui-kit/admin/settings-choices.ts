import type { SettingsDto } from '../../contract/settings/calls';
import { MONTHS, type Month } from '../../domain/okr/cycle';
import type { Level } from '../../domain/okr/objective';
import type { DefaultCurve } from '../../domain/okr/site-rules';
import type { StatusRule } from '../../domain/okr/status-rule';
import type { Weekday } from '../../domain/okr/work-calendar';

export interface Choice {
  readonly label: string;
  readonly value: string;
}

/** Stands for "found by itself", since an option needs a value. */
export const DETECTED = '';

export function storyPointChoices(settings: SettingsDto): readonly Choice[] {
  const { companyManaged, teamManaged } = settings.detectedStoryPoints;
  const found = [companyManaged, teamManaged].flatMap((field) => (field ? [field.name] : []));
  const names = [...new Set(found)].join(' or ');
  const detected = {
    label: names === '' ? 'Found by itself (none found)' : `Found by itself (${names})`,
    value: DETECTED,
  };
  const candidates = settings.storyPointCandidates.map(({ id, name }) => ({
    label: `${name} (${id})`,
    value: id,
  }));
  return [detected, ...withChosen(candidates, settings.storyPointFieldId)];
}

/** A chosen field that was deleted in Jira stays visible, so that an admin sees what is set. */
function withChosen(choices: readonly Choice[], chosen: string | null): readonly Choice[] {
  if (chosen === null || choices.some(({ value }) => value === chosen)) return choices;
  return [...choices, { label: `${chosen} (no longer exists)`, value: chosen }];
}

export function timeZoneChoices(chosen: string): readonly Choice[] {
  const zones = new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), chosen]);
  return [...zones].sort().map((zone) => ({ label: zone, value: zone }));
}

/** Named once, in the language of the page. */
export const MONTH_CHOICES: readonly Choice[] = MONTHS.map((month) => ({
  value: String(month),
  label: new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2026, month - 1, 1),
  ),
}));

export const monthOf = (value: string): Month =>
  MONTHS.find((month) => String(month) === value) ?? 1;

export const MODE_LABELS: Readonly<Record<StatusRule['mode'], string>> = {
  points: 'In points: 40 % instead of 50 % is 10 points short',
  relative: 'Relative: 40 % instead of 50 % is 20 % short',
  forecast: 'Forecast: by the computed chance to hit the target; in points where there is none',
};

export const OBJECTIVE_STATUS_LABELS: Readonly<Record<StatusRule['objectiveStatus'], string>> = {
  gap: 'By its own progress and expectation, which are averages',
  worstChild: 'As the worst of what counts in it',
};

export const OBJECTIVE_EXPECTATION_LABELS: Readonly<
  Record<StatusRule['objectiveExpectation'], string>
> = {
  weightedChildren: 'The weighted mean of what counts in it',
  ownDates: 'What its own dates expect',
};

export const CURVE_LABELS: Readonly<Record<DefaultCurve, string>> = {
  linear: 'Evenly, day by day',
  workingDays: 'Evenly, on working days only',
  atEnd: 'All at the end',
};

export const LEVEL_LABELS: Readonly<Record<Level, string>> = {
  company: 'Company',
  team: 'Team',
  project: 'Project',
};

export const WEEKDAY_LABELS: Readonly<Record<Weekday, string>> = {
  1: 'Monday',
  2: 'Tuesday',
  3: 'Wednesday',
  4: 'Thursday',
  5: 'Friday',
  6: 'Saturday',
  7: 'Sunday',
};

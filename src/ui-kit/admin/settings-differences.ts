import type { SettingsDraft } from './settings-draft';

const LABELS: Readonly<Record<keyof SettingsDraft, string>> = {
  storyPointFieldId: 'Story points field',
  mode: 'Shortfall',
  behindAbove: 'Behind above',
  atRiskAbove: 'At risk above',
  graceExpected: 'Grace until expected',
  timeZone: 'Time zone',
};

const FIELDS: readonly (keyof SettingsDraft)[] = [
  'storyPointFieldId',
  'mode',
  'behindAbove',
  'atRiskAbove',
  'graceExpected',
  'timeZone',
];

/** One line for each field in which what others saved is not what is typed here. */
export function differences(theirs: SettingsDraft, yours: SettingsDraft): readonly string[] {
  const text = (value: string | null) => value ?? 'found by itself';
  return FIELDS.filter((field) => theirs[field] !== yours[field]).map(
    (field) => `${LABELS[field]}: theirs ${text(theirs[field])}, yours ${text(yours[field])}`,
  );
}

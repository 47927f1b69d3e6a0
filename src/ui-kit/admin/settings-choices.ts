import type { SettingsDto } from '../../contract/dto';
import type { StatusRule } from '../../domain/okr/status-rule';

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

export const MODE_LABELS: Readonly<Record<StatusRule['mode'], string>> = {
  points: 'In points: 40 % instead of 50 % is 10 points short',
  relative: 'Relative: 40 % instead of 50 % is 20 % short',
};

export const MODES: readonly StatusRule['mode'][] = ['points', 'relative'];

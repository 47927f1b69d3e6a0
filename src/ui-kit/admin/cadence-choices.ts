import { weekdayName } from '../../contract/check-ins/wording';
import type { CadenceDto } from '../../contract/check-ins/calls';
import { WEEKDAYS, type Weekday } from '../../domain/okr/work-calendar';
import type { Choice } from './settings-choices';

export type CadenceKind = CadenceDto['kind'];

/** The form as it is filled in: what another kind needs stays while one is tried out. */
export interface CadenceDraft {
  readonly kind: CadenceKind;
  readonly weekday: Weekday;
  readonly from: string;
  readonly day: number;
}

export const CADENCES: readonly (Choice & { readonly value: CadenceKind })[] = [
  { value: 'off', label: 'Off: nobody is asked' },
  { value: 'weekly', label: 'Every week' },
  { value: 'everyTwoWeeks', label: 'Every second week' },
  { value: 'monthly', label: 'Every month' },
];

export const WEEKDAY_CHOICES: readonly Choice[] = WEEKDAYS.map((weekday) => ({
  value: String(weekday),
  label: weekdayName(weekday),
}));

const DAYS = Array.from({ length: 31 }, (_, at) => at + 1);

export const DAY_CHOICES: readonly Choice[] = DAYS.map((day) => ({
  value: String(day),
  label: day === 31 ? 'Last day of the month' : `Day ${String(day)}`,
}));

const FRIDAY = 5;

export function draftOfCadence(cadence: CadenceDto): CadenceDraft {
  return {
    kind: cadence.kind,
    weekday: cadence.kind === 'weekly' ? cadence.weekday : FRIDAY,
    from: cadence.kind === 'everyTwoWeeks' ? cadence.from : '',
    day: cadence.kind === 'monthly' ? cadence.day : 31,
  };
}

export function cadenceOf({ kind, weekday, from, day }: CadenceDraft): CadenceDto {
  switch (kind) {
    case 'off':
      return { kind };
    case 'weekly':
      return { kind, weekday };
    case 'everyTwoWeeks':
      return { kind, from: from.trim() };
    case 'monthly':
      return { kind, day };
  }
}

export const isCadenceKind = (text: string): text is CadenceKind =>
  CADENCES.some(({ value }) => value === text);

export const weekdayOfText = (text: string): Weekday =>
  WEEKDAYS.find((weekday) => String(weekday) === text) ?? FRIDAY;

import type { CycleDto } from '../../../../../src/contract/cycles/calls';
import type { PeriodDto } from '../../../../../src/contract/dto';
import { currentCycle } from '../../../../../src/domain/okr/cycle';
import { parseCalendarDate } from '../../../../../src/domain/shared/calendar-date';
import { toDays } from './cycle-days';
import { isSamePeriod, periodText, quarterAround } from './quarter';

export type PeriodPreset = 'cycle' | 'none' | 'this-quarter' | 'next-quarter' | 'custom';

/** What a person has picked so far; a custom period may still lack a day. */
export interface PeriodChoice {
  readonly preset: PeriodPreset;
  readonly start: string;
  readonly end: string;
  /** The cycle it belongs to; with other presets than that, one with dates of its own. */
  readonly cycleId: string | null;
}

export function choiceOf(
  period: PeriodDto | null,
  today: string,
  cycleId: string | null = null,
): PeriodChoice {
  if (period === null) return { preset: cycleId === null ? 'none' : 'cycle', ...NO_DAYS, cycleId };
  const preset = isSamePeriod(period, quarterAround(today))
    ? 'this-quarter'
    : isSamePeriod(period, quarterAround(today, 1))
      ? 'next-quarter'
      : 'custom';
  return { preset, ...period, cycleId };
}

const NO_DAYS = { start: '', end: '' };

/** Something new runs in the cycle of today, or this quarter on a site without cycles. */
export function usualChoice(cycles: readonly CycleDto[], today: string): PeriodChoice {
  const day = parseCalendarDate(today);
  const current = day === undefined ? null : currentCycle(cycles.map(toDays), day);
  return current === null
    ? choiceOf(quarterAround(today), today)
    : choiceOf(null, today, current.id);
}

export function withPreset(
  choice: PeriodChoice,
  preset: Exclude<PeriodPreset, 'cycle'>,
  today: string,
): PeriodChoice {
  const alone = { ...choice, cycleId: null };
  if (preset === 'this-quarter') return { ...alone, preset, ...quarterAround(today) };
  if (preset === 'next-quarter') return { ...alone, preset, ...quarterAround(today, 1) };
  return { ...alone, preset };
}

export const withCycle = (choice: PeriodChoice, cycleId: string): PeriodChoice => ({
  ...choice,
  preset: 'cycle',
  cycleId,
});

export function presetText(
  preset: Exclude<PeriodPreset, 'cycle'>,
  today: string,
  noneText: string,
): string {
  if (preset === 'none') return noneText;
  if (preset === 'this-quarter') return `This quarter (${periodText(quarterAround(today))})`;
  if (preset === 'next-quarter') return `Next quarter (${periodText(quarterAround(today, 1))})`;
  return 'Other dates';
}

export type ChosenPeriod =
  | { readonly ok: true; readonly period: PeriodDto | null }
  | { readonly ok: false; readonly problem: string };

/** Its own dates; `null` also in a cycle, which has the dates. */
export function periodOf({ preset, start, end }: PeriodChoice): ChosenPeriod {
  if (preset === 'none' || preset === 'cycle') return { ok: true, period: null };
  if (start === '' || end === '') {
    return { ok: false, problem: 'Choose both the first and the last day.' };
  }
  if (end < start) return { ok: false, problem: 'The last day must not be before the first day.' };
  return { ok: true, period: { start, end } };
}

/** "Q4 2026", "1 Oct – 24 Dec", or what no period means here. */
export function choiceText(
  choice: PeriodChoice,
  cycles: readonly CycleDto[],
  noneText: string,
): string {
  const cycle = cycles.find(({ id }) => id === choice.cycleId);
  if (choice.preset === 'cycle') return cycle?.name ?? 'A cycle that is gone';
  if (choice.preset === 'none') return noneText;
  const days = periodText({ start: choice.start, end: choice.end });
  return cycle === undefined ? days : `${days} in ${cycle.name}`;
}

import type { PeriodDto } from '../../../../../src/contract/dto';
import { isSamePeriod, periodText, quarterAround } from './quarter';

export type PeriodPreset = 'none' | 'this-quarter' | 'next-quarter' | 'custom';

/** What a person has picked so far; a custom period may still lack a day. */
export interface PeriodChoice {
  readonly preset: PeriodPreset;
  readonly start: string;
  readonly end: string;
}

export function choiceOf(period: PeriodDto | null, today: string): PeriodChoice {
  if (period === null) return { preset: 'none', start: '', end: '' };
  const preset = isSamePeriod(period, quarterAround(today))
    ? 'this-quarter'
    : isSamePeriod(period, quarterAround(today, 1))
      ? 'next-quarter'
      : 'custom';
  return { preset, ...period };
}

export function withPreset(
  choice: PeriodChoice,
  preset: PeriodPreset,
  today: string,
): PeriodChoice {
  if (preset === 'this-quarter') return { preset, ...quarterAround(today) };
  if (preset === 'next-quarter') return { preset, ...quarterAround(today, 1) };
  return { ...choice, preset };
}

export function presetText(preset: PeriodPreset, today: string, noneText: string): string {
  if (preset === 'none') return noneText;
  if (preset === 'this-quarter') return `This quarter (${periodText(quarterAround(today))})`;
  if (preset === 'next-quarter') return `Next quarter (${periodText(quarterAround(today, 1))})`;
  return 'Other dates';
}

export type ChosenPeriod =
  | { readonly ok: true; readonly period: PeriodDto | null }
  | { readonly ok: false; readonly problem: string };

export function periodOf({ preset, start, end }: PeriodChoice): ChosenPeriod {
  if (preset === 'none') return { ok: true, period: null };
  if (start === '' || end === '') {
    return { ok: false, problem: 'Choose both the first and the last day.' };
  }
  if (end < start) return { ok: false, problem: 'The last day must not be before the first day.' };
  return { ok: true, period: { start, end } };
}

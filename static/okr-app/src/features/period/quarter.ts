import type { PeriodDto } from '../../../../../src/contract/dto';
import { dayText } from '../../components/relative-time';

/** An objective without a cycle and without dates. */
export const BACKLOG_TEXT = 'Backlog: no dates';

const MONTHS_IN_QUARTER = 3;

/** The calendar quarter around a day, moved by whole quarters. */
export function quarterAround(day: string, shift = 0): PeriodDto {
  const year = Number(day.slice(0, 4));
  const quarter = Math.floor((Number(day.slice(5, 7)) - 1) / MONTHS_IN_QUARTER) + shift;
  const first = quarter * MONTHS_IN_QUARTER;
  return {
    start: isoDay(Date.UTC(year, first, 1)),
    // Day 0 of a month is the last one of the month before.
    end: isoDay(Date.UTC(year, first + MONTHS_IN_QUARTER, 0)),
  };
}

export function isSamePeriod(a: PeriodDto | null, b: PeriodDto | null): boolean {
  return a?.start === b?.start && a?.end === b?.end;
}

/** "Q4 2026" for a whole quarter, else both days. */
export function periodText(period: PeriodDto | null): string {
  if (period === null) return 'No dates';
  if (isSamePeriod(period, quarterAround(period.start))) {
    const quarter = Math.ceil(Number(period.start.slice(5, 7)) / MONTHS_IN_QUARTER);
    return `Q${String(quarter)} ${period.start.slice(0, 4)}`;
  }
  return `${dayText(period.start)} – ${dayText(period.end)}`;
}

const isoDay = (epochMs: number): string => new Date(epochMs).toISOString().slice(0, 10);

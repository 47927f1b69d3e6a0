import { addDays, type CalendarDate, daysBetween } from '../shared/calendar-date';
import type { AccountId, CycleId } from '../shared/ids';
import type { Objective } from './objective';
import type { Period } from './period';

/** A named period of the whole site that objectives are planned and closed in, such as a quarter. */
export interface Cycle {
  readonly id: CycleId;
  /** Rises by one with every change; a writer must name the version it read. */
  readonly version: number;
  readonly name: string;
  readonly period: Period;
  /** ISO instants. */
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly updatedBy: AccountId;
}

/** A cycle before it is created. */
export type PlannedCycle = Pick<Cycle, 'name' | 'period'>;

/** 1 is January. */
export const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
export type Month = (typeof MONTHS)[number];

const QUARTERS = [1, 2, 3, 4] as const;
const MONTHS_IN_QUARTER = 3;
const MONTHS_IN_YEAR = 12;

/**
 * The quarters of a fiscal year, which has the number of the calendar year it ends in: with July
 * as first month, "Q1 FY2027" is July to September 2026.
 */
export function quartersOf(fiscalYear: number, firstMonth: Month): readonly PlannedCycle[] {
  const firstYear = firstMonth === 1 ? fiscalYear : fiscalYear - 1;
  return QUARTERS.map((quarter) => {
    const month = firstMonth - 1 + (quarter - 1) * MONTHS_IN_QUARTER;
    const start = firstOfMonth(firstYear, month);
    const end = addDays(firstOfMonth(firstYear, month + MONTHS_IN_QUARTER), -1);
    const year = firstMonth === 1 ? `${fiscalYear}` : `FY${fiscalYear}`;
    return { name: `Q${quarter} ${year}`, period: { start, end } };
  });
}

/** The fiscal year that a day is in. */
export function fiscalYearOf(day: CalendarDate, firstMonth: Month): number {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  return firstMonth > 1 && month >= firstMonth ? year + 1 : year;
}

/** Months are counted from 0 here and may go beyond a year. */
function firstOfMonth(year: number, month: number): CalendarDate {
  const inYear = String((month % MONTHS_IN_YEAR) + 1).padStart(2, '0');
  return `${year + Math.floor(month / MONTHS_IN_YEAR)}-${inYear}-01` as CalendarDate;
}

/** Those that share at least one day with the period. Allowed, for a year and its quarters. */
export function overlapping<Dated extends { readonly period: Period }>(
  period: Period,
  cycles: readonly Dated[],
): readonly Dated[] {
  return cycles.filter((cycle) => sharesDays(cycle.period, period));
}

const sharesDays = (a: Period, b: Period) => a.start <= b.end && b.start <= a.end;

export type CyclesById = ReadonlyMap<CycleId, Pick<Cycle, 'period'>>;

/** Its own dates, else those of its cycle. `null`: it lies in the backlog. */
export function objectivePeriod(
  { period, cycleId }: Pick<Objective, 'period' | 'cycleId'>,
  cycles: CyclesById,
): Period | null {
  if (period !== null) return period;
  return cycleId === null ? null : (cycles.get(cycleId)?.period ?? null);
}

/** What an objective says about when it is. Dates may be text that crossed the bridge. */
interface Scheduled {
  readonly cycleId: string | null;
  readonly period: { readonly start: string; readonly end: string } | null;
}

/**
 * An objective belongs to the cycle it was put in; one that was put in none, to every cycle that
 * holds all of its own days.
 */
export function isInCycle(
  { cycleId, period }: Scheduled,
  cycle: { readonly id: string; readonly period: { readonly start: string; readonly end: string } },
): boolean {
  if (cycleId !== null) return cycleId === cycle.id;
  return isWithin(period, cycle.period);
}

export function isWithin(
  inner: { readonly start: string; readonly end: string } | null,
  outer: { readonly start: string; readonly end: string },
): boolean {
  return inner !== null && inner.start >= outer.start && inner.end <= outer.end;
}

/** No cycle and no dates: an idea for later. */
export const isInBacklog = ({ cycleId, period }: Scheduled): boolean =>
  cycleId === null && period === null;

/** Of those that are running on a day, the shortest: a quarter rather than its year. */
export function currentCycle<Dated extends { readonly period: Period }>(
  cycles: readonly Dated[],
  today: CalendarDate,
): Dated | null {
  const running = cycles.filter(({ period }) => period.start <= today && today <= period.end);
  const lengthDays = ({ period }: Dated) => daysBetween(period.start, period.end);
  return [...running].sort((a, b) => lengthDays(a) - lengthDays(b))[0] ?? null;
}

/** Oldest first; a year before the quarter that starts with it. */
export function byDates(
  a: { readonly name: string; readonly period: { readonly start: string; readonly end: string } },
  b: { readonly name: string; readonly period: { readonly start: string; readonly end: string } },
): number {
  if (a.period.start !== b.period.start) return a.period.start < b.period.start ? -1 : 1;
  if (a.period.end !== b.period.end) return a.period.end > b.period.end ? -1 : 1;
  return a.name < b.name ? -1 : 1;
}

import { addDays, type CalendarDate, daysBetween } from '../shared/calendar-date';
import type { ProgressStatus } from './status';
import { type Weekday, weekdayOf } from './work-calendar';

/**
 * On which days check-ins are due, for ever in both directions. `everyTwoWeeks` names one of its
 * days. `monthly` on the 31st means the last day of shorter months.
 */
export type CheckInCadence =
  | { readonly kind: 'off' }
  | { readonly kind: 'weekly'; readonly weekday: Weekday }
  | { readonly kind: 'everyTwoWeeks'; readonly from: CalendarDate }
  | { readonly kind: 'monthly'; readonly day: number };

type RunningCadence = Exclude<CheckInCadence, { readonly kind: 'off' }>;

/** Late by more days than this is overdue; until then a check-in is merely due. */
export const GRACE_DAYS = 3;

/** Whether somebody owes a check-in. `days` counts from the first day that was missed. */
export type CheckInStanding =
  | { readonly kind: 'none' }
  | { readonly kind: 'upcoming'; readonly dueOn: CalendarDate }
  | { readonly kind: 'due'; readonly dueOn: CalendarDate }
  | { readonly kind: 'overdue'; readonly dueOn: CalendarDate; readonly days: number };

export interface CheckInDuty {
  /** Days up to and including this one are nobody's debt: before the start, or another owner's. */
  readonly owedAfter: CalendarDate;
  /** Nothing falls due after it; `null` without an end. */
  readonly until: CalendarDate | null;
  /** The latest day anybody checked in for. */
  readonly lastOn: CalendarDate | null;
  readonly today: CalendarDate;
}

/**
 * The first due day that nobody has answered decides. A check-in answers the due day it is nearest
 * to, so that being two days late does not let one skip the next one. Source: peers.md row 58.
 */
export function checkInStanding(cadence: CheckInCadence, duty: CheckInDuty): CheckInStanding {
  if (cadence.kind === 'off') return { kind: 'none' };
  const dueOn = firstUnanswered(cadence, duty);
  if (duty.until !== null && dueOn > duty.until) return { kind: 'none' };
  const days = daysBetween(dueOn, duty.today);
  if (days < 0) return { kind: 'upcoming', dueOn };
  return days <= GRACE_DAYS ? { kind: 'due', dueOn } : { kind: 'overdue', dueOn, days };
}

/**
 * Silence is never green: a computed green is not vouched for while a check-in is overdue. The
 * number itself stays as it is.
 */
export function isSilent(status: ProgressStatus, standing: CheckInStanding): boolean {
  return standing.kind === 'overdue' && status === 'on-track';
}

function firstUnanswered(cadence: RunningCadence, { owedAfter, lastOn }: CheckInDuty) {
  const owed = dueAfter(cadence, owedAfter);
  if (lastOn === null) return owed;
  const next = dueAfter(cadence, nearestDue(cadence, lastOn));
  return next > owed ? next : owed;
}

/** Half way between two due days it answers the earlier one. */
function nearestDue(cadence: RunningCadence, on: CalendarDate): CalendarDate {
  const before = dueOnOrBefore(cadence, on);
  const after = dueAfter(cadence, on);
  return daysBetween(before, on) <= daysBetween(on, after) ? before : after;
}

export function dueAfter(cadence: RunningCadence, date: CalendarDate): CalendarDate {
  if (cadence.kind === 'monthly') {
    const inMonth = dueInMonthOf(date, cadence.day);
    return inMonth > date ? inMonth : dueInMonthOf(firstOfNextMonth(date), cadence.day);
  }
  return addDays(dueOnOrBefore(cadence, date), cadence.kind === 'weekly' ? 7 : 14);
}

function dueOnOrBefore(cadence: RunningCadence, date: CalendarDate): CalendarDate {
  switch (cadence.kind) {
    case 'weekly':
      return addDays(date, -modulo(weekdayOf(date) - cadence.weekday, 7));
    case 'everyTwoWeeks':
      return addDays(date, -modulo(daysBetween(cadence.from, date), 14));
    case 'monthly': {
      const inMonth = dueInMonthOf(date, cadence.day);
      if (inMonth <= date) return inMonth;
      return dueInMonthOf(addDays(firstOf(date), -1), cadence.day);
    }
  }
}

const firstOf = (date: CalendarDate) => `${date.slice(0, 8)}01` as CalendarDate;

/** No month has more than 31 days, and none fewer than 4 that follow its 28th. */
const firstOfNextMonth = (date: CalendarDate) => firstOf(addDays(firstOf(date), 31));

function dueInMonthOf(date: CalendarDate, day: number): CalendarDate {
  const last = addDays(firstOfNextMonth(date), -1);
  const due = addDays(firstOf(date), day - 1);
  return due < last ? due : last;
}

const modulo = (value: number, size: number) => ((value % size) + size) % size;

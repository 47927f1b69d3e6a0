import { addDays, type CalendarDate, daysBetween } from '../shared/calendar-date';

/** ISO: 1 is Monday, 7 is Sunday. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

export type Weekday = (typeof WEEKDAYS)[number];

/** On which days people work. A holiday on a weekend changes nothing. */
export interface WorkCalendar {
  readonly workdays: readonly Weekday[];
  readonly holidays: readonly CalendarDate[];
}

export const DEFAULT_WORK_CALENDAR: WorkCalendar = { workdays: [1, 2, 3, 4, 5], holidays: [] };

export function isWorkingDay(day: CalendarDate, { workdays, holidays }: WorkCalendar): boolean {
  return workdays.includes(weekdayOf(day)) && !holidays.includes(day);
}

/**
 * Working days after `from` up to and including `to`, so that it counts as `daysBetween` does when
 * every day is a working day. 0 when `to` is not later.
 */
export function workingDaysBetween(
  from: CalendarDate,
  to: CalendarDate,
  calendar: WorkCalendar,
): number {
  const days = daysBetween(from, to);
  if (days <= 0) return 0;
  const { workdays } = calendar;
  const weeks = Math.floor(days / 7);
  const rest = Array.from({ length: days % 7 }, (_, at) => weekdayOf(addDays(to, -at)));
  const holidays = new Set(calendar.holidays.filter((day) => day > from && day <= to));
  return (
    weeks * new Set(workdays).size +
    rest.filter((weekday) => workdays.includes(weekday)).length -
    [...holidays].filter((day) => workdays.includes(weekdayOf(day))).length
  );
}

/** The epoch began on a Thursday. */
const EPOCH = '1970-01-01' as CalendarDate;
const EPOCH_WEEKDAY = 4;

export function weekdayOf(day: CalendarDate): Weekday {
  const at = (((daysBetween(EPOCH, day) + EPOCH_WEEKDAY - 1) % 7) + 7) % 7;
  return WEEKDAYS[at] ?? 1;
}

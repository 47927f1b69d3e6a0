import { addDays, calendarDateAt, type CalendarDate } from '../../domain/shared/calendar-date';

/** How far back a new key result is given a past. Source: design 3. */
const BACKFILL_MONTHS = 12;
/** So many days have a reading each; further back a reading a week is enough to see a line. */
const DAILY = 92;

/** A month's days that get a reading, oldest first. */
export type PastMonth = readonly CalendarDate[];

/**
 * The days before the record began for which readings are put together, month by month, the newest
 * first: every day of the last quarter, and the Sundays before it.
 */
export function pastMonths(recordedSince: number, timeZone: string): readonly PastMonth[] {
  const first = calendarDateAt(recordedSince, timeZone);
  const months = new Map<string, CalendarDate[]>();
  const oldest = monthsBefore(first, BACKFILL_MONTHS);
  for (let back = 1; addDays(first, -back) >= oldest; back += 1) {
    const day = addDays(first, -back);
    if (back > DAILY && !isSunday(day)) continue;
    const month = day.slice(0, 7);
    months.set(month, [day, ...(months.get(month) ?? [])]);
  }
  return [...months.values()];
}

/** The day after the same day of an earlier month, so that twelve months make one year. */
function monthsBefore(day: CalendarDate, months: number): CalendarDate {
  const date = new Date(Date.parse(day));
  date.setUTCMonth(date.getUTCMonth() - months);
  return calendarDateAt(date.getTime(), 'UTC');
}

const isSunday = (day: CalendarDate): boolean => new Date(Date.parse(day)).getUTCDay() === 0;

import { addDays, type CalendarDate } from '../shared/calendar-date';
import { startOfDay } from '../shared/zoned-time';

/** Sites share out the night between midnight and this hour. */
const HOURS_OF_THE_NIGHT = 6;
const HOUR_MS = 3_600_000;

/**
 * The full hour after midnight at which a site's pass of the night is due, from 0 to 5; the same
 * for ever. Jira's quota is an hour's, over all sites together, so that those of one time zone must
 * not all begin with their day. Decision 0017.
 * @param digest of the installation's name, in hexadecimal
 */
export function nightHourOf(digest: string): number {
  return Number.parseInt(digest.slice(0, 8), 16) % HOURS_OF_THE_NIGHT;
}

/** A night that was missed is made up for at once. @param now epoch milliseconds */
export function isNightDue(
  lastOn: CalendarDate | null,
  today: CalendarDate,
  { now, timeZone, nightHour }: { now: number; timeZone: string; nightHour: number },
): boolean {
  if (lastOn === today) return false;
  const isLate = lastOn !== addDays(today, -1);
  return isLate || now >= startOfDay(today, timeZone) + nightHour * HOUR_MS;
}

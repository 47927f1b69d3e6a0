import { type CalendarDate, daysBetween } from '../shared/calendar-date';
import { err, ok, type Result } from '../shared/result';

/** The days a key result or objective runs over, both included. `end` is never before `start`. */
export interface Period {
  readonly start: CalendarDate;
  readonly end: CalendarDate;
}

export function createPeriod(
  start: CalendarDate,
  end: CalendarDate,
): Result<Period, 'period-ends-before-it-starts'> {
  return daysBetween(start, end) < 0 ? err('period-ends-before-it-starts') : ok({ start, end });
}

import { type CalendarDate, parseCalendarDate } from '../../src/domain/shared/calendar-date';
import type { Period } from '../../src/domain/okr/period';

/** A calendar day, or a failed test when the text is none. */
export function day(text: string): CalendarDate {
  const date = parseCalendarDate(text);
  if (date === undefined) throw new Error(`${text} is not a day`);
  return date;
}

export const period = (start: string, end: string): Period => ({
  start: day(start),
  end: day(end),
});

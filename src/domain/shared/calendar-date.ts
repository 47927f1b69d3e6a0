const DAY_MS = 86_400_000;

/** A day without a time or a zone, written `2026-01-31`. */
export type CalendarDate = string & { readonly __brand: 'CalendarDate' };

/** `undefined` for anything that is not a real day in exactly that form. */
export function parseCalendarDate(text: string): CalendarDate | undefined {
  const time = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(time)) return undefined;
  const canonical = new Date(time).toISOString().slice(0, 10);
  return canonical === text ? (text as CalendarDate) : undefined;
}

/** Whole days from one to the other; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10) as CalendarDate;
}

/** The day it is at an instant in an IANA time zone. */
export function calendarDateAt(epochMs: number, timeZone: string): CalendarDate {
  return dayFormatter(timeZone).format(epochMs) as CalendarDate;
}

const dayFormatters = new Map<string, Intl.DateTimeFormat>();

/** Building one costs a hundred times what using it does. */
function dayFormatter(timeZone: string): Intl.DateTimeFormat {
  const known = dayFormatters.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  dayFormatters.set(timeZone, made);
  return made;
}

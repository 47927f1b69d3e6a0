import { parseCalendarDate, type CalendarDate } from '../shared/calendar-date';

/** Which of two numbers before a year is the day. */
export const DATE_ORDERS = ['day-first', 'month-first'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A number as people write it: `1,234.5`, `1.234,5`, `45 %`, `$1,000`. `null` when it is none. */
export function importedNumber(text: string): number | null {
  const bare = text.replaceAll(/[\s\u00A0\u202F'’]|[$€£¥%]|^[A-Z]{3}(?=[\d-])|[A-Z]{3}$/g, '');
  const sign = /^\((.*)\)$/.exec(bare);
  const digits = (sign?.[1] ?? bare).replace('−', '-');
  if (!/^-?[\d.,]*\d[\d.,]*$/.test(digits)) return null;
  const value = Number(withPoint(digits));
  if (!Number.isFinite(value)) return null;
  return sign === null ? value : -value;
}

/** The last mark is the decimal one, unless it repeats or stands before exactly three digits. */
function withPoint(digits: string): string {
  const lastComma = digits.lastIndexOf(',');
  const lastPoint = digits.lastIndexOf('.');
  const last = Math.max(lastComma, lastPoint);
  if (last < 0) return digits;
  const mark = digits[last] ?? '';
  const isRepeated = digits.indexOf(mark) !== last;
  const isOnlyMark = Math.min(lastComma, lastPoint) < 0;
  const isThousands = mark === ',' && isOnlyMark && digits.length - last === 4;
  if (isRepeated || isThousands) return digits.replaceAll(mark, '').replaceAll(',', '');
  const whole = digits.slice(0, last).replaceAll(/[.,]/g, '');
  return `${whole}.${digits.slice(last + 1)}`;
}

/** `2026-01-31`, `31.01.2026`, `1/31/2026`, `Jan 31, 2026`, `31-Jan-26`; times are cut off. */
export function importedDate(text: string, order: DateOrder): CalendarDate | null {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s].*)?$/.exec(text);
  if (iso !== null) return toDate({ year: iso[1], month: iso[2], day: iso[3] });
  const numbers = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?:[,\s].*)?$/.exec(text);
  if (numbers !== null) return byOrder(numbers, order);
  const monthFirst = /^([A-Za-z]{3})[a-z]*\.?[\s-](\d{1,2})(?:st|nd|rd|th)?,?[\s-](\d{4})/.exec(
    text,
  );
  if (monthFirst !== null) return named(monthFirst[1], monthFirst[2], monthFirst[3]);
  const dayFirst = /^(\d{1,2})\.?[\s-]([A-Za-z]{3})[a-z]*\.?,?[\s-](\d{4}|\d{2})/.exec(text);
  return dayFirst === null ? null : named(dayFirst[2], dayFirst[1], dayFirst[3]);
}

function byOrder(match: RegExpExecArray, order: DateOrder): CalendarDate | null {
  const [, first, mark, second, year] = match;
  // Only the slash is used in both ways; with points the day always comes first.
  const isDayFirst = mark === '.' || order === 'day-first';
  return isDayFirst
    ? toDate({ year, month: second, day: first })
    : toDate({ year, month: first, day: second });
}

function named(
  month: string | undefined,
  day: string | undefined,
  year: string | undefined,
): CalendarDate | null {
  const at = MONTHS.indexOf((month ?? '').toLowerCase());
  return at < 0 ? null : toDate({ year, month: String(at + 1), day });
}

interface DateParts {
  readonly year: string | undefined;
  readonly month: string | undefined;
  readonly day: string | undefined;
}

function toDate({ year = '', month = '', day = '' }: DateParts): CalendarDate | null {
  const fullYear = year.length === 2 ? `20${year}` : year;
  return parseCalendarDate(`${fullYear}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`) ?? null;
}

/** Told by any date that only one order allows; `null` when all of them could be either. */
export function guessDateOrder(dates: readonly string[]): DateOrder | null {
  const slashed = dates.flatMap((text) => {
    const match = /^(\d{1,2})[-/](\d{1,2})[-/]\d{2,4}/.exec(text);
    return match === null ? [] : [{ first: Number(match[1]), second: Number(match[2]) }];
  });
  if (slashed.some(({ first }) => first > 12)) return 'day-first';
  if (slashed.some(({ second }) => second > 12)) return 'month-first';
  return slashed.some(({ first, second }) => first !== second) ? null : 'day-first';
}

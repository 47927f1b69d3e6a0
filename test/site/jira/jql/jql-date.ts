import { refuse, type FunctionCall, type Literal, type Scope, UnmodelledJql } from './jql-scope';
import {
  DAY_MS,
  endOf,
  instantAt,
  MINUTE_MS,
  shifted,
  startOf,
  type TimeUnit,
  wallTimeAt,
} from './zoned-time';

/** What a JQL date means: an instant, and the span its precision implies (a whole day, a minute). */
export interface JqlDate {
  readonly from: number;
  /** Exclusive end of the implied span; equals `from` for an exact instant. */
  readonly until: number;
}

const FORMATS =
  "'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'";

export function invalidDate(value: string, place: string): string {
  return `Date value '${value}' for ${place} is invalid. Valid formats include: ${FORMATS}.`;
}

const PERIOD_MS: Readonly<Record<string, number>> = {
  m: MINUTE_MS,
  minute: MINUTE_MS,
  minutes: MINUTE_MS,
  h: 60 * MINUTE_MS,
  hour: 60 * MINUTE_MS,
  hours: 60 * MINUTE_MS,
  d: DAY_MS,
  day: DAY_MS,
  days: DAY_MS,
  w: 7 * DAY_MS,
  week: 7 * DAY_MS,
  weeks: 7 * DAY_MS,
  y: 365 * DAY_MS,
  year: 365 * DAY_MS,
  years: 365 * DAY_MS,
};

/** `-5d`, `4w 2d`: a fixed span from now, days of 24 hours, whatever the clocks do. */
function parsePeriod(text: string): number | null {
  const match = /^([+-]?)((?:\d+(?:\.\d+)?\s*[a-z]+[\s,]*)+)$/i.exec(text.trim());
  if (match === null) return null;
  const [, sign, body = ''] = match;
  let total = 0;
  for (const [, amount, unit = ''] of body.matchAll(/(\d+(?:\.\d+)?)\s*([a-z]+)/gi)) {
    if (unit === 'M') throw new UnmodelledJql(`the period '${text}' (months outside a function)`);
    const size = Object.hasOwn(PERIOD_MS, unit) ? PERIOD_MS[unit] : undefined;
    if (size === undefined) return null;
    total += Number(amount) * size;
  }
  return sign === '-' ? -total : total;
}

const LITERAL = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?:\s+(\d{1,2}):(\d{2}))?$/;

function parseAbsolute(text: string, timeZone: string): JqlDate | null {
  const match = LITERAL.exec(text.trim());
  if (match === null) return null;
  const [, year, , month, day, hour, minute] = match;
  const wall = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: 0,
    millisecond: 0,
  };
  const isReal =
    wall.month >= 1 && wall.month <= 12 && wall.day >= 1 && wall.hour < 24 && wall.minute < 60;
  if (!isReal || new Date(Date.UTC(wall.year, wall.month - 1, wall.day)).getUTCDate() !== wall.day)
    return null;
  const from = instantAt(wall, timeZone);
  if (hour !== undefined) return { from, until: from + MINUTE_MS };
  return { from, until: instantAt(shifted(wall, 1, 'd'), timeZone) };
}

export function readDate(literal: Literal, scope: Scope): JqlDate | null {
  const text = literal.text.trim();
  if (!literal.quoted && /^\d+$/.test(text)) {
    return { from: Number(text), until: Number(text) };
  }
  const absolute = parseAbsolute(text, scope.viewer.timeZone);
  if (absolute !== null) return absolute;
  const period = parsePeriod(text);
  if (period === null) return null;
  return { from: scope.view.now + period, until: scope.view.now + period };
}

const UNIT_OF: Readonly<Record<string, 'd' | 'w' | 'M' | 'y'>> = {
  day: 'd',
  week: 'w',
  month: 'M',
  year: 'y',
};

function isTimeUnit(text: string): text is TimeUnit {
  return ['y', 'M', 'w', 'd', 'h', 'm'].includes(text);
}

export function isDateFunction(name: string): boolean {
  return /^(now|(start|end)of(day|week|month|year))$/i.test(name);
}

/**
 * `startOfMonth("+14d")` is the 15th: the edge first, then the shift. A shift in the edge's own
 * unit moves the month, not the day, so `endOfMonth("-1M")` is always a last day.
 * Weeks start on Sunday, as for Jira's default locale.
 */
function edgeOf(call: FunctionCall, scope: Scope): JqlDate | null {
  const name = call.name.toLowerCase();
  const unit = UNIT_OF[name.replace(/^(start|end)of/, '')] ?? 'd';
  const edge = name.startsWith('start') ? startOf : endOf;
  const { timeZone } = scope.viewer;
  const now = wallTimeAt(scope.view.now, timeZone);
  const shift = /^([+-]?\d+)([a-zA-Z]?)$/.exec((call.args[0] ?? '0').trim());
  const shiftUnit = shift?.[2] === '' ? unit : (shift?.[2] ?? '');
  if (shift === null || !isTimeUnit(shiftUnit)) {
    refuse(
      scope,
      `Duration for function '${call.name}' should have the format (+/-)n(yMwdm), e.g -1M for 1 month earlier.`,
    );
    return null;
  }
  const amount = Number(shift[1]);
  const wall =
    shiftUnit === unit
      ? edge(shifted(startOf(now, unit), amount, unit), unit)
      : shifted(edge(now, unit), amount, shiftUnit);
  const instant = instantAt(wall, timeZone);
  return { from: instant, until: instant };
}

export function callDateFunction(call: FunctionCall, scope: Scope): JqlDate | null {
  const isNow = call.name.toLowerCase() === 'now';
  const allowed = isNow ? 0 : 1;
  if (call.args.length > allowed) {
    const expected = isNow ? "'0' arguments" : "between '0' and '1' arguments";
    const got = String(call.args.length);
    refuse(scope, `Function '${call.name}' expected ${expected} but received '${got}'.`);
    return null;
  }
  return isNow ? { from: scope.view.now, until: scope.view.now } : edgeOf(call, scope);
}

import { addDays, type CalendarDate, daysBetween } from './calendar-date';

const MINUTE_MS = 60_000;
const EPOCH = '1970-01-01' as CalendarDate;
const DAY_MS = 86_400_000;

/**
 * The instant, in epoch milliseconds, at which a clock on the wall of an IANA time zone shows so
 * many minutes after midnight. A time that the clocks skip in spring is the instant they jump; of
 * a time that they show twice in autumn it is the first.
 */
export function instantAt(date: CalendarDate, minutes: number, timeZone: string): number {
  const wall = daysBetween(EPOCH, date) * DAY_MS + minutes * MINUTE_MS;
  // The two offsets in force around this time; they differ only when clocks change nearby.
  const before = wall - offsetMs(wall - DAY_MS, timeZone);
  const after = wall - offsetMs(wall + DAY_MS, timeZone);
  const shows = (instant: number) => instant + offsetMs(instant, timeZone) === wall;
  if (shows(before)) return before;
  if (shows(after)) return after;
  return jumpBetween(after, before, timeZone);
}

/** Midnight, or the first instant of a day whose midnight is skipped. */
export function startOfDay(date: CalendarDate, timeZone: string): number {
  return instantAt(date, 0, timeZone);
}

export function startOfNextDay(date: CalendarDate, timeZone: string): number {
  return startOfDay(addDays(date, 1), timeZone);
}

/** The instant at which the offset changes, found by halving; clocks change on whole minutes. */
function jumpBetween(from: number, to: number, timeZone: string): number {
  const old = offsetMs(from, timeZone);
  let [low, high] = [Math.floor(from / MINUTE_MS), Math.ceil(to / MINUTE_MS)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetMs(middle * MINUTE_MS, timeZone) === old) low = middle;
    else high = middle;
  }
  return high * MINUTE_MS;
}

/** Since then, clocks change on quarters of an hour only. */
const REGULAR_SINCE = Date.UTC(1980, 0, 1);
const QUARTER_MS = 15 * MINUTE_MS;
/** Forty years of quarters would be a lot to keep; days that are asked for are few. */
const MOST_KEPT = 20_000;
const offsets = new Map<string, Map<number, number>>();

/** How far the zone's clocks are ahead of UTC. */
function offsetMs(instant: number, timeZone: string): number {
  if (instant < REGULAR_SINCE) return readOffsetMs(instant, timeZone);
  const quarter = Math.floor(instant / QUARTER_MS);
  const ofZone = offsets.get(timeZone) ?? new Map<number, number>();
  const kept = ofZone.get(quarter);
  if (kept !== undefined) return kept;
  if (ofZone.size >= MOST_KEPT) ofZone.clear();
  const offset = readOffsetMs(instant, timeZone);
  ofZone.set(quarter, offset);
  offsets.set(timeZone, ofZone);
  return offset;
}

/** Asking the formatter takes a thousand times what remembering its answer does. */
function readOffsetMs(instant: number, timeZone: string): number {
  const parts = new Map(
    formatter(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const wall = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  const wholeSeconds = Math.floor(instant / 1000) * 1000;
  return wall - wholeSeconds;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Building one costs a hundred times what using it does. */
function formatter(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(timeZone, made);
  return made;
}

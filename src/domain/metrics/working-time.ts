import { isWorkingDay, type WorkCalendar } from '../okr/work-calendar';
import { addDays, calendarDateAt, type CalendarDate } from '../shared/calendar-date';
import { instantAt } from '../shared/zoned-time';

/** When people work on a working day, in minutes after midnight of their own clocks. */
export interface WorkingHours extends WorkCalendar {
  readonly timeZone: string;
  readonly fromMinutes: number;
  readonly toMinutes: number;
}

/**
 * What counts as time: every hour of the calendar, or working hours only. Part of a metric's
 * definition, since another one restates its history. Source: metrics-spec P2.
 */
export type TimeCounting =
  { readonly kind: 'calendar' } | { readonly kind: 'working'; readonly hours: WorkingHours };

/** From `start` up to but not including `end`, in epoch milliseconds. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** What is one day of the time that counts: 24 hours, or one working day. Source: metrics-spec P2. */
export function dayLength(counting: TimeCounting): number {
  if (counting.kind === 'calendar') return DAY_MS;
  const { fromMinutes, toMinutes } = counting.hours;
  return (toMinutes - fromMinutes) * MINUTE_MS;
}

/** Milliseconds that count in an interval; 0 when it ends before it starts. */
export function countedTime({ start, end }: Interval, counting: TimeCounting): number {
  if (end <= start) return 0;
  if (counting.kind === 'calendar') return end - start;
  const windows = windowsAround(start, end, counting.hours);
  return workedUntil(windows, end) - workedUntil(windows, start);
}

/**
 * Milliseconds that have counted up to an instant of a stretch, since some instant before it: for
 * walks through many instants, between which the differences are what counts.
 */
export function countedUntil(
  { start, end }: Interval,
  counting: TimeCounting,
): (at: number) => number {
  if (counting.kind === 'calendar') return (at) => at;
  const windows = windowsAround(start, end, counting.hours);
  return (at) => workedUntil(windows, at);
}

interface Window extends Interval {
  readonly workedBefore: number;
}

/** The working hours of every day of a stretch, oldest first. */
interface Windows {
  readonly stretch: Interval;
  readonly all: readonly Window[];
  /** For every 24 hours since the stretch begins: how many of them had begun before. */
  readonly begun: Int32Array;
}

/** Where a day begins and ends takes long to find out, and thousands of intervals ask the same. */
const known = new WeakMap<WorkingHours, Windows>();

const MARGIN_MS = 90 * DAY_MS;

function windowsAround(start: number, end: number, hours: WorkingHours): Windows {
  const before = known.get(hours);
  if (before !== undefined && before.stretch.start <= start && end <= before.stretch.end) {
    return before;
  }
  // Only where it is too short: every day more is looked up in the calendar of the time zone.
  const stretch = {
    start:
      before !== undefined && before.stretch.start <= start
        ? before.stretch.start
        : start - MARGIN_MS,
    end: before !== undefined && before.stretch.end >= end ? before.stretch.end : end + MARGIN_MS,
  };
  const all = windowsIn(stretch, hours);
  const windows = { stretch, all, begun: begunByDay(stretch, all) };
  known.set(hours, windows);
  return windows;
}

function windowsIn({ start, end }: Interval, hours: WorkingHours): Windows['all'] {
  const all: Window[] = [];
  const last = calendarDateAt(end, hours.timeZone);
  let workedBefore = 0;
  for (let day = calendarDateAt(start, hours.timeZone); day <= last; day = addDays(day, 1)) {
    const window = windowOf(day, hours);
    if (window === null) continue;
    all.push({ ...window, workedBefore });
    workedBefore += window.end - window.start;
  }
  return all;
}

function begunByDay({ start, end }: Interval, all: Windows['all']): Int32Array {
  const begun = new Int32Array(Math.floor((end - start) / DAY_MS) + 1);
  let place = 0;
  for (let day = 0; day < begun.length; day += 1) {
    while ((all[place]?.start ?? Infinity) < start + day * DAY_MS) place += 1;
    begun[day] = place;
  }
  return begun;
}

/** Since the first of the windows. */
function workedUntil({ stretch, all, begun }: Windows, at: number): number {
  let place = begun[Math.floor((at - stretch.start) / DAY_MS)] ?? 0;
  let next = all[place];
  while (next !== undefined && next.start < at) {
    place += 1;
    next = all[place];
  }
  const window = all[place - 1];
  if (window === undefined) return 0;
  return window.workedBefore + Math.min(at, window.end) - window.start;
}

/** The working hours of a day as instants; `null` when nobody works. */
function windowOf(day: CalendarDate, hours: WorkingHours): Interval | null {
  if (!isWorkingDay(day, hours)) return null;
  const { fromMinutes, toMinutes, timeZone } = hours;
  return {
    start: instantAt(day, fromMinutes, timeZone),
    end: instantAt(day, toMinutes, timeZone),
  };
}

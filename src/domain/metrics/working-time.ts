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

/** The working hours of every day of a stretch, oldest first, in columns. */
interface Windows {
  readonly stretch: Interval;
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly workedBefore: Float64Array;
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
  const windows = windowsIn(stretch, hours);
  known.set(hours, windows);
  return windows;
}

function windowsIn(stretch: Interval, hours: WorkingHours): Windows {
  const [starts, ends, workedBefore]: [number[], number[], number[]] = [[], [], []];
  const last = calendarDateAt(stretch.end, hours.timeZone);
  let worked = 0;
  for (
    let day = calendarDateAt(stretch.start, hours.timeZone);
    day <= last;
    day = addDays(day, 1)
  ) {
    const window = windowOf(day, hours);
    if (window === null) continue;
    starts.push(window.start);
    ends.push(window.end);
    workedBefore.push(worked);
    worked += window.end - window.start;
  }
  return {
    stretch,
    starts: new Float64Array(starts),
    ends: new Float64Array(ends),
    workedBefore: new Float64Array(workedBefore),
    begun: begunByDay(stretch, starts),
  };
}

function begunByDay({ start, end }: Interval, starts: readonly number[]): Int32Array {
  const begun = new Int32Array(Math.floor((end - start) / DAY_MS) + 1);
  let place = 0;
  for (let day = 0; day < begun.length; day += 1) {
    while ((starts[place] ?? Infinity) < start + day * DAY_MS) place += 1;
    begun[day] = place;
  }
  return begun;
}

/** Since the first of the windows. */
function workedUntil({ stretch, starts, ends, workedBefore, begun }: Windows, at: number): number {
  let next = begun[Math.floor((at - stretch.start) / DAY_MS)] ?? 0;
  while ((starts[next] ?? Infinity) < at) next += 1;
  if (next === 0) return 0;
  const end = Math.min(at, ends[next - 1] ?? 0);
  return (workedBefore[next - 1] ?? 0) + end - (starts[next - 1] ?? 0);
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

import { type CalendarDate, daysBetween } from '../shared/calendar-date';
import type { Ratio } from '../shared/ratio';
import type { ExpectationCurve, PhasePoint } from './expectation-curve';
import type { Period } from './period';
import { DEFAULT_WORK_CALENDAR, type WorkCalendar, workingDaysBetween } from './work-calendar';

/** How the expectation rises through a period. */
export interface Pace {
  readonly curve: ExpectationCurve;
  readonly calendar: WorkCalendar;
}

export const STEADY_PACE: Pace = { curve: { kind: 'linear' }, calendar: DEFAULT_WORK_CALENDAR };

/**
 * How much of the way should be done on a day: 0 up to the first day of the period, 1 from its
 * last day on, and between them as the curve says. A period of one day expects everything on that
 * day. Source: metrics-spec B.1.
 */
export function expectedProgress(
  period: Period,
  today: CalendarDate,
  pace: Pace = STEADY_PACE,
): Ratio {
  if (today >= period.end) return 1;
  if (today < period.start) return 0;
  return within01(onTheWay(period, today, pace));
}

function onTheWay(period: Period, today: CalendarDate, { curve, calendar }: Pace): Ratio {
  switch (curve.kind) {
    case 'linear':
      return daysBetween(period.start, today) / daysBetween(period.start, period.end);
    case 'workingDays':
      return shareOfWorkingDays(period, today, calendar);
    case 'atEnd':
      return 0;
    case 'phased':
      return phased(period, today, curve.points);
  }
}

/** With no working day after the first one, everything is expected at the end. */
function shareOfWorkingDays({ start, end }: Period, today: CalendarDate, calendar: WorkCalendar) {
  const all = workingDaysBetween(start, end, calendar);
  return all <= 0 ? 0 : workingDaysBetween(start, today, calendar) / all;
}

/**
 * Straight from point to point, from 0 on the first day to 1 on the last. Points outside the
 * period, left over from another period, are not looked at.
 */
function phased({ start, end }: Period, today: CalendarDate, points: readonly PhasePoint[]): Ratio {
  const inside = points.filter(({ on }) => on >= start && on < end);
  const first = inside[0]?.on === start ? [] : [{ on: start, progress: 0 }];
  const way = [...first, ...inside, { on: end, progress: 1 }];
  const at = way.findIndex(({ on }) => on > today);
  const [before, after] = [way[at - 1], way[at]];
  if (before === undefined || after === undefined) return 0;
  const share = daysBetween(before.on, today) / daysBetween(before.on, after.on);
  return before.progress + share * (after.progress - before.progress);
}

const within01 = (ratio: Ratio): Ratio => Math.min(1, Math.max(0, ratio));

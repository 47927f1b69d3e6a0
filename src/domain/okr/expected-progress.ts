import { type CalendarDate, daysBetween } from '../shared/calendar-date';
import type { Ratio } from '../shared/ratio';
import type { Period } from './period';

/**
 * A straight line through the period in whole days: 0 on its first day, 1 on its last.
 * A period of one day expects everything on that day. Source: metrics-spec B.1.
 */
export function expectedProgress(period: Period, today: CalendarDate): Ratio {
  const length = daysBetween(period.start, period.end);
  const elapsed = daysBetween(period.start, today);
  if (length === 0) return elapsed < 0 ? 0 : 1;
  return Math.min(1, Math.max(0, elapsed / length));
}

import {
  addDays,
  calendarDateAt,
  type CalendarDate,
  parseCalendarDate,
} from '../../domain/shared/calendar-date';
import { ok } from '../../domain/shared/result';
import { startOfNextDay } from '../../domain/shared/zoned-time';
import type { KeyResult } from '../../domain/okr/key-result';
import type { Objective } from '../../domain/okr/objective';
import type { Ports } from '../ports/ports';
import { invalid, type Outcome } from '../refusal';

/** Without a check-in to start from: what happened this week. */
const USUAL_DAYS = 7;

export interface AskedDays {
  /** In the site's time zone; `null` for the last check-in before, or a week before. */
  readonly from: string | null;
  /** `null` for today. */
  readonly to: string | null;
}

/** Two days, each at its end, or now while it lasts. */
export interface MovementDays {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly timeZone: string;
  /** Epoch milliseconds. */
  readonly fromAt: number;
  readonly toAt: number;
}

export async function movementDays(
  ports: Pick<Ports, 'settings' | 'clock' | 'checkIns'>,
  { keyResult, objective }: { keyResult: KeyResult; objective: Objective },
  asked: AskedDays,
): Promise<Outcome<MovementDays>> {
  const { timeZone } = await ports.settings.load();
  const now = ports.clock.now();
  const today = calendarDateAt(now, timeZone);
  const wanted = asked.to === null ? today : parseCalendarDate(asked.to);
  if (wanted === undefined) return invalid('to', 'not-a-date');
  const to = wanted < today ? wanted : today;
  const from =
    asked.from === null
      ? await usualStart(ports, { keyResult, objective }, to)
      : parseCalendarDate(asked.from);
  if (from === undefined) return invalid('from', 'not-a-date');
  if (from >= to) return invalid('from', 'period-ends-before-it-starts');
  const endOf = (day: CalendarDate) => startOfNextDay(day, timeZone) - 1;
  return ok({ from, to, timeZone, fromAt: endOf(from), toAt: Math.min(now, endOf(to)) });
}

async function usualStart(
  ports: Pick<Ports, 'checkIns'>,
  { keyResult, objective }: { keyResult: KeyResult; objective: Objective },
  to: CalendarDate,
): Promise<CalendarDate> {
  const latest = await ports.checkIns.latest([objective.projectId]);
  const on = latest.get(keyResult.id)?.on;
  return on !== undefined && on < to ? on : addDays(to, -USUAL_DAYS);
}

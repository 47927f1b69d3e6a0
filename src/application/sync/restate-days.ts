import { itemsAt } from '../../domain/history/items-at';
import { measurePopulation } from '../../domain/metrics/measure-population';
import type { JiraMeasureSource } from '../../domain/metrics/metric';
import type { WorkItem } from '../../domain/metrics/work-item';
import { addDays, calendarDateAt, type CalendarDate } from '../../domain/shared/calendar-date';
import { startOfNextDay } from '../../domain/shared/zoned-time';
import { loadScopeHistory } from '../facts/scope-history';
import type { Ports } from '../ports/ports';
import { definitionHashOf } from './measure-metric';
import type { Scope } from './scope';

/** Readings stay open to late changes this long. Source: metrics-spec G.3. */
const OPEN_DAYS = 35;

interface Late {
  readonly scope: Scope;
  /** Epoch milliseconds of the earliest change that was seen too late for its day. */
  readonly since: number;
  readonly now: number;
  readonly timeZone: string;
}

/**
 * Measures the days again that ended before a change of theirs was seen. A query that moves with
 * time keeps what was recorded, since nobody can ask it for another day.
 */
export async function restateDays(
  ports: Pick<Ports, 'readings' | 'scopes' | 'scopeHistories' | 'hash'>,
  { scope, since, now, timeZone }: Late,
): Promise<void> {
  const today = calendarDateAt(now, timeZone);
  const days = daysUntil(today, calendarDateAt(since, timeZone));
  const [from] = days;
  const to = days.at(-1);
  if (from === undefined || to === undefined || scope.traits.isTimeDependent) return;
  const history = await loadScopeHistory(ports, scope.hash);
  if (history === null) return;
  for (const { metric } of scope.metrics) {
    const definitionHash = definitionHashOf(ports.hash, metric.source, scope.hash);
    const measured = (await ports.readings.list(metric.id, { from, to })).filter(
      (reading) => reading.definitionHash === definitionHash && reading.isReconstructed !== true,
    );
    for (const reading of measured) {
      const past = itemsAt(history, startOfNextDay(reading.on, timeZone) - 1);
      if (past === null || past.isReconstructed) continue;
      const again = valuesOf(metric.source, past.items);
      await ports.readings.record(metric.id, { ...reading, ...again });
    }
  }
}

function valuesOf(source: JiraMeasureSource, items: readonly WorkItem[]) {
  const { value, reason, numerator, denominator, n, flags } = measurePopulation(source, items);
  return { value, reason, numerator, denominator, n, flags };
}

/** From the day itself, or as far back as readings are open, up to yesterday. */
function daysUntil(today: CalendarDate, from: CalendarDate): readonly CalendarDate[] {
  const days: CalendarDate[] = [];
  for (let back = OPEN_DAYS; back > 0; back -= 1) {
    const day = addDays(today, -back);
    if (day >= from) days.push(day);
  }
  return days;
}

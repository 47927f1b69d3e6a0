import { calendarDateAt } from '../../domain/shared/calendar-date';
import type { Ports } from '../ports/ports';
import { readingOf } from './measure-metric';
import type { MeasuredOkrs } from './measured-okrs';

/**
 * A day on which nothing changed has a reading too: what stands is what would be measured. A value
 * that could not be renewed has none, since nobody knows what it is.
 */
export async function recordDay(
  ports: Pick<Ports, 'states' | 'readings' | 'clock'>,
  { scopes, settings }: MeasuredOkrs,
): Promise<void> {
  const now = ports.clock.now();
  const metricIds = [...scopes.values()].flatMap(({ metrics }) =>
    metrics.map(({ metric }) => metric.id),
  );
  const states = await ports.states.findMany(metricIds);
  for (const { metricId, measured, stale, definitionHash } of states.values()) {
    if (measured === null || stale !== null) continue;
    await ports.readings.record(metricId, {
      on: calendarDateAt(now, settings.timeZone),
      ...readingOf(measured, definitionHash),
      asOf: new Date(now).toISOString(),
    });
  }
}

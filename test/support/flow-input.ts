import type { FlowInput } from '../../src/domain/metrics/catalogue/flow-input';
import type { MetricReading, MetricSeries } from '../../src/domain/metrics/catalogue/metric-series';
import type { CalendarDate } from '../../src/domain/shared/calendar-date';
import { categoryByName, FLAGGED, FLOW_ISSUES, march } from './issue-timeline';

/** The flow example by week, looked at when it is over; every hour counts. */
export function flowInput(change: Partial<FlowInput> = {}): FlowInput {
  return {
    histories: FLOW_ISSUES,
    categoryOf: categoryByName,
    statuses: {
      wait: new Set<string>(),
      review: new Set(['Review']),
      blocked: new Set(['Blocked']),
    },
    flaggedFieldId: FLAGGED,
    timeZone: 'UTC',
    counting: { kind: 'calendar' },
    cycleMode: 'netOfDone',
    doneRule: 'last',
    bucket: 'month',
    from: '2025-03-01' as CalendarDate,
    to: '2025-03-31' as CalendarDate,
    now: march('31T23:00') + 86_400_000,
    ...change,
  };
}

/** The only point of a series that has one. */
export function onlyReading(series: MetricSeries): MetricReading {
  const [reading, ...others] = series.readings;
  if (reading === undefined || others.length > 0) throw new Error('Not exactly one bucket');
  return reading;
}

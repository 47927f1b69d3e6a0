import type { CatalogueInput } from '../../src/domain/metrics/catalogue/catalogue-input';
import type { MetricReading, MetricSeries } from '../../src/domain/metrics/catalogue/metric-series';
import { NOTHING_COMPLETE, type Practice } from '../../src/domain/metrics/catalogue/practice';
import type { WorkingHours } from '../../src/domain/metrics/working-time';
import type { CalendarDate } from '../../src/domain/shared/calendar-date';
import { categoryByName, FLAGGED, FLOW_ISSUES, march } from './issue-timeline';

/** Monday to Friday from nine to five. */
const OFFICE: WorkingHours = {
  workdays: [1, 2, 3, 4, 5],
  holidays: [],
  timeZone: 'UTC',
  fromMinutes: 9 * 60,
  toMinutes: 17 * 60,
};

/** Every project is a team. */
export const NO_TEAM_RULE: Practice['teams'] = {
  fieldId: null,
  byValue: new Map(),
  byComponent: new Map(),
  byProject: new Map(),
  members: new Map(),
};

/** What a team of the flow example has said: nothing but which statuses are which. */
export function practice(change: Partial<Practice> = {}): Practice {
  return {
    statuses: {
      wait: new Set<string>(),
      review: new Set(['Review']),
      blocked: new Set(['Blocked']),
    },
    bugTypeIds: new Set(),
    severity: null,
    foundIn: null,
    debt: null,
    teams: NO_TEAM_RULE,
    escalation: { accountIds: new Set(), statusIds: new Set(), labels: new Set() },
    capacity: new Map(),
    verdicts: new Map(),
    deployments: null,
    incidents: null,
    toldUntil: NOTHING_COMPLETE,
    arePersonMetricsOn: false,
    ...change,
  };
}

/** The flow example in one month, looked at when it is over; nothing else is known. */
export function flowInput(change: Partial<CatalogueInput> = {}): CatalogueInput {
  return {
    histories: FLOW_ISSUES,
    linkedHistories: [],
    categoryOf: categoryByName,
    flaggedFieldId: FLAGGED,
    sprintFieldId: null,
    estimateFieldId: null,
    priorityIds: [],
    sprints: [],
    sprintSnapshots: new Map(),
    versions: [],
    worklogs: null,
    comments: null,
    links: null,
    appAccountIds: new Set(),
    practice: practice(),
    workingHours: OFFICE,
    timeZone: 'UTC',
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

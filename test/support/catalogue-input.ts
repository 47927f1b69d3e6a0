import type { CatalogueInput } from '../../src/domain/metrics/catalogue/catalogue-input';
import type { Practice } from '../../src/domain/metrics/catalogue/practice';
import type { CalendarDate } from '../../src/domain/shared/calendar-date';
import { categoryByName, FLAGGED, FLOW_ISSUES } from './issue-timeline';

/** Nobody has said anything but which statuses are review and which are blocked. */
export const PRACTICE: Practice = {
  statuses: { wait: new Set(), review: new Set(['Review']), blocked: new Set(['Blocked']) },
  bugTypeIds: new Set(),
  severity: null,
  foundIn: null,
  debt: null,
  teams: { fieldId: null, byProject: new Map(), members: new Map() },
  escalation: { accountIds: new Set(), statusIds: new Set(), labels: new Set() },
  capacity: new Map(),
  verdicts: new Map(),
  deployments: null,
  incidents: null,
  arePersonMetricsOn: false,
};

/** The flow example in March 2025 as one bucket, looked at when it is over. */
export function catalogueInput(change: Partial<CatalogueInput> = {}): CatalogueInput {
  return {
    histories: FLOW_ISSUES,
    linkedHistories: [],
    categoryOf: categoryByName,
    priorityIds: ['Highest', 'High', 'Medium', 'Low', 'Lowest'],
    sprints: [],
    sprintSnapshots: new Map(),
    versions: [],
    worklogs: null,
    comments: null,
    links: null,
    appAccountIds: new Set(),
    practice: PRACTICE,
    workingHours: {
      workdays: [1, 2, 3, 4, 5],
      holidays: [],
      timeZone: 'UTC',
      fromMinutes: 9 * 60,
      toMinutes: 17 * 60,
    },
    flaggedFieldId: FLAGGED,
    sprintFieldId: 'customfield_sprint',
    estimateFieldId: 'customfield_points',
    timeZone: 'UTC',
    bucket: 'month',
    from: '2025-03-01' as CalendarDate,
    to: '2025-03-31' as CalendarDate,
    now: Date.parse('2025-04-01T23:00Z'),
    ...change,
  };
}

import type { CatalogueInput } from '../../src/domain/metrics/catalogue/catalogue-input';
import { NO_TEAM_RULE } from '../support/flow-input';
import { type BenchData, BUG, dayOf, FLAGGED, NOW, POINTS, SPRINT, STATUS } from './metrics-data';

const DAY = 86_400_000;

const CATEGORIES = new Map([
  [STATUS.toDo, 'new'],
  [STATUS.done, 'done'],
] as const);

/** All that metrics are given, made of what was parsed: two years of weeks. */
export function benchInput(data: BenchData): CatalogueInput {
  const { deployments: deployed, incidents, sprints: all } = data;
  return {
    histories: data.histories,
    linkedHistories: [],
    categoryOf: (statusId) => CATEGORIES.get(statusId) ?? 'indeterminate',
    priorityIds: ['1', '2', '3', '4', '5'],
    sprints: all,
    sprintSnapshots: new Map(),
    versions: data.versions,
    worklogs: new Map(data.worklogs),
    comments: new Map(data.comments),
    links: new Map(data.links),
    appAccountIds: new Set(),
    practice: {
      statuses: {
        wait: new Set([STATUS.queue]),
        review: new Set([STATUS.review]),
        blocked: new Set([STATUS.blocked]),
      },
      bugTypeIds: new Set([BUG]),
      severity: null,
      foundIn: { kind: 'field', fieldId: 'environment', values: new Set(['Production']) },
      debt: {
        labels: new Set(['tech-debt']),
        typeIds: new Set(),
        componentIds: new Set(),
        issueIds: new Set(),
      },
      teams: NO_TEAM_RULE,
      escalation: { accountIds: new Set(), statusIds: new Set(), labels: new Set() },
      capacity: new Map(all.map(({ id }) => [id, 200])),
      verdicts: new Map(all.map(({ id }, place) => [id, place % 3 === 0 ? 'missed' : 'achieved'])),
      deployments: deployed,
      incidents,
      toldUntil: { deployments: null, incidents: null },
      arePersonMetricsOn: true,
    },
    workingHours: {
      workdays: [1, 2, 3, 4, 5],
      holidays: [],
      timeZone: 'Europe/Berlin',
      fromMinutes: 9 * 60,
      toMinutes: 17 * 60,
    },
    flaggedFieldId: FLAGGED,
    sprintFieldId: SPRINT,
    estimateFieldId: POINTS,
    timeZone: 'Europe/Berlin',
    bucket: 'week',
    from: dayOf(NOW - 2 * 364 * DAY),
    to: dayOf(NOW),
    now: NOW,
  };
}

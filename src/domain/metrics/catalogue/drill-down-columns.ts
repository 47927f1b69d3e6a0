import type { CatalogueMetric } from './catalogue-metric';

/**
 * What is told of an issue beside what it adds to the value: enough to work the number out again
 * by hand. Source: metrics-spec C.0d.
 */
export type DrillDownColumn =
  | 'assignee'
  | 'type'
  | 'created'
  | 'started'
  | 'done'
  | 'age'
  | 'time-in-status'
  | 'blocked-hours'
  | 'review-visits'
  | 'review-hours'
  | 'first-pass'
  | 'points'
  | 'points-at-start'
  | 'points-at-close'
  | 'sprint-added'
  | 'sprint-removed'
  | 'priority'
  | 'rank'
  | 'findings'
  | 'severity'
  | 'found-in'
  | 'components'
  | 'affects-versions'
  | 'fix-versions'
  | 'version-added'
  | 'release-planned'
  | 'released'
  | 'epic'
  | 'epic-due'
  | 'team'
  | 'linked-issues'
  | 'linked-teams'
  | 'linked-at'
  | 'waited'
  | 'participants'
  | 'escalations'
  | 'hours-to-escalation'
  | 'hours-per-point'
  | 'expected-hours'
  | 'effort-hours'
  | 'logged-hours'
  | 'resolution';

type Columns = readonly DrillDownColumn[];

const FLOW: Columns = [
  ...(['assignee', 'type', 'created', 'started', 'done', 'time-in-status'] as const),
  ...(['blocked-hours', 'review-visits', 'resolution'] as const),
];
const DELIVERED: Columns = [
  ...(['assignee', 'type', 'created', 'started', 'done', 'points', 'resolution'] as const),
];
const SPRINT: Columns = [
  ...(['assignee', 'done', 'points-at-start', 'points-at-close'] as const),
  ...(['sprint-added', 'sprint-removed'] as const),
];
const OPEN: Columns = [
  ...(['assignee', 'type', 'created', 'started', 'age', 'priority', 'rank', 'points'] as const),
];
const BUG: Columns = [
  ...(['assignee', 'type', 'created', 'done', 'severity', 'found-in', 'components'] as const),
  'affects-versions',
];
const LINKED: Columns = ['team', 'linked-issues', 'linked-teams', 'linked-at', 'waited'];
const RELEASE: Columns = ['fix-versions', 'version-added', 'release-planned', 'released'];
const LIFE: Columns = ['created', 'started', 'done'];

/** Of each metric by its key, in the order in which they are shown. */
const COLUMNS: ReadonlyMap<string, Columns> = new Map<string, Columns>([
  ['cycle-time', FLOW],
  ['lead-time', FLOW],
  ['blocked-time', FLOW],
  ['flow-efficiency', FLOW],
  [
    'code-review-time',
    [
      ...(['assignee', ...LIFE, 'time-in-status', 'blocked-hours'] as const),
      ...(['review-visits', 'review-hours', 'first-pass'] as const),
    ],
  ],
  ['resolution-rate', DELIVERED],
  ['throughput', DELIVERED],
  ['debt-share', [...DELIVERED, 'components']],
  ['sprint-burndown', SPRINT],
  ['commitment-accuracy', SPRINT],
  ['goal-achievement', SPRINT],
  ['velocity', SPRINT],
  ['story-point-completion', SPRINT],
  ['capacity-utilisation', SPRINT],
  [
    'backlog-health',
    [
      ...(['assignee', 'type', 'created', 'age', 'priority', 'rank', 'points'] as const),
      ...(['findings', 'epic', 'components'] as const),
    ],
  ],
  ['issue-age', OPEN],
  ['priority-distribution', OPEN],
  ['work-in-progress', OPEN],
  ['component-quality', [...BUG, 'points']],
  ['defect-density', [...BUG, 'points', 'resolution']],
  ['bug-escape-rate', BUG],
  ['time-to-restore', [...BUG, 'resolution']],
  ['severity-distribution', BUG],
  ['cross-team-dependency', ['assignee', ...LIFE, ...LINKED]],
  ['collaboration-index', [...LIFE, 'participants', ...LINKED]],
  ['epic-progress', ['assignee', ...LIFE, 'points', 'epic', 'epic-due', 'resolution']],
  ['release-burnup', ['assignee', ...LIFE, 'points', ...RELEASE, 'resolution']],
  ['release-success', ['assignee', ...LIFE, 'points', 'priority', 'affects-versions', ...RELEASE]],
  ['escalation', ['assignee', ...LIFE, 'escalations', 'hours-to-escalation', 'priority', 'team']],
  [
    'estimation-accuracy',
    [
      ...(['assignee', ...LIFE, 'points', 'hours-per-point', 'expected-hours'] as const),
      ...(['effort-hours', 'logged-hours', 'team'] as const),
    ],
  ],
  // What people do is opened to no person.
  ['worklog-accuracy', [...LIFE, 'expected-hours', 'logged-hours']],
  ['user-productivity', [...LIFE, 'points']],
  ['change-lead-time', ['assignee', ...LIFE, 'fix-versions', 'released']],
  ['deployment-frequency', ['assignee', ...LIFE, 'fix-versions', 'released']],
  ['change-failure-rate', ['assignee', ...LIFE]],
  ['recovery-time', ['assignee', ...LIFE]],
]);

/** Beside key, summary and status; a metric that nobody listed tells of the life of an issue. */
export const drillDownColumns = ({ key }: Pick<CatalogueMetric, 'key'>): Columns =>
  COLUMNS.get(key) ?? LIFE;

/**
 * Those with an order. People and other issues have none that could be told without asking Jira
 * for every one of them.
 */
export const SORTABLE_COLUMNS = [
  ...(['type', 'created', 'started', 'done', 'age', 'blocked-hours', 'review-visits'] as const),
  ...(['review-hours', 'first-pass', 'points', 'points-at-start', 'points-at-close'] as const),
  ...(['sprint-added', 'sprint-removed', 'priority', 'rank', 'severity', 'found-in'] as const),
  ...(['components', 'affects-versions', 'fix-versions', 'version-added'] as const),
  ...(['release-planned', 'released', 'team', 'hours-to-escalation', 'hours-per-point'] as const),
  ...(['expected-hours', 'effort-hours', 'logged-hours', 'resolution'] as const),
] as const satisfies readonly DrillDownColumn[];

export type SortableColumn = (typeof SORTABLE_COLUMNS)[number];

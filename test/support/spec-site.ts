/** The worked examples of the specification as a folder of site data. Source: metrics-spec C. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const FLOW_PROJECT = '10';
export const SPRINT_PROJECT = '11';
export const BUG_PROJECT = '12';
export const BACKLOG_PROJECT = '13';
export const BOARD = '5';
const SPRINT_ID = 71;
export const BUG_TYPE = '3';

/** A Thursday in the week after all of it happened. */
export const NOW = '2025-03-20T09:00:00.000Z';

const KEYS: Readonly<Record<string, string>> = {
  [FLOW_PROJECT]: 'FLW',
  [SPRINT_PROJECT]: 'SPR',
  [BUG_PROJECT]: 'BUG',
  [BACKLOG_PROJECT]: 'BLG',
};

const STATUSES = [
  ['10000', 'To Do', 2, 'new'],
  ['10001', 'In Progress', 4, 'indeterminate'],
  ['10002', 'Review', 4, 'indeterminate'],
  ['10003', 'Blocked', 4, 'indeterminate'],
  ['10004', 'Done', 3, 'done'],
] as const;
const statusId = (name: string) => STATUSES.find((status) => status[1] === name)?.[0] ?? '';
export const REVIEW = statusId('Review');
export const BLOCKED = statusId('Blocked');
export const IN_PROGRESS = statusId('In Progress');

const SPRINT_FIELD = 'customfield_10020';
const FLAGGED_FIELD = 'customfield_10021';
const POINTS_FIELD = 'customfield_10016';

const PRIORITIES = ['Highest', 'High', 'Medium', 'Low'] as const;

/** `03T09:00` is that time of March 2025; a whole date is itself. */
const instant = (when: string) =>
  new Date(when.length > 8 ? when : `2025-03-${when}:00Z`).toISOString();

interface Item {
  readonly field: string;
  readonly fieldId: string;
  readonly from: string | null;
  readonly fromString: string | null;
  readonly to: string | null;
  readonly toString: string | null;
}
type Change = readonly [when: string, item: Item];

const moved = (when: string, from: string, to: string): Change => [
  when,
  {
    ...{ field: 'status', fieldId: 'status' },
    ...{ from: statusId(from), fromString: from, to: statusId(to), toString: to },
  },
];

const flagged = (when: string, isOn: boolean): Change => [
  when,
  {
    ...{ field: 'Flagged', fieldId: FLAGGED_FIELD },
    from: isOn ? '' : '[10019]',
    fromString: isOn ? '' : 'Impediment',
    to: isOn ? '[10019]' : '',
    toString: isOn ? 'Impediment' : '',
  },
];

const estimated = (when: string, from: number | null, to: number): Change => [
  when,
  {
    ...{ field: 'Story Points', fieldId: POINTS_FIELD, from: null, to: null },
    fromString: from === null ? null : String(from),
    toString: String(to),
  },
];

const sprinted = (when: string, isIn: boolean): Change => [
  when,
  {
    ...{ field: 'Sprint', fieldId: SPRINT_FIELD },
    from: isIn ? '' : String(SPRINT_ID),
    fromString: isIn ? '' : 'Sprint 1',
    to: isIn ? String(SPRINT_ID) : '',
    toString: isIn ? 'Sprint 1' : '',
  },
];

interface Issue {
  readonly project: string;
  readonly created: string;
  readonly changes?: readonly Change[];
  readonly points?: number;
  readonly inSprint?: boolean;
  readonly type?: string;
  readonly priority?: (typeof PRIORITIES)[number];
}

const flow = (created: string, ...changes: readonly Change[]): Issue => ({
  ...{ project: FLOW_PROJECT, created, changes },
});

const FLOW: readonly Issue[] = [
  flow(
    '03T09:00',
    moved('04T09:00', 'To Do', 'In Progress'),
    moved('06T09:00', 'In Progress', 'Done'),
  ),
  flow(
    '03T09:00',
    moved('05T09:00', 'To Do', 'In Progress'),
    moved('06T09:00', 'In Progress', 'Review'),
    moved('07T09:00', 'Review', 'In Progress'),
    moved('08T09:00', 'In Progress', 'Review'),
    moved('08T21:00', 'Review', 'Done'),
  ),
  flow(
    '04T09:00',
    moved('05T09:00', 'To Do', 'In Progress'),
    moved('07T09:00', 'In Progress', 'Done'),
    moved('10T09:00', 'Done', 'In Progress'),
    moved('11T09:00', 'In Progress', 'Done'),
  ),
  flow('05T09:00', moved('06T09:00', 'To Do', 'Done')),
  flow(
    '06T09:00',
    moved('07T09:00', 'To Do', 'In Progress'),
    flagged('08T09:00', true),
    moved('09T09:00', 'In Progress', 'Blocked'),
    flagged('10T09:00', false),
    moved('11T09:00', 'Blocked', 'In Progress'),
    moved('13T09:00', 'In Progress', 'Done'),
  ),
];

const done = (when: string) => moved(when, 'To Do', 'Done');

/** An issue of the sprint, in it since it was created unless its changes say otherwise. */
const planned = (points: number | null, ...changes: readonly Change[]): Issue => ({
  ...{ project: SPRINT_PROJECT, created: '01T09:00', changes, inSprint: true },
  ...(points !== null && { points }),
});

const SPRINT: readonly Issue[] = [
  planned(5, done('06T09:00')),
  planned(5, estimated('07T09:00', 3, 5), done('10T09:00')),
  planned(8),
  planned(2, sprinted('05T09:00', true), done('12T09:00')),
  { ...planned(3, sprinted('11T09:00', false)), inSprint: false },
  planned(null, done('13T09:00')),
];

/** Restored after 4, 10, 6, 30 and 50 hours. Source: metric X3. */
const BUGS: readonly Issue[] = [4, 10, 6, 30, 50].map((hours) => ({
  ...{ project: BUG_PROJECT, created: '10T00:00', type: BUG_TYPE },
  changes: [done(new Date(Date.UTC(2025, 2, 10, hours)).toISOString())],
}));

/** Open for 3, 12, 45, 200 and 400 days. Source: metrics 11 and 14. */
const BACKLOG: readonly Issue[] = (
  [
    [3, 'Highest'],
    [12, 'High'],
    [45, 'Medium'],
    [200, 'Medium'],
    [400, 'Low'],
  ] as const
).map(([days, priority]) => ({
  ...{ project: BACKLOG_PROJECT, priority },
  created: new Date(Date.parse(NOW) - days * 86_400_000).toISOString(),
}));

const person = { accountId: 'lea-lead', accountType: 'atlassian', displayName: 'Lea Lead' };

function restIssue(issue: Issue, at: number): object {
  const { project, created, changes = [], points, inSprint = false } = issue;
  const { type = '2', priority = 'Medium' } = issue;
  const last = changes.filter(([, { field }]) => field === 'status').at(-1)?.[1].to;
  const [id, name, categoryId, key] =
    STATUSES.find((status) => status[0] === (last ?? '10000')) ?? STATUSES[0];
  const histories = changes.map(([when, item], place) => ({
    id: String(at * 100 + place),
    created: instant(when),
    author: person,
    items: [{ fieldtype: 'jira', ...item }],
  }));
  return {
    id: String(1000 + at),
    key: `${KEYS[project] ?? ''}-${at}`,
    fields: {
      summary: `Issue ${at}`,
      issuetype: { id: type, name: type === BUG_TYPE ? 'Bug' : 'Story', hierarchyLevel: 0 },
      project: { id: project, key: KEYS[project], name: KEYS[project], style: 'classic' },
      status: { id, name, statusCategory: { id: categoryId, key } },
      priority: { id: String(PRIORITIES.indexOf(priority) + 1), name: priority },
      created: instant(created),
      ...{ reporter: person, creator: person, labels: [], components: [] },
      [POINTS_FIELD]: points ?? null,
      [SPRINT_FIELD]: inSprint ? [SPRINTS[0]] : null,
      [FLAGGED_FIELD]: null,
    },
    changelog: { startAt: 0, maxResults: 100, total: histories.length, histories },
  };
}

const SPRINTS = [
  {
    ...{ id: SPRINT_ID, name: 'Sprint 1', state: 'closed', boardId: Number(BOARD), goal: 'Pay' },
    startDate: instant('03T10:00'),
    endDate: instant('14T17:00'),
    completeDate: instant('14T17:00'),
  },
];

const custom = (id: string, name: string, schema: object) => ({
  ...{ id, name, custom: true, schema: { ...schema, customId: Number(id.split('_')[1]) } },
});

/** Writes the folder and tells where it lies. */
export function writeSpecSite(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'spec-site-'));
  const write = (name: string, value: unknown) => {
    writeFileSync(
      path.join(folder, name),
      typeof value === 'string' ? value : JSON.stringify(value),
    );
  };
  const issues = [...FLOW, ...SPRINT, ...BUGS, ...BACKLOG];
  write(
    'issues.ndjson',
    issues.map((one, at) => JSON.stringify(restIssue(one, at + 1))).join('\n'),
  );
  write(
    'statuses.json',
    STATUSES.map(([id, name, category, key]) => ({
      ...{ id, name, statusCategory: { id: category, key } },
    })),
  );
  write(
    'priorities.json',
    PRIORITIES.map((name, at) => ({ id: String(at + 1), name })),
  );
  write('fields.json', [
    custom(POINTS_FIELD, 'Story Points', {
      type: 'number',
      custom: 'com.atlassian.jira.plugin.system.customfieldtypes:float',
    }),
    custom(SPRINT_FIELD, 'Sprint', {
      ...{ type: 'array', items: 'json', custom: 'com.pyxis.greenhopper.jira:gh-sprint' },
    }),
    custom(FLAGGED_FIELD, 'Flagged', {
      ...{ type: 'array', items: 'option' },
      custom: 'com.atlassian.jira.plugin.system.customfieldtypes:multicheckboxes',
    }),
  ]);
  write('boards.json', [
    {
      ...{ id: Number(BOARD), name: 'Sprint board', type: 'scrum' },
      location: { projectId: Number(SPRINT_PROJECT), projectKey: KEYS[SPRINT_PROJECT] },
      estimationFieldId: POINTS_FIELD,
    },
  ]);
  write('sprints.json', SPRINTS);
  write('permissions.json', { administrators: [person.accountId], projects: {} });
  return folder;
}

import type { History, HistoryItem, Issue, SiteView } from '../model';
import type { Viewer } from './jql-scope';
import {
  BLOCKS,
  DATA,
  HIGH,
  HIGHEST,
  LOW,
  MEDIUM,
  PROJECT,
  RESOLVED,
  sprints,
  STATUS,
  TYPE,
  USERS,
  versions,
  WONT_DO,
} from './small-site-entities';

/** A hand-made site of nine issues; the tests count on paper what a query must find. */
const NOW = '2026-03-10T12:00:00.000Z';

export const ann: Viewer = { accountId: 'acc-ann', timeZone: 'Europe/Berlin' };
export const bob: Viewer = { accountId: 'acc-bob', timeZone: 'Europe/Berlin' };

let nextHistory = 1;
function changed(
  field: string,
  values: { from: [string, string] | null; to: [string, string] | null },
): HistoryItem {
  const isVersion = field === 'fixVersions';
  return {
    field: isVersion ? 'Fix Version' : field,
    fieldId: field,
    fieldtype: 'jira',
    from: values.from?.[0] ?? null,
    fromString: values.from?.[1] ?? null,
    to: values.to?.[0] ?? null,
    toString: values.to?.[1] ?? null,
  };
}
function history(created: string, accountId: string, items: HistoryItem[]): History {
  return { id: String(nextHistory++), created, author: { accountId }, items };
}

function paragraph(text: string) {
  return {
    type: 'doc',
    version: 1,
    content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
  };
}

type Given = Record<string, unknown>;
function issue(id: string, key: string, given: { fields: Given; histories?: History[] }): Issue {
  const project = Object.values(PROJECT).find((each) => key.startsWith(`${each.key}-`));
  return {
    id,
    key,
    fields: {
      project,
      reporter: USERS.bob,
      creator: USERS.bob,
      assignee: null,
      priority: MEDIUM,
      resolution: null,
      labels: [],
      components: [],
      versions: [],
      fixVersions: [],
      issuelinks: [],
      created: '2026-01-05T09:00:00.000+0000',
      updated: '2026-03-01T09:00:00.000+0000',
      ...given.fields,
    },
    histories: given.histories ?? [],
  };
}

const toDo: [string, string] = ['10', 'To Do'];
const inProgress: [string, string] = ['11', 'In Progress'];
const done: [string, string] = ['13', 'Done'];

const ISSUES: readonly Issue[] = [
  issue('1', 'APP-1', {
    fields: {
      summary: 'Checkout rework',
      issuetype: TYPE.epic,
      status: STATUS.inProgress,
      priority: HIGH,
      assignee: USERS.ann,
    },
  }),
  issue('2', 'APP-2', {
    fields: {
      summary: 'Pay by card',
      description: paragraph('Customers pay with credit cards'),
      issuetype: TYPE.story,
      status: STATUS.done,
      resolution: RESOLVED,
      assignee: USERS.bob,
      parent: { id: '1', key: 'APP-1' },
      created: '2026-01-10T09:00:00.000+0000',
      updated: '2026-02-10T15:00:00.000+0000',
      resolutiondate: '2026-02-10T15:00:00.000+0000',
      statuscategorychangedate: '2026-02-10T16:00:00.000+0100',
      duedate: '2026-02-15',
      labels: ['payments', 'Beta'],
      components: [{ id: '50', name: 'Backend' }],
      fixVersions: versions('101'),
      timespent: 7200,
      timeoriginalestimate: 28_800,
      timeestimate: 0,
      workratio: 25,
      customfield_10016: 5,
      customfield_10020: sprints(1, 2),
      customfield_10032: '2026-04-01',
      worklog: { worklogs: [{ author: USERS.ann, started: '2026-02-01T10:00:00.000+0000' }] },
    },
    histories: [
      history('2026-01-12T09:00:00.000+0000', 'acc-bob', [
        changed('assignee', { from: null, to: ['acc-ann', 'Ann Ash'] }),
      ]),
      history('2026-01-15T09:00:00.000+0000', 'acc-ann', [
        changed('fixVersions', { from: null, to: ['100', '1.0'] }),
      ]),
      history('2026-01-20T10:00:00.000+0000', 'acc-bob', [
        changed('status', { from: toDo, to: inProgress }),
        changed('assignee', { from: ['acc-ann', 'Ann Ash'], to: ['acc-bob', 'Bob Birch'] }),
      ]),
      history('2026-02-01T09:00:00.000+0000', 'acc-bob', [
        changed('fixVersions', { from: ['100', '1.0'], to: null }),
        changed('fixVersions', { from: null, to: ['101', '1.1'] }),
      ]),
      history('2026-02-10T15:00:00.000+0000', 'acc-ann', [
        changed('status', { from: inProgress, to: done }),
        changed('resolution', { from: null, to: ['1', 'Done'] }),
      ]),
    ],
  }),
  issue('3', 'APP-3', {
    fields: {
      summary: 'Card payments fail: timeout in gateway',
      issuetype: TYPE.bug,
      status: STATUS.inProgress,
      priority: HIGHEST,
      assignee: USERS.ann,
      parent: { id: '1', key: 'APP-1' },
      created: '2026-02-20T09:00:00.000+0000',
      updated: '2026-03-10T11:00:00.000+0000',
      duedate: '2026-03-10',
      labels: ['payments'],
      versions: versions('100'),
      fixVersions: versions('102'),
      timeoriginalestimate: 14_400,
      timeestimate: 14_400,
      votes: { votes: 3 },
      watches: { watchCount: 2 },
      issuelinks: [{ id: '70', type: BLOCKS, outwardIssue: { id: '4', key: 'APP-4' } }],
      customfield_10016: 3,
      customfield_10020: sprints(2),
      customfield_10021: [{ id: '10019', value: 'Impediment' }],
      customfield_10030: { id: '10040', value: 'Critical' },
      customfield_10033: USERS.cyd,
    },
    histories: [
      history('2026-03-02T09:00:00.000+0000', 'acc-ann', [
        changed('status', { from: ['9', 'Triage'], to: inProgress }),
        changed('priority', { from: ['3', 'Medium'], to: ['1', 'Highest'] }),
      ]),
    ],
  }),
  issue('4', 'APP-4', {
    fields: {
      summary: 'Write unit tests',
      issuetype: TYPE.subTask,
      status: STATUS.toDo,
      priority: LOW,
      parent: { id: '2', key: 'APP-2' },
      created: '2026-02-21T09:00:00.000+0000',
      issuelinks: [{ id: '70', type: BLOCKS, inwardIssue: { id: '3', key: 'APP-3' } }],
    },
  }),
  issue('5', 'APP-5', {
    fields: {
      summary: 'Export report to CSV',
      issuetype: TYPE.story,
      status: STATUS.toDo,
      priority: HIGH,
      created: '2026-03-10T00:30:00.000+0100',
      updated: '2026-03-10T00:30:00.000+0100',
      fixVersions: versions('103'),
      customfield_10020: sprints(3),
      customfield_10031: 'Ask finance about the layout',
      comment: { comments: [{ id: '90', body: paragraph('Needs a gateway to the warehouse') }] },
    },
  }),
  issue('6', 'WEB-1', {
    fields: {
      summary: 'Landing page',
      issuetype: TYPE.story,
      status: STATUS.webToDo,
      priority: null,
      assignee: USERS.bob,
      reporter: USERS.cyd,
      created: '2026-02-01T09:00:00.000+0000',
      fixVersions: versions('200'),
      customfield_10034: 8,
    },
  }),
  issue('7', 'WEB-2', {
    fields: {
      summary: 'Bugs in the cart',
      issuetype: TYPE.bug,
      status: STATUS.done,
      resolution: WONT_DO,
      assignee: USERS.cyd,
      created: '2026-02-02T09:00:00.000+0000',
      updated: '2026-03-08T23:30:00.000+0000',
      resolutiondate: '2026-03-08T23:30:00.000+0000',
      customfield_10035: 3,
    },
  }),
  issue('8', 'SEC-1', {
    fields: { summary: 'Hidden bug', issuetype: TYPE.bug, status: STATUS.toDo },
  }),
  issue('9', 'APP-6', {
    fields: {
      summary: 'Salary page',
      issuetype: TYPE.story,
      status: STATUS.toDo,
      created: '2026-02-03T09:00:00.000+0000',
      security: { id: '900', name: 'Staff' },
    },
  }),
];

/** Ann sees everything, everybody else neither the project SEC nor the issue APP-6. */
export function smallSite(now: string = NOW, issues: readonly Issue[] = ISSUES): SiteView {
  const isAnn = (accountId: string | null) => accountId === 'acc-ann';
  return {
    now: Date.parse(now),
    data: DATA,
    issues: () => issues,
    issueById: (id) => issues.find((each) => each.id === id),
    issueByKey: (key) => issues.find((each) => each.key.toLowerCase() === key.toLowerCase()),
    childrenOf: (issueId) =>
      issues.filter((each) => {
        const { parent } = each.fields;
        return (
          typeof parent === 'object' && parent !== null && 'id' in parent && parent.id === issueId
        );
      }),
    canBrowse: (accountId, each) => isAnn(accountId) || !['8', '9'].includes(each.id),
    canBrowseProject: (accountId, project) => isAnn(accountId) || project.key !== 'SEC',
  };
}

/** The Jira stand-in over the hand-made site `ally`, for its own tests. */
import path from 'node:path';
import { createClock } from '../clock';
import { loadSiteData } from '../data/load';
import type { TimedChange } from '../data/timed-change';
import { type Database, openDatabase } from '../database';
import type { ProductRequest, RecordedCall } from '../seams';
import { createJira } from './create-jira';
import type { SiteData } from './model';
import { jiraInstant } from './instants';

export const START = Date.parse('2026-03-02T09:00:00.000Z');
export const MANAGE_OKRS = 'ari:cloud:ecosystem::extension/app/env/static/manage-okrs';
const APP = 'app-throughline';

const SCOPES = [
  'read:jira-work',
  'write:jira-work',
  'read:jira-user',
  'manage:jira-project',
  'manage:jira-configuration',
  'read:board-scope:jira-software',
  'read:board-scope.admin:jira-software',
  'read:sprint:jira-software',
  'read:issue-details:jira',
  'read:jql:jira',
  'read:project:jira',
];

const FOLDER = path.resolve(__dirname, '../../fixtures/sites/ally');

/** Besides the files: one board with a sprint in each state, and two versions. */
const PAY = { projectId: 100, projectKey: 'PAY' };

export function smallSite(boardProject = PAY): SiteData {
  const loaded = loadSiteData([FOLDER]);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  const { value: data } = loaded;
  const day = (days: number) => jiraInstant(START + days * 86_400_000).replace('+0000', 'Z');
  data.boards.push({
    id: 1,
    name: 'Payments board',
    type: 'scrum',
    location: boardProject,
    estimationFieldId: 'customfield_10016',
    columns: [
      { name: 'To Do', statusIds: ['10000'] },
      { name: 'In Progress', statusIds: ['10001'] },
      { name: 'Done', statusIds: ['10002'] },
    ],
  });
  data.sprints.push(
    {
      id: 11,
      state: 'closed',
      name: 'Sprint 1',
      boardId: 1,
      startDate: day(-20),
      endDate: day(-8),
      completeDate: day(-7),
    },
    { id: 12, state: 'active', name: 'Sprint 2', boardId: 1, startDate: day(-6), endDate: day(8) },
    { id: 13, state: 'future', name: 'Sprint 3', boardId: 1 },
  );
  data.versions.push(
    { id: '501', name: '1.0', archived: false, released: true, projectId: 100 },
    { id: '502', name: '2.0', archived: false, released: false, projectId: 100 },
  );
  data.fields.push({
    id: 'customfield_10020',
    name: 'Sprint',
    custom: true,
    schema: {
      type: 'array',
      items: 'json',
      custom: 'com.pyxis.greenhopper.jira:gh-sprint',
      customId: 10020,
    },
  });
  return data;
}

export interface SmallJiraOptions {
  readonly db?: Database;
  readonly future?: readonly TimedChange[];
  readonly pointsPerHour?: number;
  /** Where the board stands; project PAY unless told. */
  readonly boardProject?: typeof PAY;
}

type Call = Partial<Pick<ProductRequest, 'origin' | 'scopes' | 'provider'>> & {
  readonly as?: string;
  readonly body?: unknown;
};

export function smallJira(options: SmallJiraOptions = {}) {
  const { db, future = [], pointsPerHour } = options;
  const clock = createClock(START);
  clock.freeze();
  const jira = createJira({
    data: smallSite(options.boardProject),
    future,
    clock,
    db: db ?? openDatabase(':memory:'),
    appAccountId: APP,
    manageOkrsPermission: MANAGE_OKRS,
    ...(pointsPerHour === undefined ? {} : { pointsPerHour }),
  });
  const call = async (method: string, at: string, options: Call = {}) => {
    const { as, body, ...rest } = options;
    const response = await jira.handle({
      provider: as === undefined ? 'app' : 'user',
      accountId: as,
      method,
      path: at,
      headers: {},
      body: body === undefined ? undefined : JSON.stringify(body),
      origin: 'backend',
      scopes: SCOPES,
      ...rest,
    });
    const value: unknown = response.body === '' ? null : JSON.parse(response.body);
    return { status: response.status, headers: response.headers, value };
  };
  const lastCall = (): RecordedCall => {
    const last = jira.calls().at(-1);
    if (last === undefined) throw new Error('Nothing was called.');
    return last;
  };
  return { jira, clock, call, lastCall };
}

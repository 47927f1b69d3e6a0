import type { Field, SiteData } from '../model';

/** People, projects, fields and so on of the hand-made site. */
const person = (accountId: string, displayName: string) => ({
  accountId,
  accountType: 'atlassian' as const,
  displayName,
  active: true,
  timeZone: 'Europe/Berlin',
});
export const USERS = {
  ann: person('acc-ann', 'Ann Ash'),
  bob: person('acc-bob', 'Bob Birch'),
  cyd: person('acc-cyd', 'Cyd Cole'),
};

const TO_DO = { id: 2, key: 'new' as const, colorName: 'blue-gray', name: 'To Do' };
const DOING = { id: 4, key: 'indeterminate' as const, colorName: 'yellow', name: 'In Progress' };
const DONE = { id: 3, key: 'done' as const, colorName: 'green', name: 'Done' };
export const STATUS = {
  toDo: { id: '10', name: 'To Do', statusCategory: TO_DO },
  inProgress: { id: '11', name: 'In Progress', statusCategory: DOING },
  inReview: { id: '12', name: 'In Review', statusCategory: DOING },
  done: { id: '13', name: 'Done', statusCategory: DONE },
  webToDo: { id: '20', name: 'To Do', statusCategory: TO_DO },
};

export const TYPE = {
  epic: { id: '1', name: 'Epic', subtask: false, hierarchyLevel: 1 },
  story: { id: '2', name: 'Story', subtask: false, hierarchyLevel: 0 },
  bug: { id: '3', name: 'Bug', subtask: false, hierarchyLevel: 0 },
  subTask: { id: '4', name: 'Sub-task', subtask: true, hierarchyLevel: -1 },
};

const PRIORITIES = ['Highest', 'High', 'Medium', 'Low'].map((name, at) => ({
  id: String(at + 1),
  name,
}));
export const [HIGHEST, HIGH, MEDIUM, LOW] = PRIORITIES;

export const RESOLVED = { id: '1', name: 'Done' };
export const WONT_DO = { id: '2', name: "Won't Do" };

export const PROJECT = {
  app: {
    id: '10001',
    key: 'APP',
    name: 'App',
    projectTypeKey: 'software',
    style: 'classic' as const,
    simplified: false,
    lead: { accountId: 'acc-ann' },
  },
  web: {
    id: '10002',
    key: 'WEB',
    name: 'Web shop',
    projectTypeKey: 'business',
    style: 'next-gen' as const,
    simplified: true,
  },
  secret: {
    id: '10003',
    key: 'SEC',
    name: 'Secret',
    projectTypeKey: 'software',
    style: 'classic' as const,
    simplified: false,
  },
};

function version(id: string, name: string, options: { released: boolean; projectId: number }) {
  return { id, name, archived: false, ...options };
}
const VERSIONS = [
  version('100', '1.0', { released: true, projectId: 10001 }),
  version('101', '1.1', { released: true, projectId: 10001 }),
  version('102', '2.0', { released: false, projectId: 10001 }),
  version('103', '3.0', { released: false, projectId: 10001 }),
  version('200', '1.0', { released: false, projectId: 10002 }),
];
export function versions(...ids: string[]) {
  return VERSIONS.filter(({ id }) => ids.includes(id));
}

const SPRINTS = [
  { id: 1, state: 'closed' as const, name: 'Sprint 1', boardId: 1 },
  { id: 2, state: 'active' as const, name: 'Sprint 2', boardId: 1 },
  { id: 3, state: 'future' as const, name: 'Sprint 3', boardId: 1 },
];
export function sprints(...ids: number[]) {
  return SPRINTS.filter(({ id }) => ids.includes(id));
}

const PLATFORM = 'com.atlassian.jira.plugin.system.customfieldtypes:';
function custom(number: number, name: string, schema: NonNullable<Field['schema']>): Field {
  const id = `customfield_${String(number)}`;
  return { id, name, custom: true, schema: { customId: number, ...schema } };
}
const FIELDS = [
  custom(10016, 'Story Points', { type: 'number', custom: `${PLATFORM}float` }),
  custom(10020, 'Sprint', {
    type: 'array',
    items: 'json',
    custom: 'com.pyxis.greenhopper.jira:gh-sprint',
  }),
  custom(10021, 'Flagged', {
    type: 'array',
    items: 'option',
    custom: `${PLATFORM}multicheckboxes`,
  }),
  custom(10030, 'Severity', { type: 'option', custom: `${PLATFORM}select` }),
  custom(10031, 'Notes', { type: 'string', custom: `${PLATFORM}textarea` }),
  custom(10032, 'Go-live', { type: 'date', custom: `${PLATFORM}datepicker` }),
  custom(10033, 'Approver', { type: 'user', custom: `${PLATFORM}userpicker` }),
  custom(10034, 'Size', { type: 'number', custom: `${PLATFORM}float` }),
  custom(10035, 'Size', { type: 'number', custom: `${PLATFORM}float` }),
  custom(10036, 'Git branches', { type: 'any', custom: 'com.example.git:branches' }),
];

export const BLOCKS = { id: '1', name: 'Dependency', inward: 'is blocked by', outward: 'blocks' };

export const DATA: Omit<SiteData, 'issues'> = {
  projects: Object.values(PROJECT),
  issueTypes: Object.values(TYPE),
  statuses: Object.values(STATUS),
  priorities: PRIORITIES,
  resolutions: [RESOLVED, WONT_DO],
  fields: FIELDS,
  users: Object.values(USERS),
  boards: [],
  sprints: SPRINTS,
  versions: VERSIONS,
  linkTypes: [BLOCKS],
  filters: [],
  components: [{ id: '50', name: 'Backend', projectId: '10001' }],
  permissions: {
    administrators: [],
    projects: {},
    securityLevels: { 900: { name: 'Staff', members: ['acc-ann'] } },
  },
};

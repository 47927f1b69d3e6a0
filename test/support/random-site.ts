/**
 * A small Jira with everything that makes key results move, and people who edit it at random.
 * The same seed gives the same site and the same edits.
 */
import type { Random } from '../site/data/random';
import { jiraInstant } from '../site/jira/instants';
import type { Issue, SiteData, Status, StatusCategory } from '../site/jira/model';

export const APP = 'app-throughline';
export const POINTS = 'customfield_10016';
export const TEAM_POINTS = 'customfield_10017';
export const REACH = 'customfield_10018';
const SPRINT = 'customfield_10020';
const PEOPLE = ['lea-lead', 'ada-admin'] as const;

const CATEGORIES = {
  new: { id: 2, key: 'new', colorName: 'blue-gray', name: 'To Do' },
  indeterminate: { id: 4, key: 'indeterminate', colorName: 'yellow', name: 'In Progress' },
  done: { id: 3, key: 'done', colorName: 'green', name: 'Done' },
} as const satisfies Record<string, StatusCategory>;
const CATEGORY_LIST: readonly [StatusCategory, ...StatusCategory[]] = [
  CATEGORIES.new,
  CATEGORIES.indeterminate,
  CATEGORIES.done,
];

const statuses = (): Status[] => [
  { id: '1', name: 'To Do', statusCategory: CATEGORIES.new },
  { id: '2', name: 'Backlog', statusCategory: CATEGORIES.new },
  { id: '3', name: 'In Progress', statusCategory: CATEGORIES.indeterminate },
  { id: '4', name: 'Review', statusCategory: CATEGORIES.indeterminate },
  { id: '5', name: 'Done', statusCategory: CATEGORIES.done },
  { id: '6', name: 'Closed', statusCategory: CATEGORIES.done },
];
const STATUS_IDS = ['1', '2', '3', '4', '5', '6'] as const;

const project = (id: string, key: string, simplified: boolean) => ({
  id,
  key,
  name: key,
  projectTypeKey: 'software',
  style: simplified ? ('next-gen' as const) : ('classic' as const),
  simplified,
});

const number = (id: string, name: string, custom: string) => ({
  id,
  name,
  custom: true,
  schema: { type: 'number', custom, customId: Number(id.slice('customfield_'.length)) },
});
const FLOAT = 'com.atlassian.jira.plugin.system.customfieldtypes:float';

function emptySite(): Omit<SiteData, 'issues'> {
  return {
    projects: [
      project('100', 'PAY', false),
      project('200', 'HR', false),
      project('300', 'WEB', true),
    ],
    issueTypes: [
      { id: '1', name: 'Epic', subtask: false, hierarchyLevel: 1 },
      { id: '2', name: 'Story', subtask: false, hierarchyLevel: 0 },
      { id: '3', name: 'Bug', subtask: false, hierarchyLevel: 0 },
      { id: '4', name: 'Sub-task', subtask: true, hierarchyLevel: -1 },
    ],
    statuses: statuses(),
    priorities: [
      { id: '1', name: 'High' },
      { id: '2', name: 'Medium' },
    ],
    resolutions: [{ id: '1', name: 'Done' }],
    fields: [
      number(POINTS, 'Story Points', FLOAT),
      number(TEAM_POINTS, 'Story point estimate', 'com.pyxis.greenhopper.jira:jsw-story-points'),
      number(REACH, 'Customers reached', FLOAT),
      {
        id: SPRINT,
        name: 'Sprint',
        custom: true,
        schema: {
          type: 'array',
          items: 'json',
          custom: 'com.pyxis.greenhopper.jira:gh-sprint',
          customId: 10_020,
        },
      },
    ],
    users: [APP, ...PEOPLE].map((accountId) => ({
      accountId,
      accountType: accountId === APP ? ('app' as const) : ('atlassian' as const),
      displayName: accountId,
      active: true,
      timeZone: 'UTC',
    })),
    boards: [{ id: 1, name: 'Payments board', type: 'scrum' }],
    sprints: [
      { id: 11, state: 'closed', name: 'Sprint 1', boardId: 1 },
      { id: 12, state: 'active', name: 'Sprint 2', boardId: 1 },
      { id: 13, state: 'future', name: 'Sprint 3', boardId: 1 },
    ],
    versions: [
      { id: '501', name: '1.0', archived: false, released: true, projectId: 100 },
      { id: '502', name: '2.0', archived: false, released: false, projectId: 100 },
    ],
    linkTypes: [],
    components: [],
    filters: [
      {
        id: '10001',
        name: 'Everything of Payments',
        jql: 'project = PAY',
        ownerId: 'lea-lead',
        isShared: true,
        favouredBy: [],
      },
    ],
    permissions: {
      administrators: ['ada-admin'],
      projects: {},
      securityLevels: { '10': { name: 'Leads only', members: ['lea-lead'] } },
    },
  };
}

/** Two epics, stories and bugs in three projects, sub-tasks, and a few in sprints. */
export function randomSite(random: Random, now: number): SiteData {
  const site = emptySite();
  const created = jiraInstant(now - 30 * 86_400_000);
  const issues: Issue[] = [];
  const count = random.between(4, 10);
  for (let at = 0; at < count; at += 1) {
    const place = placeOf(random, site, issues);
    issues.push({
      id: String(1001 + at),
      key: `${place.project.key}-${at + 1}`,
      histories: [],
      fields: {
        ...BLANK,
        ...place,
        ...stateOf(random, site, created),
        ...valuesOf(random, site),
        summary: `Issue ${at}`,
        priority: site.priorities[1],
        created,
        updated: created,
        statuscategorychangedate: created,
      },
    });
  }
  return { ...site, issues };
}

const BLANK = {
  assignee: null,
  reporter: null,
  creator: null,
  duedate: null,
  components: [],
  versions: [],
  issuelinks: [],
  description: null,
  security: null,
};

/** The first two are epics of PAY; a sub-task stands where its story does. */
function placeOf(random: Random, site: Omit<SiteData, 'issues'>, issues: readonly Issue[]) {
  const [epic, story, bug, subtask] = site.issueTypes;
  const projects = asTuple(site.projects);
  if (issues.length < 2) return { project: projects[0], issuetype: epic, parent: null };
  const stories = issues.filter(({ fields }) => levelOf(fields) === 0);
  if (stories.length > 0 && random.chance(0.2)) {
    const above = random.pick(asTuple(stories));
    const project = above.fields['project'] as (typeof projects)[0];
    return { project, issuetype: subtask, parent: referenceTo(above) };
  }
  const above = random.chance(0.5) ? issues[random.between(0, 1)] : undefined;
  const parent = above === undefined ? null : referenceTo(above);
  return { project: random.pick(projects), issuetype: random.pick([story, bug]), parent };
}

function stateOf(random: Random, site: Omit<SiteData, 'issues'>, created: string) {
  const status = random.pick(asTuple(site.statuses));
  const isDone = status.statusCategory.key === 'done';
  const resolution = isDone ? site.resolutions[0] : null;
  return { status, resolution, resolutiondate: isDone ? created : null };
}

function valuesOf(random: Random, site: Omit<SiteData, 'issues'>) {
  const maybe = <Value>(probability: number, value: () => Value): Value | null =>
    random.chance(probability) ? value() : null;
  const time = () => maybe(0.5, () => random.between(1, 8) * 3600);
  const version = maybe(0.2, () => random.pick(asTuple(site.versions)));
  const sprint = maybe(0.4, () => random.pick(asTuple(site.sprints)));
  return {
    labels: random.chance(0.3) ? ['k1'] : [],
    fixVersions: version === null ? [] : [version],
    timespent: time(),
    timeoriginalestimate: time(),
    timeestimate: time(),
    [POINTS]: maybe(0.6, () => random.between(0, 8)),
    [TEAM_POINTS]: maybe(0.2, () => random.between(1, 8)),
    [REACH]: maybe(0.4, () => random.between(-3, 50) / 10),
    [SPRINT]: sprint === null ? null : [sprint],
  };
}

const levelOf = (fields: Readonly<Record<string, unknown>>): number =>
  (fields['issuetype'] as { hierarchyLevel: number }).hierarchyLevel;

function referenceTo({ id, key, fields }: Issue) {
  const { summary, issuetype, status } = fields;
  return { id, key, fields: { summary, issuetype, status } };
}

/** For `pick`, which wants at least one. */
export function asTuple<Value>(values: readonly Value[]): readonly [Value, ...Value[]] {
  const [first, ...others] = values;
  if (first === undefined) throw new Error('Nothing to pick from.');
  return [first, ...others];
}

export { CATEGORY_LIST, PEOPLE, SPRINT, STATUS_IDS };

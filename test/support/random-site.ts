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
const CATEGORY_LIST = [CATEGORIES.new, CATEGORIES.indeterminate, CATEGORIES.done] as const;

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
  const issues: Issue[] = [];
  const created = jiraInstant(now - 30 * 86_400_000);
  const count = random.between(12, 24);
  for (let at = 0; at < count; at += 1) {
    const isEpic = at < 2;
    const home = isEpic ? site.projects[0] : random.pick(asTuple(site.projects));
    const stories = issues.filter(({ fields }) => levelOf(fields) === 0);
    const isSubtask = !isEpic && stories.length > 0 && random.chance(0.2);
    const parent = isSubtask ? random.pick(asTuple(stories)) : undefined;
    const place = parent === undefined ? home : (parent.fields['project'] as typeof home);
    if (place === undefined) continue;
    const type = site.issueTypes[isEpic ? 0 : isSubtask ? 3 : random.between(1, 2)];
    const epic =
      !isEpic && !isSubtask && random.chance(0.5) ? issues[random.between(0, 1)] : undefined;
    const above = parent ?? epic;
    const status = site.statuses[random.between(0, 5)];
    const time = () => (random.chance(0.5) ? random.between(1, 8) * 3600 : null);
    issues.push({
      id: String(1001 + at),
      key: `${place.key}-${at + 1}`,
      histories: [],
      fields: {
        summary: `Issue ${at}`,
        issuetype: type,
        project: place,
        status,
        parent: above === undefined ? null : referenceTo(above),
        priority: site.priorities[1],
        resolution: status?.statusCategory.key === 'done' ? site.resolutions[0] : null,
        resolutiondate: status?.statusCategory.key === 'done' ? created : null,
        assignee: null,
        reporter: null,
        creator: null,
        created,
        updated: created,
        statuscategorychangedate: created,
        duedate: null,
        labels: random.chance(0.3) ? ['k1'] : [],
        components: [],
        versions: [],
        fixVersions: random.chance(0.2) ? [site.versions[random.between(0, 1)]] : [],
        issuelinks: [],
        description: null,
        security: null,
        timespent: time(),
        timeoriginalestimate: time(),
        timeestimate: time(),
        [POINTS]: random.chance(0.6) ? random.between(0, 8) : null,
        [TEAM_POINTS]: random.chance(0.2) ? random.between(1, 8) : null,
        [REACH]: random.chance(0.4) ? random.between(-3, 50) / 10 : null,
        [SPRINT]: random.chance(0.4) ? [site.sprints[random.between(0, 2)]] : null,
      },
    });
  }
  return { ...site, issues };
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

import type { Random } from './random';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
const SPRINT_DAYS = 14;
const RELEASE_DAYS = 42;

/** A generated site runs for two years up to this instant, so that its bytes never depend on today. */
export const GENERATED_UNTIL = Date.UTC(2026, 5, 30, 17);
export const GENERATED_FROM = GENERATED_UNTIL - 730 * DAY;

export const SPRINT_FIELD = 'customfield_10020';
export const FLAG_FIELD = 'customfield_10021';
const POINTS_FIELD = 'customfield_10024';
const TEAM_POINTS_FIELD = 'customfield_10016';

export interface GeneratedUser {
  readonly accountId: string;
  readonly accountType: 'atlassian';
  readonly displayName: string;
  readonly active: true;
  readonly timeZone: string;
}
export interface GeneratedSprint {
  readonly id: number;
  readonly name: string;
  readonly state: 'future' | 'active' | 'closed';
  readonly boardId: number;
  readonly startDate: string;
  readonly endDate: string;
  readonly completeDate?: string;
}
interface GeneratedVersion {
  readonly id: string;
  readonly name: string;
  readonly archived: boolean;
  readonly released: boolean;
  readonly releaseDate: string;
  readonly projectId: number;
}
interface GeneratedProject {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly projectTypeKey: 'software';
  readonly style: 'classic' | 'next-gen';
  readonly simplified: boolean;
}
export interface Plan {
  readonly project: GeneratedProject;
  readonly pointsField: string;
  readonly sprints: readonly GeneratedSprint[];
  readonly versions: readonly GeneratedVersion[];
}

const NAMES = ['Atlas', 'Beacon', 'Comet', 'Delta', 'Ember', 'Fjord', 'Garnet', 'Harbor'];
const FIRST = ['Ada', 'Ben', 'Cleo', 'Dan', 'Eva', 'Finn', 'Gia', 'Hugo', 'Ida', 'Jon'] as const;
const LAST = ['Ash', 'Birch', 'Cedar', 'Dale', 'Elm', 'Fern', 'Glen', 'Hill', 'Iris'] as const;
const ZONES = ['America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Pacific/Auckland'] as const;

export function generatedUsers(random: Random, issues: number): GeneratedUser[] {
  const count = Math.min(400, 10 + Math.floor(issues / 250));
  return Array.from({ length: count }, (_, index) => ({
    accountId: `712020:gen-${String(index + 1).padStart(4, '0')}`,
    accountType: 'atlassian',
    displayName: `${random.pick(FIRST)} ${random.pick(LAST)} ${index + 1}`,
    active: true,
    timeZone: random.pick(ZONES),
  }));
}

/** Every third project is team-managed: its points are in the other field. */
export function generatedPlans(issues: number): Plan[] {
  const count = Math.min(40, 2 + Math.floor(issues / 3000));
  return Array.from({ length: count }, (_, index) => {
    const round = Math.floor(index / NAMES.length);
    const name = `${NAMES[index % NAMES.length] ?? 'Site'}${round === 0 ? '' : ` ${round + 1}`}`;
    const isTeamManaged = index % 3 === 2;
    const project: GeneratedProject = {
      id: String(10_001 + index),
      key: name.toUpperCase().replace(/\W/g, '').slice(0, 8),
      name,
      projectTypeKey: 'software',
      style: isTeamManaged ? 'next-gen' : 'classic',
      simplified: isTeamManaged,
    };
    return {
      project,
      pointsField: isTeamManaged ? TEAM_POINTS_FIELD : POINTS_FIELD,
      sprints: sprintsOf(project, index),
      versions: versionsOf(project, index),
    };
  });
}

function sprintsOf({ key }: GeneratedProject, index: number): GeneratedSprint[] {
  const sprints: GeneratedSprint[] = [];
  for (let number = 1; ; number += 1) {
    const start = GENERATED_FROM + (number - 1) * SPRINT_DAYS * DAY;
    if (start > GENERATED_UNTIL + SPRINT_DAYS * DAY) return sprints;
    const end = start + SPRINT_DAYS * DAY;
    const state = start > GENERATED_UNTIL ? 'future' : end > GENERATED_UNTIL ? 'active' : 'closed';
    sprints.push({
      id: (index + 1) * 1000 + number,
      name: `${key} Sprint ${number}`,
      state,
      boardId: index + 1,
      startDate: new Date(start).toISOString(),
      endDate: new Date(end).toISOString(),
      ...(state === 'closed' ? { completeDate: new Date(end).toISOString() } : {}),
    });
  }
}

function versionsOf({ id }: GeneratedProject, index: number): GeneratedVersion[] {
  const count = Math.ceil((GENERATED_UNTIL - GENERATED_FROM) / DAY / RELEASE_DAYS) + 1;
  return Array.from({ length: count }, (_, number) => {
    const releaseAt = GENERATED_FROM + (number + 1) * RELEASE_DAYS * DAY;
    return {
      id: String((index + 1) * 1000 + 500 + number),
      name: `${1 + Math.floor(number / 6)}.${number % 6}`,
      archived: false,
      released: releaseAt <= GENERATED_UNTIL,
      releaseDate: new Date(releaseAt).toISOString().slice(0, 10),
      projectId: Number(id),
    };
  });
}

const category = (id: number, key: string, name: string) => ({ id, key, name });
const status = (id: string, name: string, statusCategory: object) => ({ id, name, statusCategory });
export const STATUSES = {
  toDo: status('10000', 'To Do', category(2, 'new', 'To Do')),
  inProgress: status('3', 'In Progress', category(4, 'indeterminate', 'In Progress')),
  inReview: status('10001', 'In Review', category(4, 'indeterminate', 'In Progress')),
  done: status('10002', 'Done', category(3, 'done', 'Done')),
} as const;

const type = (id: string, name: string, hierarchyLevel: number) => ({
  id,
  name,
  subtask: hierarchyLevel < 0,
  hierarchyLevel,
});
export const TYPES = {
  epic: type('10000', 'Epic', 1),
  story: type('10001', 'Story', 0),
  task: type('10002', 'Task', 0),
  bug: type('10003', 'Bug', 0),
  subtask: type('10004', 'Sub-task', -1),
} as const;

export const PRIORITIES = ['Highest', 'High', 'Medium', 'Low', 'Lowest'].map((name, index) => ({
  id: String(index + 1),
  name,
}));
export const DONE = { id: '10000', name: 'Done' };

const field = (id: string, name: string, schema: object) => ({
  id,
  name,
  custom: true,
  schema: { ...schema, customId: Number(id.replace('customfield_', '')) },
});
export const FIELDS = [
  field(SPRINT_FIELD, 'Sprint', {
    type: 'array',
    items: 'json',
    custom: 'com.pyxis.greenhopper.jira:gh-sprint',
  }),
  field(FLAG_FIELD, 'Flagged', {
    type: 'array',
    items: 'option',
    custom: 'com.atlassian.jira.plugin.system.customfieldtypes:multicheckboxes',
  }),
  field(POINTS_FIELD, 'Story Points', {
    type: 'number',
    custom: 'com.atlassian.jira.plugin.system.customfieldtypes:float',
  }),
  field(TEAM_POINTS_FIELD, 'Story point estimate', {
    type: 'number',
    custom: 'com.pyxis.greenhopper.jira:jsw-story-points',
  }),
];

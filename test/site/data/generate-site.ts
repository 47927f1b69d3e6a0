import {
  DAY,
  FLAG_FIELD,
  GENERATED_FROM,
  GENERATED_UNTIL,
  type GeneratedUser,
  generatedUsers,
  generatedPlans,
  type Plan,
  PRIORITIES,
  SPRINT_FIELD,
  STATUSES,
  TYPES,
} from './generated-lists';
import { type Life, live } from './generated-life';
import { formatInstant } from './instant';
import { createRandom, type Random } from './random';

export interface GeneratedSite {
  readonly users: readonly GeneratedUser[];
  readonly plans: readonly Plan[];
  /** Issues as lines of `issues.ndjson`, made one at a time. */
  issues(): Generator<string>;
}

/** A site of any size that looks like real work; the same seed gives the same bytes. */
export function generateSite({ issues, seed }: { issues: number; seed: number }): GeneratedSite {
  const random = createRandom(seed);
  const users = generatedUsers(random, issues);
  const plans = generatedPlans(issues);
  return {
    users,
    plans,
    *issues() {
      const teams = plans.map((plan): Team => ({ plan, count: 0, epics: [], stories: [] }));
      for (let index = 0; index < issues; index += 1) {
        const team = teams[random.between(0, teams.length - 1)];
        if (team === undefined) return;
        const share = (index + random.next()) / issues;
        const created = Math.floor(GENERATED_FROM + share * (GENERATED_UNTIL - GENERATED_FROM));
        yield JSON.stringify(issue({ random, users, team, id: 100_001 + index, created }));
      }
    },
  };
}

interface Reference {
  readonly id: string;
  readonly key: string;
}
interface Team {
  readonly plan: Plan;
  count: number;
  /** The latest few: work is filed under what is current. */
  readonly epics: Reference[];
  readonly stories: Reference[];
}

interface Birth {
  readonly random: Random;
  readonly users: readonly GeneratedUser[];
  readonly team: Team;
  readonly id: number;
  readonly created: number;
}

type Type = (typeof TYPES)[keyof typeof TYPES];

function pickType(random: Random, team: Team): Type {
  const roll = random.next();
  if (team.epics.length === 0 || roll < 0.03) return TYPES.epic;
  if (roll < 0.48 || team.stories.length === 0) return TYPES.story;
  if (roll < 0.63) return TYPES.task;
  return roll < 0.85 ? TYPES.bug : TYPES.subtask;
}

function pickParent(random: Random, team: Team, type: Type): Reference | null {
  if (type === TYPES.epic || (type !== TYPES.subtask && random.chance(0.25))) return null;
  const among = type === TYPES.subtask ? team.stories : team.epics;
  return among[random.between(0, among.length - 1)] ?? null;
}

function remember(among: Reference[], one: Reference, most: number): void {
  among.push(one);
  if (among.length > most) among.shift();
}

const AREAS = ['search', 'billing', 'sign-in', 'reports', 'export', 'mobile', 'alerts'] as const;
const VERBS = ['Fix', 'Add', 'Improve', 'Remove', 'Test', 'Document', 'Speed up'] as const;
const LABELS = ['frontend', 'backend', 'tech-debt', 'customer', 'security'] as const;
const POINTS = [1, 2, 3, 5, 8, 13] as const;

function issue(birth: Birth): unknown {
  const { random, users, team, id, created } = birth;
  const { plan } = team;
  const type = pickType(random, team);
  team.count += 1;
  const self = { id: String(id), key: `${plan.project.key}-${team.count}` };
  const fields = firstFields(birth, type);
  if (type === TYPES.epic) remember(team.epics, self, 12);
  if (type === TYPES.story) remember(team.stories, self, 30);
  const assignee = person(random, users);
  const life: Life = {
    random,
    plan,
    assignee,
    fields,
    histories: [],
    worklogs: [],
    status: STATUSES.toDo,
    sprints: [],
  };
  live(life, created);
  life.histories.sort((a, b) => a.at - b.at);
  return { ...self, ...finished(life, id, created) };
}

const person = (random: Random, users: readonly GeneratedUser[]): GeneratedUser =>
  random.pick(users as [GeneratedUser, ...GeneratedUser[]]);

function firstFields({ random, users, team, id, created }: Birth, type: Type) {
  const { plan } = team;
  const { accountId, displayName } = person(random, users);
  const version = plan.versions.find(
    ({ releaseDate }) => Date.parse(releaseDate) > created + random.wait(30 * DAY),
  );
  const isEstimated = type !== TYPES.epic && random.chance(0.75);
  const hours = isEstimated && random.chance(0.4) ? random.between(1, 24) * 3600 : null;
  const area = random.pick(AREAS);
  const fields: Record<string, unknown> = {
    summary: `${random.pick(VERBS)} ${area} (${id})`,
    project: plan.project,
    issuetype: type,
    priority: PRIORITIES[Math.min(4, Math.floor(random.wait(1.6)) + random.between(0, 2))] ?? null,
    created: formatInstant(created),
    reporter: { accountId, displayName },
    creator: { accountId, displayName },
    assignee: null,
    labels: random.chance(0.3) ? [random.pick(LABELS)] : [],
    components: [{ id: `${plan.project.id}${AREAS.indexOf(area)}`, name: area }],
    versions: [],
    fixVersions: version !== undefined && random.chance(0.5) ? [version] : [],
    issuelinks: [],
    parent: pickParent(random, team, type),
    resolution: null,
    resolutiondate: null,
    statuscategorychangedate: formatInstant(created),
    timeoriginalestimate: hours,
    timeestimate: hours,
    timespent: null,
    [FLAG_FIELD]: null,
    [plan.pointsField]: isEstimated ? random.pick(POINTS) : null,
  };
  return fields;
}

function finished(life: Life, id: number, created: number): Record<string, unknown> {
  const { accountId, displayName } = life.assignee;
  const author = { accountId, displayName };
  const histories = life.histories.map(({ at, items }, index) => ({
    id: String(id * 100 + index),
    author,
    created: formatInstant(at),
    items,
  }));
  const worklogs = life.worklogs.map(({ at, seconds }, index) => ({
    id: String(id * 100 + index),
    author,
    created: formatInstant(at),
    started: formatInstant(at - seconds * 1000),
    timeSpentSeconds: seconds,
  }));
  return {
    fields: {
      ...life.fields,
      status: life.status,
      updated: formatInstant(life.histories.at(-1)?.at ?? created),
      [SPRINT_FIELD]: life.sprints.length === 0 ? null : life.sprints,
      worklog: { total: worklogs.length, worklogs },
    },
    changelog: { total: histories.length, histories },
  };
}

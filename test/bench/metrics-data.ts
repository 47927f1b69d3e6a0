/**
 * Made-up issues with three years of history, the same ones for the same seed: ten projects with a
 * board each, sprints of two weeks, monthly releases, people who log work and comment, and
 * deployments. Ten changelog entries an issue, as on busy sites.
 */
import type {
  IssueComment,
  IssueLink,
  Version,
  Worklog,
} from '../../src/domain/metrics/catalogue/catalogue-input';
import type { Deployment, Incident } from '../../src/domain/metrics/catalogue/practice';
import type { Sprint } from '../../src/domain/metrics/sprint/sprint';
import type { IssueTimeline, ValueChange } from '../../src/domain/metrics/timeline/issue-timeline';
import type { CalendarDate } from '../../src/domain/shared/calendar-date';
import type { AccountId, IssueId, ProjectId } from '../../src/domain/shared/ids';
import { type Random, seededRandom } from '../../src/domain/statistics/seeded-random';

/** What is written to the file that is parsed: everything metrics are computed from, as JSON. */
export interface BenchData {
  readonly histories: readonly IssueTimeline[];
  readonly sprints: readonly Sprint[];
  readonly versions: readonly Version[];
  readonly worklogs: readonly (readonly [IssueId, readonly Worklog[]])[];
  readonly comments: readonly (readonly [IssueId, readonly IssueComment[]])[];
  readonly links: readonly (readonly [IssueId, readonly IssueLink[]])[];
  readonly deployments: readonly Deployment[];
  readonly incidents: readonly Incident[];
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A Wednesday, so that the last week is not over. */
export const NOW = Date.parse('2026-09-16T10:00:00Z');
const YEARS_OF_HISTORY = 3;
const BEGIN = NOW - YEARS_OF_HISTORY * 364 * DAY;
const PROJECTS = 10;
const PEOPLE = 120;
const CHANGES_PER_ISSUE = 10;
const SPRINT_DAYS = 14;
const EPIC_EVERY = 20;

export const FLAGGED = 'customfield_10021';
export const SPRINT = 'customfield_10020';
export const POINTS = 'customfield_10016';

export const STATUS = {
  toDo: '1',
  inProgress: '2',
  review: '3',
  blocked: '4',
  queue: '6',
  done: '5',
};
export const BUG = '10004';
const TYPES = ['10001', '10002', '10003', BUG];

/** Draws for one data set. */
function dice(random: Random) {
  const below = (end: number) => Math.floor(random() * end);
  return {
    random,
    below,
    chance: (share: number) => random() < share,
    pick: (from: readonly string[]) => from[below(from.length)] ?? '',
    /** Many short, a few long. */
    hours: (typical: number) => typical * HOUR * Math.exp(1.1 * (random() + random() - 1)),
  };
}

type Dice = ReturnType<typeof dice>;

const person = (number: number) => `5b10ac8d82e05b22cc7d${String(number).padStart(4, '0')}`;
const projectIdOf = (number: number) => String(10_000 + number) as ProjectId;
const sprintIdOf = (project: number, turn: number) => String(1000 + project * 200 + turn);
const versionIdOf = (project: number, turn: number) => String(20_000 + project * 100 + turn);
const sprintTurns = Math.ceil((NOW - BEGIN) / (SPRINT_DAYS * DAY));
const versionTurns = YEARS_OF_HISTORY * 12;
export const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10) as CalendarDate;

/** Changes of one issue by field, each at its own time. */
class Changelog {
  readonly changes: Record<string, ValueChange[]> = {};
  readonly values: Record<string, string | null> = {};
  count = 0;

  set(field: string, to: string | null, at: number): void {
    // Versions come and go one at a time: nothing was taken away for this one.
    const from = field === 'fixVersions' ? null : (this.values[field] ?? null);
    this.values[field] = to;
    (this.changes[field] ??= []).push({ at: Math.round(at), from, to });
    this.count += 1;
  }
}

/** One of the last epics before it: people work on a few at a time. */
function epicBefore(number: number, roll: Dice): string {
  const last = Math.floor(number / EPIC_EVERY);
  return String(1 + EPIC_EVERY * Math.max(0, last - roll.below(50)));
}

function issue(number: number, { roll }: { roll: Dice }): IssueTimeline {
  const project = roll.below(PROJECTS);
  const createdAt = Math.round(BEGIN + roll.random() * (NOW - BEGIN));
  const log = new Changelog();
  const components = [String(30_000 + project * 10 + roll.below(6))];
  const level = number % EPIC_EVERY === 0 ? 1 : roll.chance(0.12) ? -1 : 0;
  Object.assign(log.values, {
    status: STATUS.toDo,
    priority: String(1 + roll.below(5)),
    issuetype: roll.pick(TYPES),
    project: projectIdOf(project),
    assignee: null,
    labels: roll.chance(0.1) ? 'tech-debt' : '',
    components: components.join(','),
    fixVersions: '',
    versions: versionIdOf(project, roll.below(versionTurns)),
    resolution: null,
    parent: level === 0 && roll.chance(0.7) ? epicBefore(number, roll) : null,
    description: roll.chance(0.8) ? '1' : null,
    rank: String(number),
    updated: String(createdAt),
    environment: roll.chance(0.2) ? 'Production' : 'Test',
    [SPRINT]: '',
    [POINTS]: roll.chance(0.2) ? String(1 + roll.below(8)) : null,
    [FLAGGED]: null,
  });
  live(log, createdAt, { project, roll });
  return {
    id: String(number + 1) as IssueId,
    key: `P${project}-${number + 1}`,
    projectId: projectIdOf(project),
    hierarchyLevel: level,
    createdAt,
    values: log.values,
    changes: log.changes,
  };
}

/** Some come back from review, some are blocked, some are reopened. */
function pathOf(roll: Dice): readonly string[] {
  const path = [STATUS.inProgress, STATUS.queue, STATUS.review];
  if (roll.chance(0.25)) path.push(STATUS.inProgress, STATUS.review);
  if (roll.chance(0.1)) path.push(STATUS.blocked, STATUS.inProgress);
  path.push(STATUS.done);
  if (roll.chance(0.06)) path.push(STATUS.inProgress, STATUS.done);
  return path;
}

/** Planned, worked on, perhaps blocked or sent back, and mostly finished. */
function live(
  log: Changelog,
  createdAt: number,
  { project, roll }: { project: number; roll: Dice },
) {
  const until = (at: number) => at < NOW;
  let at = createdAt + roll.hours(60);
  if (until(at)) log.set(POINTS, String(1 + roll.below(8)), at);
  if (until(at) && roll.chance(0.3)) log.set('priority', String(1 + roll.below(5)), at + HOUR / 2);
  at += roll.hours(200);
  if (!until(at) || roll.chance(0.15)) return;
  const turn = Math.floor((at - BEGIN) / (SPRINT_DAYS * DAY));
  log.set(SPRINT, sprintIdOf(project, turn), at);
  log.set('assignee', person(roll.below(PEOPLE)), at + HOUR);
  const version = Math.min(versionTurns - 1, Math.floor(((at - BEGIN) / DAY / 364) * 12) + 1);
  log.set('fixVersions', versionIdOf(project, version), at + 2 * HOUR);
  for (const status of pathOf(roll)) {
    at += roll.hours(30);
    if (!until(at)) return;
    log.set('status', status, at);
    if (status === STATUS.done) log.set('resolution', roll.chance(0.05) ? '10001' : '10000', at);
    if (status !== STATUS.inProgress || !roll.chance(0.15)) continue;
    log.set(FLAGGED, 'Impediment', at + HOUR);
    log.set(FLAGGED, '', at + 8 * HOUR);
  }
  // What is still missing of the ten: who has it, and what it is called.
  while (log.count < CHANGES_PER_ISSUE + 3) {
    at = Math.min(at + HOUR, NOW - 1);
    if (roll.chance(0.5)) log.set('assignee', person(roll.below(PEOPLE)), at);
    else log.set('labels', roll.chance(0.1) ? 'tech-debt' : `area-${roll.below(20)}`, at);
  }
}

function sprints(): readonly Sprint[] {
  return grid(sprintTurns, (project, turn) => {
    const startedAt = BEGIN + turn * SPRINT_DAYS * DAY;
    const plannedEndAt = startedAt + SPRINT_DAYS * DAY - HOUR;
    const completedAt = plannedEndAt > NOW ? null : plannedEndAt;
    const name = `Sprint ${turn + 1}`;
    const goal = 'Orders go through';
    return { id: sprintIdOf(project, turn), name, startedAt, plannedEndAt, completedAt, goal };
  });
}

function versions(): readonly Version[] {
  return grid(versionTurns, (project, turn) => {
    const start = BEGIN + (turn * 364 * DAY) / 12;
    const end = start + (364 * DAY) / 12 + (turn % 4) * DAY;
    return {
      id: versionIdOf(project, turn),
      name: `${turn + 1}.0`,
      projectId: projectIdOf(project),
      startOn: dayOf(start),
      plannedOn: dayOf(start + (364 * DAY) / 12),
      releasedAt: end > NOW ? null : end,
      isReconstructed: false,
    };
  });
}

function grid<Item>(turns: number, make: (project: number, turn: number) => Item): Item[] {
  return Array.from({ length: PROJECTS * turns }, (_, place) =>
    make(Math.floor(place / turns), place % turns),
  );
}

function deployments(roll: Dice): Pick<BenchData, 'deployments' | 'incidents'> {
  const all = Array.from({ length: 3000 }, (_, place): Deployment => {
    const finishedAt = Math.round(BEGIN + (place / 3000) * (NOW - BEGIN));
    const firstCommitAt = Math.round(finishedAt - roll.hours(40));
    const service = `service-${place % 5}`;
    return {
      id: `d-${place}`,
      ...{ service, finishedAt, firstCommitAt, runId: null },
      isProduction: true,
      isSuccessful: !roll.chance(0.05),
    };
  });
  const incidents = all
    .filter(() => roll.chance(0.08))
    .map(({ id, service, finishedAt }): Incident => {
      const createdAt = finishedAt + HOUR;
      const resolvedAt = Math.round(createdAt + roll.hours(6));
      return { id: `i-${id}`, service, createdAt, resolvedAt, deploymentId: null, issueId: null };
    });
  return { deployments: all, incidents };
}

/** Every fifth issue has work logged, every fourth is talked about, every tenth is linked. */
function around(histories: readonly IssueTimeline[], roll: Dice) {
  const pairs = <Item>(share: number, make: (one: IssueTimeline) => Item) =>
    histories.filter(() => roll.chance(share)).map((one) => [one.id, [make(one)]] as const);
  return {
    worklogs: pairs(0.2, ({ createdAt }): Worklog => {
      const startedAt = Math.round(createdAt + roll.hours(300));
      const authorId = person(roll.below(PEOPLE)) as AccountId;
      return { authorId, startedAt, createdAt: startedAt + HOUR, seconds: 3600 };
    }),
    comments: pairs(0.25, ({ createdAt }): IssueComment => {
      const at = Math.round(createdAt + roll.hours(100));
      return { authorId: person(roll.below(PEOPLE)) as AccountId, at };
    }),
    links: pairs(0.1, ({ createdAt }): IssueLink => {
      const otherId = String(1 + roll.below(histories.length)) as IssueId;
      const linkedAt = Math.round(createdAt + roll.hours(50));
      return { kind: 'blocked-by', otherId, linkedAt, unlinkedAt: null };
    }),
  };
}

export function benchData(issues: number, seed = 1): BenchData {
  const roll = dice(seededRandom(seed));
  const histories = Array.from({ length: issues }, (_, number) => issue(number, { roll }));
  return {
    histories,
    sprints: sprints(),
    versions: versions(),
    ...around(histories, roll),
    ...deployments(roll),
  };
}

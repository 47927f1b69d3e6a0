/** Made-up sites with everything that any metric reads: for properties that hold of all of them. */
import fc from 'fast-check';
import type { CatalogueInput, Version } from '../../src/domain/metrics/catalogue/catalogue-input';
import type { Deployment, Incident, Practice } from '../../src/domain/metrics/catalogue/practice';
import type { Sprint } from '../../src/domain/metrics/sprint/sprint';
import type { FrozenIssue } from '../../src/domain/metrics/sprint/sprint-snapshot';
import type { IssueTimeline } from '../../src/domain/metrics/timeline/issue-timeline';
import type { CalendarDate } from '../../src/domain/shared/calendar-date';
import type { AccountId, IssueId, ProjectId } from '../../src/domain/shared/ids';
import { flowInput, NO_TEAM_RULE, practice } from './flow-input';
import { categoryByName } from './issue-timeline';
import {
  around,
  DAY,
  HOUR,
  type Life,
  life,
  PEOPLE,
  POINTS,
  PRIORITIES,
  SEVERITIES,
  SPRINT,
  timelineOf,
} from './random-issue';

/** What is left of an issue that was deleted: it was in the frozen sprints. */
export const DELETED = 'deleted' as IssueId;

const deployed = fc.record({
  at: fc.integer({ min: 0, max: 1_400 }),
  service: fc.constantFrom('shop', 'billing'),
  isSuccessful: fc.boolean(),
  incidentAfter: fc.option(fc.integer({ min: 1, max: 100 }), { nil: null }),
  committedBefore: fc.option(fc.integer({ min: 1, max: 200 }), { nil: null }),
  run: fc.constantFrom(null, null, 'r1', 'r2'),
});

/** Five sprints of two weeks, the last of which still runs, and one of another board too short. */
function sprintsFrom(begin: number): readonly Sprint[] {
  const weeks = [0, 1, 2, 3, 4].map((turn): Sprint => {
    const plannedEndAt = begin + (turn + 1) * 14 * DAY;
    return {
      id: String(turn + 1),
      name: `Sprint ${turn + 1}`,
      goal: turn === 2 ? '' : 'Orders go through',
      startedAt: begin + turn * 14 * DAY + 10 * HOUR,
      plannedEndAt,
      completedAt: turn === 4 ? null : plannedEndAt + turn * HOUR,
    };
  });
  const startedAt = begin + 30 * DAY;
  const end = startedAt + 2 * DAY;
  return [
    ...weeks,
    { ...{ id: '6', name: 'Trial', goal: '' }, startedAt, plannedEndAt: end, completedAt: end },
  ];
}

/** What a field held: the slow and obvious way. */
function held({ createdAt, values, changes }: IssueTimeline, field: string, at: number) {
  const [first] = changes[field] ?? [];
  const last = (changes[field] ?? []).filter((change) => change.at <= at).at(-1);
  if (at < createdAt) return null;
  if (last !== undefined) return last.to;
  return first === undefined ? (values[field] ?? null) : first.from;
}

/** What somebody wrote down when a sprint began and ended, a deleted issue among it. */
function frozen(all: readonly IssueTimeline[], { id, startedAt, completedAt }: Sprint) {
  const at = (instant: number): readonly FrozenIssue[] => [
    { issueId: DELETED, estimate: 3, isDone: id === '2' && instant !== startedAt },
    ...all
      .filter((one) => one.hierarchyLevel === 0)
      .filter((one) => (held(one, SPRINT, instant) ?? '').split(', ').includes(id))
      .map((one) => {
        const estimate = held(one, POINTS, instant);
        return {
          issueId: one.id,
          estimate: estimate === null ? null : Number(estimate),
          isDone: ['Done', "Won't Do"].includes(held(one, 'status', instant) ?? ''),
        };
      }),
  ];
  return { atStart: at(startedAt), atClose: completedAt === null ? null : at(completedAt) };
}

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10) as CalendarDate;

/** On time, late, overdue for long, and too young to be judged. */
function versionsFrom(begin: number): readonly Version[] {
  const version = (turn: number, planned: number, released: number | null): Version => ({
    id: `v${turn}`,
    name: `${turn}.0`,
    projectId: String(((turn - 1) % 2) + 1) as ProjectId,
    startOn: dayOf(begin + (planned - 20) * DAY),
    plannedOn: dayOf(begin + planned * DAY + 12 * HOUR),
    releasedAt: released === null ? null : begin + released * DAY + 12 * HOUR,
    isReconstructed: turn === 2,
  });
  return [version(1, 12, 11), version(2, 20, 25), version(3, 15, null), version(4, 50, 50)];
}

type Deployed = typeof deployed extends fc.Arbitrary<infer One> ? One : never;

function deploymentsOf(all: readonly Deployed[], begin: number) {
  const deployments = all.map((one, place): Deployment => {
    const { at, service, isSuccessful, committedBefore, run } = one;
    const finishedAt = begin + at * HOUR;
    const firstCommitAt = committedBefore === null ? null : finishedAt - committedBefore * HOUR;
    const told = { service, isSuccessful, finishedAt, firstCommitAt };
    return { id: `d${place}`, ...told, isProduction: place % 7 !== 6, runId: run };
  });
  const incidents = all.flatMap(({ at, service, incidentAfter }, place): readonly Incident[] => {
    if (incidentAfter === null) return [];
    const createdAt = begin + (at + incidentAfter) * HOUR;
    const resolvedAt = createdAt + 5 * HOUR;
    const told = { service, createdAt, resolvedAt };
    const deploymentId = place % 2 === 0 ? `d${place}` : null;
    return [{ id: `i${place}`, ...told, deploymentId, issueId: null }];
  });
  return { deployments, incidents };
}

/** Nobody knows any more what "Gone" was. */
const categoryOf: CatalogueInput['categoryOf'] = (status, at) =>
  status === 'Waiting' ? 'indeterminate' : categoryByName(status, at);

const GOALS = ['achieved', 'missed', 'partial'] as const;

interface Where {
  /** Midnight of a Monday. */
  readonly begin: number;
  readonly timeZone: string;
  /** Where metrics need more of them than others: how many issues a large site has. */
  readonly issues?: number;
}

const PROJECTS = { first: '1' as ProjectId, second: '2' as ProjectId };
const TEAMS = {
  ...NO_TEAM_RULE,
  byProject: new Map([
    [PROJECTS.first, 'red'],
    [PROJECTS.second, 'blue'],
  ]),
  members: new Map(
    PEOPLE.map((one, place) => [one as AccountId, place % 2 === 0 ? 'red' : 'blue']),
  ),
};
const SIGNALS: readonly Practice['foundIn'][] = [
  { kind: 'field', fieldId: 'environment', values: new Set(['Production']) },
  { kind: 'label', labels: new Set(['escaped']) },
  { kind: 'type', typeIds: new Set(['Task']) },
  { kind: 'released-version' },
];

const said = fc.record({
  foundIn: fc.constantFrom(...SIGNALS),
  severity: fc.constantFrom(null, { fieldId: 'severity', levels: SEVERITIES }),
});

/** More and more bugs of one component come up. */
const surging = (one: Life): Life =>
  one.type === 'Bug'
    ? {
        ...one,
        component: 'api',
        created: Math.round(1_500 * ((one.created + 1_300) / 2_800) ** 0.25),
      }
    : one;

/** Ten weeks of a made-up site by week, looked at on the Wednesday of the last. */
export function randomCatalogue({
  begin,
  timeZone,
  issues = 28,
}: Where): fc.Arbitrary<CatalogueInput> {
  const all = fc.record({
    lives: fc.oneof(
      { weight: 1, arbitrary: fc.array(life, { maxLength: 4 }) },
      { weight: 4, arbitrary: fc.array(life, { minLength: issues - 4, maxLength: issues + 4 }) },
    ),
    deployed: fc.oneof(
      { weight: 1, arbitrary: fc.array(deployed, { maxLength: 2 }) },
      { weight: 4, arbitrary: fc.array(deployed, { minLength: 8, maxLength: 16 }) },
    ),
    isSurging: fc.boolean(),
    said,
  });
  return all.map((drawn) => {
    const sprints = sprintsFrom(begin);
    const lives = drawn.isSurging ? drawn.lives.map(surging) : drawn.lives;
    const histories = lives.map((one, place) => timelineOf(one, place, begin));
    return flowInput({
      histories,
      ...around(lives, begin),
      categoryOf,
      ...{ sprints, versions: versionsFrom(begin), timeZone, bucket: 'week' },
      sprintSnapshots: new Map(
        sprints
          .filter(({ id }) => ['2', '3', '5'].includes(id))
          .map((sprint) => [sprint.id, frozen(histories, sprint)]),
      ),
      ...{ sprintFieldId: SPRINT, estimateFieldId: POINTS, priorityIds: PRIORITIES },
      appAccountIds: new Set(['bot' as AccountId]),
      from: dayOf(begin + 12 * HOUR),
      to: dayOf(begin + 69 * DAY + 12 * HOUR),
      now: begin + 65 * DAY + 12 * HOUR,
      practice: practice({
        ...drawn.said,
        statuses: {
          wait: new Set(['Waiting']),
          review: new Set(['Review']),
          blocked: new Set(['Blocked']),
        },
        bugTypeIds: new Set(['Bug']),
        debt: {
          labels: new Set(['tech-debt']),
          typeIds: new Set(),
          componentIds: new Set(['ui']),
          issueIds: new Set(),
        },
        teams: TEAMS,
        escalation: {
          accountIds: new Set(['fay' as AccountId]),
          statusIds: new Set(['Waiting']),
          labels: new Set(['escaped']),
        },
        capacity: new Map(sprints.slice(0, 4).map(({ id }) => [id, 20])),
        verdicts: new Map(
          sprints.slice(0, 4).map(({ id }, place) => [id, GOALS[place % 3] ?? 'partial']),
        ),
        ...deploymentsOf(drawn.deployed, begin),
        toldUntil: { deployments: null, incidents: null },
        arePersonMetricsOn: true,
      }),
    });
  });
}

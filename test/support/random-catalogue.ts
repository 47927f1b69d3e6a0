/** Made-up projects with everything that any metric reads: for properties that hold of all of them. */
import fc from 'fast-check';
import type {
  CatalogueInput,
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
import { flowInput, practice } from './flow-input';
import { categoryByName, FLAGGED } from './issue-timeline';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SPRINT = 'customfield_sprint';
const POINTS = 'customfield_points';

const STATUSES = [
  'To Do',
  'In Progress',
  'Review',
  'Blocked',
  'Waiting',
  'Gone',
  'Done',
  "Won't Do",
];
const PRIORITIES = ['Highest', 'High', 'Medium', 'Low', 'Lowest'];
const PEOPLE = ['ann', 'ben', 'cem', 'dia', 'eva', 'fay'];

/** What a field was set to, each so many hours after the time before. */
type Steps = readonly { readonly after: number; readonly to: string }[];

const steps = (values: readonly string[], maxLength: number): fc.Arbitrary<Steps> =>
  fc.array(fc.record({ after: fc.integer({ min: 1, max: 90 }), to: fc.constantFrom(...values) }), {
    maxLength,
  });

const life = fc.record({
  /** Hours after the first Monday. */
  created: fc.integer({ min: 0, max: 400 }),
  project: fc.constantFrom('1', '2'),
  level: fc.constantFrom(0, 0, 0, 0, -1, 1),
  type: fc.constantFrom('Bug', 'Story', 'Task'),
  first: fc.constantFrom('To Do', 'To Do', 'To Do', ...STATUSES),
  status: steps(STATUSES, 7),
  flags: steps(['Impediment', ''], 4),
  points: steps(['', '1', '3', '5', '8'], 3),
  sprint: steps(['', '1', '2', '1, 2'], 3),
  priority: steps(PRIORITIES, 2),
  assignee: steps([...PEOPLE, ''], 3),
  labels: steps(['', 'tech-debt', 'tech-debt ui', 'escaped'], 2),
  component: fc.constantFrom('', 'api', 'ui', 'api,ui'),
  version: fc.constantFrom('', 'v1', 'v2'),
  isAddedLater: fc.boolean(),
  parent: fc.option(fc.nat({ max: 9 }), { nil: null }),
  description: fc.constantFrom(null, '1'),
  environment: fc.constantFrom(null, 'Production', 'Test'),
  isUnresolved: fc.boolean(),
  logged: fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 2 }),
  talked: fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 2 }),
  linkedTo: fc.option(fc.nat({ max: 9 }), { nil: null }),
});

type Life = typeof life extends fc.Arbitrary<infer One> ? One : never;

const deployed = fc.record({
  at: fc.integer({ min: 0, max: 600 }),
  service: fc.constantFrom('shop', 'billing'),
  isSuccessful: fc.boolean(),
  incidentAfter: fc.option(fc.integer({ min: 1, max: 100 }), { nil: null }),
});

const idOf = (place: number) => String(place + 1) as IssueId;

/** One field's changes from its first value on; an empty text is an empty field. */
function changesOf(createdAt: number, first: string | null, all: Steps): readonly ValueChange[] {
  let [at, from] = [createdAt, first];
  return all.map(({ after, to }) => {
    at += after * HOUR;
    const change = { at, from, to: to === '' ? null : to };
    from = change.to;
    return change;
  });
}

function timelineOf(one: Life, place: number, begin: number): IssueTimeline {
  const createdAt = begin + one.created * HOUR;
  const changes: Record<string, readonly ValueChange[]> = {
    status: changesOf(createdAt, one.first, one.status),
    [FLAGGED]: changesOf(createdAt, null, one.flags),
    [POINTS]: changesOf(createdAt, null, one.points),
    [SPRINT]: changesOf(createdAt, null, one.sprint),
    priority: changesOf(createdAt, 'Medium', one.priority),
    assignee: changesOf(createdAt, null, one.assignee),
    labels: changesOf(createdAt, null, one.labels),
    fixVersions:
      one.isAddedLater && one.version !== ''
        ? [{ at: createdAt + 30 * HOUR, from: null, to: one.version }]
        : [],
  };
  const now = (field: string, first: string | null) => {
    const last = changes[field]?.at(-1);
    return last === undefined ? first : last.to;
  };
  const isDone = ['Done', "Won't Do"].includes(now('status', one.first) ?? '');
  return {
    id: idOf(place),
    key: `K-${place + 1}`,
    projectId: one.project as ProjectId,
    hierarchyLevel: one.level,
    createdAt,
    values: {
      status: now('status', one.first),
      priority: now('priority', 'Medium'),
      assignee: now('assignee', null),
      labels: now('labels', null),
      [FLAGGED]: now(FLAGGED, null),
      [POINTS]: now(POINTS, null),
      [SPRINT]: now(SPRINT, null),
      issuetype: one.type,
      project: one.project,
      components: one.component,
      versions: one.version,
      fixVersions: one.version,
      parent: one.parent === null ? null : idOf(one.parent),
      resolution: isDone && !one.isUnresolved ? 'Fixed' : null,
      description: one.description,
      environment: one.environment,
      timespent: one.logged.length === 0 ? null : String(one.logged.length * 3600),
      rank: `0|i${String(place).padStart(5, '0')}:`,
    },
    changes,
  };
}

function around(lives: readonly Life[], begin: number) {
  const pairs = <Item>(make: (one: Life, place: number) => readonly Item[]) =>
    new Map(lives.map((one, place) => [idOf(place), make(one, place)] as const));
  const at = (one: Life, after: number) => begin + (one.created + after) * HOUR;
  const by = (place: number) => (PEOPLE[place % PEOPLE.length] ?? '') as AccountId;
  return {
    worklogs: pairs(({ logged, ...one }, place): readonly Worklog[] =>
      logged.map((after, turn) => {
        const startedAt = at({ logged, ...one }, after);
        return {
          authorId: by(place + turn),
          startedAt,
          createdAt: startedAt + HOUR,
          seconds: 3600,
        };
      }),
    ),
    comments: pairs((one, place): readonly IssueComment[] =>
      one.talked.map((after, turn) => ({ authorId: by(place + 2 * turn), at: at(one, after) })),
    ),
    links: pairs((one, place): readonly IssueLink[] =>
      one.linkedTo === null || one.linkedTo === place || one.linkedTo >= lives.length
        ? []
        : [
            {
              kind: place % 2 === 0 ? 'blocked-by' : 'blocks',
              otherId: idOf(one.linkedTo),
              linkedAt: at(one, 10),
              unlinkedAt: null,
            },
          ],
    ),
  };
}

function sprintsFrom(begin: number): readonly Sprint[] {
  return [0, 1].map((turn) => ({
    id: String(turn + 1),
    name: `Sprint ${turn + 1}`,
    goal: 'Orders go through',
    startedAt: begin + turn * 14 * DAY + 10 * HOUR,
    plannedEndAt: begin + (turn + 1) * 14 * DAY,
    completedAt: begin + (turn + 1) * 14 * DAY,
  }));
}

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10) as CalendarDate;

function versionsFrom(begin: number): readonly Version[] {
  return [1, 2].map((turn) => ({
    id: `v${turn}`,
    name: `${turn}.0`,
    projectId: String(turn) as ProjectId,
    startOn: dayOf(begin + (turn - 1) * 7 * DAY),
    plannedOn: dayOf(begin + turn * 9 * DAY),
    releasedAt: begin + turn * 9 * DAY + 12 * HOUR,
    isReconstructed: false,
  }));
}

type Deployed = typeof deployed extends fc.Arbitrary<infer One> ? One : never;

function deploymentsOf(all: readonly Deployed[], begin: number) {
  const deployments = all.map(({ at, service, isSuccessful }, place): Deployment => {
    const finishedAt = begin + at * HOUR;
    const firstCommitAt = finishedAt - (place + 1) * HOUR;
    const told = { service, isSuccessful, finishedAt, firstCommitAt };
    return { id: `d${place}`, ...told, isProduction: true, runId: null };
  });
  const incidents = all.flatMap(({ at, service, incidentAfter }, place): readonly Incident[] => {
    if (incidentAfter === null) return [];
    const createdAt = begin + (at + incidentAfter) * HOUR;
    const resolvedAt = createdAt + 5 * HOUR;
    const told = { service, createdAt, resolvedAt };
    return [{ id: `i${place}`, ...told, deploymentId: `d${place}`, issueId: null }];
  });
  return { deployments, incidents };
}

/** Nobody knows any more what "Gone" was. */
const categoryOf: CatalogueInput['categoryOf'] = (status, at) =>
  status === 'Waiting' ? 'indeterminate' : categoryByName(status, at);

const GOALS = ['achieved', 'missed'] as const;

interface Where {
  /** Midnight of a Monday. */
  readonly begin: number;
  readonly timeZone: string;
}

/** Four weeks of a made-up site by week, looked at on the Wednesday of the fourth. */
export function randomCatalogue({ begin, timeZone }: Where): fc.Arbitrary<CatalogueInput> {
  const all = fc.record({
    lives: fc.array(life, { maxLength: 10 }),
    deployed: fc.array(deployed, { maxLength: 6 }),
  });
  return all.map((drawn) => {
    const sprints = sprintsFrom(begin);
    return flowInput({
      histories: drawn.lives.map((one, place) => timelineOf(one, place, begin)),
      ...around(drawn.lives, begin),
      categoryOf,
      ...{ sprints, versions: versionsFrom(begin), timeZone, bucket: 'week' },
      ...{ sprintFieldId: SPRINT, estimateFieldId: POINTS, priorityIds: PRIORITIES },
      from: dayOf(begin + 12 * HOUR),
      to: dayOf(begin + 27 * DAY + 12 * HOUR),
      now: begin + 23 * DAY + 12 * HOUR,
      practice: practice({
        statuses: {
          wait: new Set(['Waiting']),
          review: new Set(['Review']),
          blocked: new Set(['Blocked']),
        },
        bugTypeIds: new Set(['Bug']),
        foundIn: { kind: 'field', fieldId: 'environment', values: new Set(['Production']) },
        debt: {
          labels: new Set(['tech-debt']),
          typeIds: new Set(),
          componentIds: new Set(),
          issueIds: new Set(),
        },
        capacity: new Map(sprints.map(({ id }) => [id, 20])),
        verdicts: new Map(sprints.map(({ id }, place) => [id, GOALS[place] ?? 'partial'])),
        ...deploymentsOf(drawn.deployed, begin),
        arePersonMetricsOn: true,
      }),
    });
  });
}

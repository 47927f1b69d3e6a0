/** Made-up issues with everything that any metric reads, by the ways most issues go and by chance. */
import fc from 'fast-check';
import type {
  IssueComment,
  IssueLink,
  Worklog,
} from '../../src/domain/metrics/catalogue/catalogue-input';
import type { IssueTimeline, ValueChange } from '../../src/domain/metrics/timeline/issue-timeline';
import type { AccountId, IssueId, ProjectId } from '../../src/domain/shared/ids';
import { FLAGGED } from './issue-timeline';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const SPRINT = 'customfield_sprint';
export const POINTS = 'customfield_points';

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
export const PRIORITIES = ['Highest', 'High', 'Medium', 'Low', 'Lowest'];
export const SEVERITIES = ['critical', 'major', 'minor'];
export const PEOPLE = ['ann', 'ben', 'cem', 'dia', 'eva', 'fay', 'bot'];

/** What a field was set to, each so many hours after the time before. */
type Steps = readonly { readonly after: number; readonly to: string }[];

const steps = (values: readonly string[], maxLength: number): fc.Arbitrary<Steps> =>
  fc.array(fc.record({ after: fc.integer({ min: 1, max: 90 }), to: fc.constantFrom(...values) }), {
    maxLength,
  });

/** The ways most issues go: straight, over review, blocked, reopened, back, or not to the end. */
const WAYS: readonly (readonly string[])[] = [
  ['In Progress', 'Done'],
  ['In Progress', 'Review', 'Done'],
  ['In Progress', 'Review', 'In Progress', 'Review', 'Done'],
  ['In Progress', 'Blocked', 'In Progress', 'Done'],
  ['In Progress', 'Waiting', 'In Progress', "Won't Do"],
  ['In Progress', 'Done', 'In Progress', 'Done'],
  ['In Progress', 'Done', 'To Do'],
  ['In Progress', 'To Do', 'In Progress', 'Done'],
  ['Done'],
  ['In Progress'],
  [],
];

const way: fc.Arbitrary<Steps> = fc
  .record({
    to: fc.constantFrom(...WAYS),
    after: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 5, maxLength: 5 }),
  })
  .map(({ to, after }) => to.map((one, place) => ({ after: after[place] ?? 1, to: one })));

export const life = fc.record({
  /** Hours after the first Monday; some issues are older than all buckets. */
  created: fc.integer({ min: -1_300, max: 1_500 }),
  project: fc.constantFrom('1', '2'),
  level: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 0, -1, 1),
  type: fc.constantFrom('Bug', 'Bug', 'Story', 'Task'),
  first: fc.constantFrom('To Do', 'To Do', 'To Do', 'To Do', 'To Do', 'To Do', ...STATUSES),
  status: fc.oneof(way, way, way, steps(STATUSES, 7)),
  flags: fc.oneof(fc.constant([]), steps(['Impediment', ''], 4)),
  estimated: fc.constantFrom(null, '1', '2', '3', '5', '8'),
  points: fc.oneof(fc.constant([]), fc.constant([]), steps(['', '1', '3', '5', '8'], 3)),
  inSprint: fc.constantFrom(null, '1', '2', '3', '4', '5', '1, 2', '3, 6'),
  sprint: fc.oneof(fc.constant([]), steps(['', '1', '2', '3, 4', '5', '6'], 3)),
  urgency: fc.constantFrom(null, ...PRIORITIES),
  priority: steps(PRIORITIES, 2),
  severity: fc.constantFrom(null, ...SEVERITIES),
  assigned: fc.constantFrom(null, ...PEOPLE),
  assignee: steps([...PEOPLE, ''], 2),
  labels: steps(['', 'tech-debt', 'tech-debt ui', 'escaped'], 2),
  component: fc.constantFrom('', 'api', 'ui', 'api,ui'),
  version: fc.constantFrom('', 'v1', 'v2', 'v3', 'v4', 'v1,v2'),
  affects: fc.constantFrom('', 'v1', 'v2', 'v4', 'v1,v2'),
  isAddedLater: fc.boolean(),
  parent: fc.option(fc.nat({ max: 4 }), { nil: null }),
  description: fc.constantFrom(null, '1'),
  environment: fc.constantFrom(null, 'Production', 'Test'),
  isUnresolved: fc.boolean(),
  logged: fc.array(fc.integer({ min: 1, max: 120 }), { maxLength: 3 }),
  talked: fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 2 }),
  linkedTo: fc.option(fc.nat({ max: 30 }), { nil: null }),
  unlinkedAfter: fc.option(fc.integer({ min: 11, max: 300 }), { nil: null }),
});

export type Life = typeof life extends fc.Arbitrary<infer One> ? One : never;

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

export function timelineOf(one: Life, place: number, begin: number): IssueTimeline {
  const createdAt = begin + one.created * HOUR;
  const changes: Record<string, readonly ValueChange[]> = {
    status: changesOf(createdAt, one.first, one.status),
    [FLAGGED]: changesOf(createdAt, null, one.flags),
    [POINTS]: changesOf(createdAt, one.estimated, one.points),
    [SPRINT]: changesOf(createdAt, one.inSprint, one.sprint),
    priority: changesOf(createdAt, one.urgency, one.priority),
    assignee: changesOf(createdAt, one.assigned, one.assignee),
    labels: changesOf(createdAt, null, one.labels),
    fixVersions:
      one.isAddedLater && one.version !== ''
        ? one.version.split(',').map((to, turn) => {
            return { at: createdAt + (30 + turn) * HOUR, from: null, to };
          })
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
      priority: now('priority', one.urgency),
      assignee: now('assignee', one.assigned),
      labels: now('labels', null),
      [FLAGGED]: now(FLAGGED, null),
      [POINTS]: now(POINTS, one.estimated),
      [SPRINT]: now(SPRINT, one.inSprint),
      severity: one.severity,
      issuetype: one.type,
      project: one.project,
      components: one.component,
      versions: one.affects,
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

const LINKS = ['blocked-by', 'blocks', 'blocked-by', 'other'] as const;

export function around(lives: readonly Life[], begin: number) {
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
          createdAt: startedAt + (turn + 1) * HOUR,
          seconds: 3600 * (turn + 1),
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
              kind: LINKS[place % LINKS.length] ?? 'other',
              otherId: idOf(one.linkedTo),
              linkedAt: place % 3 === 0 ? null : at(one, 10),
              unlinkedAt: one.unlinkedAfter === null ? null : at(one, one.unlinkedAfter),
            },
          ],
    ),
  };
}

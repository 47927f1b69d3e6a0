import type { IssueId } from '../../shared/ids';
import type { Sprint, SprintIssue } from '../sprint/sprint';
import {
  sprintIdsOf,
  type SprintFields,
  sprintIssue,
  type SprintWindow,
  sprintWindow,
  withSnapshot,
} from '../sprint/sprint-issues';
import { isDoneInside } from '../sprint/sprint-points';
import type { SprintSnapshot } from '../sprint/sprint-snapshot';
import { bulkChanges, isBulkIn } from '../timeline/bulk-changes';
import type { CatalogueInput } from './catalogue-input';
import { flowInput } from './flow-input';
import { type FlowIssue, population } from './flow-issue';
import type { MetricExclusion, MetricReading } from './metric-series';
import { type TimedBucket, timedBuckets } from './timed-buckets';

/** What became of the issues of a sprint. */
export interface SprintOutcome {
  readonly sprint: Sprint;
  readonly timed: TimedBucket;
  readonly issues: readonly SprintIssue[];
  /** The issues with their histories; those of `issues` that were deleted are not among them. */
  readonly lives: readonly FlowIssue[];
  readonly fields: SprintFields;
  /** What casts doubt on it, whatever the metric. */
  readonly doubts: MetricReading['flags'];
}

interface SprintOutcomes {
  /** By when they began. */
  readonly sprints: readonly SprintOutcome[];
  /** Issues that were in none of them. */
  readonly outside: readonly MetricExclusion[];
}

interface Answer {
  readonly question: readonly unknown[];
  readonly outcomes: SprintOutcomes;
}

const known = new WeakMap<readonly FlowIssue[], Answer>();

/** Six metrics ask what became of the same issues; it goes when the issues go. */
export function sprintOutcomes(facts: CatalogueInput, addGraceMs: number): SprintOutcomes {
  const input = { ...flowInput(facts, {}), bucket: 'sprint' as const };
  const { issues, left } = population(input);
  const { sprints, sprintSnapshots, sprintFieldId, estimateFieldId, from, to, timeZone, now } =
    facts;
  const question = [sprints, sprintSnapshots, sprintFieldId, estimateFieldId, addGraceMs];
  question.push(from, to, timeZone, now);
  const before = known.get(issues);
  if (before?.question.every((part, place) => part === question[place]) === true) {
    return before.outcomes;
  }
  const outcomes = workOut({ ...input, addGraceMs }, issues, left);
  known.set(issues, { question, outcomes });
  return outcomes;
}

function workOut(
  input: CatalogueInput & Pick<SprintFields, 'addGraceMs'>,
  flow: readonly FlowIssue[],
  left: readonly MetricExclusion[],
): SprintOutcomes {
  const rosters = rostersOf(input);
  const byId = new Map(rosters.map((roster) => [roster.window.sprint.id, roster]));
  const frozen = frozenIds(rosters, input);
  const outside = [...left];
  for (const life of flow) {
    if (!takeIn(life, byId, input) && !frozen.has(life.history.id)) outside.push(notInSprint(life));
  }
  const sprints = rosters.map(({ timed, window, lives, replayed, reopened }): SprintOutcome => {
    const { sprint } = window;
    const snapshot = input.sprintSnapshots.get(sprint.id);
    const issues = snapshot === undefined ? replayed : withSnapshot(replayed, snapshot);
    const doubts = [
      ...qualityOf(issues, isFrozen(sprint, input)),
      ...afterwards(window, { issues, reopened }, input),
    ];
    return { sprint, timed, issues, lives, fields: input, doubts };
  });
  return { sprints, outside };
}

/** A sprint while its issues are gone through. */
interface Roster {
  readonly timed: TimedBucket;
  readonly window: SprintWindow;
  /** Every issue that ever named it. */
  readonly lives: FlowIssue[];
  readonly replayed: SprintIssue[];
  /** Those of them that were open at some time after its close. */
  readonly reopened: Set<IssueId>;
}

function rostersOf(input: CatalogueInput & Pick<SprintFields, 'addGraceMs'>): readonly Roster[] {
  const byId = new Map(input.sprints.map((sprint) => [sprint.id, sprint]));
  return timedBuckets(input).flatMap((timed): readonly Roster[] => {
    const sprint = byId.get(timed.bucket.container?.id ?? '');
    if (sprint === undefined) return [];
    const window = sprintWindow(sprint, input);
    return [{ timed, window, lives: [], replayed: [], reopened: new Set() }];
  });
}

/** Issues that snapshots know, whatever their histories say. */
function frozenIds(
  rosters: readonly Roster[],
  { sprintSnapshots }: Pick<CatalogueInput, 'sprintSnapshots'>,
): ReadonlySet<IssueId> {
  const ids = new Set<IssueId>();
  for (const { window } of rosters) {
    const { atStart, atClose } = sprintSnapshots.get(window.sprint.id) ?? NO_SNAPSHOT;
    for (const { issueId } of atStart ?? []) ids.add(issueId);
    for (const { issueId } of atClose ?? []) ids.add(issueId);
  }
  return ids;
}

const NO_SNAPSHOT: SprintSnapshot = { atStart: null, atClose: null };

/** Into every sprint it ever named; `false` when it was in none of them. */
function takeIn(
  life: FlowIssue,
  rosters: ReadonlyMap<Sprint['id'], Roster>,
  { sprintFieldId }: Pick<CatalogueInput, 'sprintFieldId'>,
): boolean {
  if (sprintFieldId === null) return false;
  const { values, changes } = life.history;
  let isInAny = enlist(life, rosters, values[sprintFieldId] ?? null);
  for (const { from, to } of changes[sprintFieldId] ?? []) {
    if (enlist(life, rosters, from)) isInAny = true;
    if (enlist(life, rosters, to)) isInAny = true;
  }
  return isInAny;
}

/** Into those of the sprints written here that do not have it yet. */
function enlist(
  life: FlowIssue,
  rosters: ReadonlyMap<Sprint['id'], Roster>,
  text: string | null,
): boolean {
  let isInAny = false;
  for (const id of sprintIdsOf(text)) {
    const roster = rosters.get(id);
    if (roster === undefined || roster.lives.at(-1) === life) continue;
    roster.lives.push(life);
    if (isOpenAfter(life, roster.window.close)) roster.reopened.add(life.history.id);
    const issue = sprintIssue(roster.window, life);
    if (issue === null) continue;
    roster.replayed.push(issue);
    isInAny = true;
  }
  return isInAny;
}

const notInSprint = ({ history }: FlowIssue): MetricExclusion => ({
  issueId: history.id,
  reason: 'not-in-sprint',
});

function isFrozen(
  { id, completedAt }: Sprint,
  { sprintSnapshots }: Pick<CatalogueInput, 'sprintSnapshots'>,
): boolean {
  const snapshot = sprintSnapshots.get(id);
  if (snapshot === undefined || snapshot.atStart === null) return false;
  return completedAt === null || snapshot.atClose !== null;
}

function qualityOf(issues: readonly SprintIssue[], frozen: boolean): MetricReading['flags'] {
  // Estimated only after it was committed, it was committed at 0 points.
  const isUnestimated = issues.some(
    ({ isCommitted, estimateAtStart, estimateAtClose }) =>
      estimateAtClose === null || (isCommitted && estimateAtStart === null),
  );
  return [
    ...(isUnestimated ? (['unestimated'] as const) : []),
    ...(frozen ? [] : (['reconstructed'] as const)),
  ];
}

/** What casts doubt on it although nothing of it changes any more. Source: metrics-spec C.0b. */
function afterwards(
  { sprint, close }: SprintWindow,
  { issues, reopened }: Pick<SprintOutcome, 'issues'> & Pick<Roster, 'reopened'>,
  { histories }: Pick<CatalogueInput, 'histories'>,
): MetricReading['flags'] {
  const isReopened =
    reopened.size > 0 && issues.some((issue) => reopened.has(issue.issueId) && isDoneInside(issue));
  const isBulk = isBulkIn(bulkChanges(histories), { start: sprint.startedAt, end: close });
  return [
    ...(isBulk ? (['bulk'] as const) : []),
    ...(isReopened ? (['reopened-later'] as const) : []),
  ];
}

function isOpenAfter(life: FlowIssue, close: number): boolean {
  if ((life.lastStart ?? -Infinity) <= close) return false;
  return life.stays.some(({ start, category }) => start > close && category !== 'done');
}

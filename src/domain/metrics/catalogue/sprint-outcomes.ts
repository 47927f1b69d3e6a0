import { closeOf, type Sprint, type SprintIssue } from '../sprint/sprint';
import {
  type Life,
  sprintIdsOf,
  type SprintFields,
  sprintIssues,
  withSnapshot,
} from '../sprint/sprint-issues';
import { bulkChanges, isBulkIn } from '../timeline/bulk-changes';
import type { IssueTimeline } from '../timeline/issue-timeline';
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
  readonly lives: readonly Life[];
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
  const members = membersOf(flow, input);
  const byId = new Map(input.sprints.map((sprint) => [sprint.id, sprint]));
  const seen = new Set<string>();
  const sprints = timedBuckets(input).flatMap((timed): readonly SprintOutcome[] => {
    const sprint = byId.get(timed.bucket.container?.id ?? '');
    if (sprint === undefined) return [];
    const lives = members.get(sprint.id) ?? [];
    const replayed = sprintIssues(sprint, lives, input);
    const snapshot = input.sprintSnapshots.get(sprint.id);
    const issues = snapshot === undefined ? replayed : withSnapshot(replayed, snapshot);
    for (const { issueId } of issues) seen.add(issueId);
    const doubts = [
      ...qualityOf(issues, isFrozen(sprint, input)),
      ...afterwards(sprint, { issues, lives }, input),
    ];
    return [{ sprint, timed, issues, lives, fields: input, doubts }];
  });
  const others = flow.filter(({ history }) => !seen.has(history.id));
  return { sprints, outside: [...left, ...others.map(notInSprint)] };
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
  sprint: Sprint,
  { issues, lives }: Pick<SprintOutcome, 'issues' | 'lives'>,
  { histories, now }: Pick<CatalogueInput, 'histories' | 'now'>,
): MetricReading['flags'] {
  const close = closeOf(sprint, now);
  const reopened = lives.filter((life) => isOpenAfter(life, close));
  const isReopened = reopened.some(({ history }) =>
    issues.some(({ issueId, role }) => issueId === history.id && role.endsWith('-done')),
  );
  const isBulk = isBulkIn(bulkChanges(histories), { start: sprint.startedAt, end: close });
  return [
    ...(isBulk ? (['bulk'] as const) : []),
    ...(isReopened ? (['reopened-later'] as const) : []),
  ];
}

function isOpenAfter({ stays }: Life, close: number): boolean {
  if ((stays.at(-1)?.start ?? -Infinity) <= close) return false;
  return stays.some(({ start, category }) => start > close && category !== 'done');
}

/** By sprint every issue that ever named it. */
function membersOf(
  issues: readonly FlowIssue[],
  { sprintFieldId }: Pick<CatalogueInput, 'sprintFieldId'>,
): ReadonlyMap<string, readonly Life[]> {
  const members = new Map<string, Life[]>();
  if (sprintFieldId === null) return members;
  for (const life of issues) {
    for (const id of everIn(life.history, sprintFieldId)) {
      const lives = members.get(id);
      if (lives === undefined) members.set(id, [life]);
      else lives.push(life);
    }
  }
  return members;
}

function everIn({ values, changes }: IssueTimeline, fieldId: string): ReadonlySet<string> {
  const ids = new Set(sprintIdsOf(values[fieldId] ?? null));
  for (const { from, to } of changes[fieldId] ?? []) {
    for (const id of sprintIdsOf(from)) ids.add(id);
    for (const id of sprintIdsOf(to)) ids.add(id);
  }
  return ids;
}

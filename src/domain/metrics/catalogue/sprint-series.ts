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
import type { MetricParameters } from '../tracked-metric';
import type { CatalogueInput } from './catalogue-input';
import { flowInput } from './flow-input';
import { type FlowIssue, population } from './flow-issue';
import type { MetricExclusion, MetricReading, MetricSeries } from './metric-series';
import { type NumberParameter, numberOf } from './parameters';
import type { Summary } from './summary';
import { type TimedBucket, timedBuckets } from './timed-buckets';

/** Source: metrics-spec C.2. */
const ADD_GRACE: NumberParameter = {
  key: 'addGraceMinutes',
  label: 'Grace after the start, in minutes',
  help: 'Issues added to a sprint so soon after its start count as committed.',
  kind: 'number',
  default: 0,
  min: 0,
  max: 1440,
};

export const SPRINT_PARAMETERS = [ADD_GRACE] as const;

export interface SprintBucket {
  readonly sprint: Sprint;
  readonly timed: TimedBucket;
  readonly issues: readonly SprintIssue[];
  /** The issues with their histories; those of `issues` that were deleted are not among them. */
  readonly lives: readonly Life[];
  readonly fields: SprintFields;
}

/** What one issue of the sprint adds. */
export type SprintAmount = (issue: SprintIssue) => {
  readonly amount: number;
  readonly of: number | null;
};

const MINUTE_MS = 60_000;

/** One reading per sprint, by when it began, with what became of its issues. */
export function sprintSeries(
  facts: CatalogueInput,
  values: MetricParameters,
  metric: { readonly amountOf: SprintAmount; readonly summarise: (one: SprintBucket) => Summary },
): MetricSeries {
  const input = { ...flowInput(facts, {}), bucket: 'sprint' as const };
  const fields = { ...input, addGraceMs: numberOf(ADD_GRACE, values) * MINUTE_MS };
  const { issues: flow, left } = population(input);
  const members = membersOf(flow, input);
  const seen = new Set<string>();
  const sprints = new Map(input.sprints.map((sprint) => [sprint.id, sprint]));
  const readings = timedBuckets(input).flatMap((timed): readonly MetricReading[] => {
    const sprint = sprints.get(timed.bucket.container?.id ?? '');
    if (sprint === undefined) return [];
    const lives = members.get(sprint.id) ?? [];
    const replayed = replay(sprint, lives, fields);
    const snapshot = input.sprintSnapshots.get(sprint.id);
    const issues = snapshot === undefined ? replayed : withSnapshot(replayed, snapshot);
    const contributors = issues.map((issue) => {
      seen.add(issue.issueId);
      return { issueId: issue.issueId, role: issue.role, ...metric.amountOf(issue) };
    });
    const summary = metric.summarise({ sprint, timed, issues, lives, fields });
    const flags = [
      ...summary.flags,
      ...qualityOf(issues, isFrozen(sprint, input)),
      ...afterwards(sprint, { issues, lives }, input),
    ];
    return [{ bucket: timed.bucket, contributors, excluded: [], ...summary, flags }];
  });
  const outside: MetricExclusion[] = flow
    .filter(({ history }) => !seen.has(history.id))
    .map(({ history }) => ({ issueId: history.id, reason: 'not-in-sprint' }));
  return { readings, outside: [...left, ...outside] };
}

function isFrozen(
  { id, completedAt }: Sprint,
  { sprintSnapshots }: Pick<CatalogueInput, 'sprintSnapshots'>,
): boolean {
  const snapshot = sprintSnapshots.get(id);
  if (snapshot === undefined || snapshot.atStart === null) return false;
  return completedAt === null || snapshot.atClose !== null;
}

function qualityOf(issues: readonly SprintIssue[], frozen: boolean): MetricReading['flags'] {
  const isUnestimated = issues.some(({ estimateAtClose }) => estimateAtClose === null);
  return [
    ...(isUnestimated ? (['unestimated'] as const) : []),
    ...(frozen ? [] : (['reconstructed'] as const)),
  ];
}

/** What casts doubt on it although nothing of it changes any more. Source: metrics-spec C.0b. */
function afterwards(
  sprint: Sprint,
  { issues, lives }: Pick<SprintBucket, 'issues' | 'lives'>,
  { histories, now }: Pick<CatalogueInput, 'histories' | 'now'>,
): MetricReading['flags'] {
  const close = closeOf(sprint, now);
  const done = new Set(
    issues.flatMap(({ issueId, role }) => (role.endsWith('-done') ? [issueId] : [])),
  );
  const isReopened = lives.some(
    ({ history, stays }) =>
      done.has(history.id) &&
      stays.some(({ start, category }) => start > close && category !== 'done'),
  );
  const isBulk = isBulkIn(bulkChanges(histories), { start: sprint.startedAt, end: close });
  return [
    ...(isBulk ? (['bulk'] as const) : []),
    ...(isReopened ? (['reopened-later'] as const) : []),
  ];
}

const replays = new WeakMap<readonly Life[], Map<string, readonly SprintIssue[]>>();

/** Six metrics ask what became of the same issues; it goes when the issues go. */
function replay(
  sprint: Sprint,
  lives: readonly Life[],
  fields: SprintFields,
): readonly SprintIssue[] {
  const { id, startedAt, completedAt } = sprint;
  const { addGraceMs, estimateFieldId, now } = fields;
  const question = JSON.stringify([id, startedAt, completedAt, addGraceMs, estimateFieldId, now]);
  const answers = replays.get(lives) ?? new Map<string, readonly SprintIssue[]>();
  const issues = answers.get(question) ?? sprintIssues(sprint, lives, fields);
  answers.set(question, issues);
  replays.set(lives, answers);
  return issues;
}

const known = new WeakMap<
  readonly FlowIssue[],
  { readonly fieldId: string; readonly members: ReadonlyMap<string, readonly Life[]> }
>();

/** By sprint every issue that ever named it; six metrics ask the same of the same issues. */
function membersOf(
  issues: readonly FlowIssue[],
  { sprintFieldId }: Pick<CatalogueInput, 'sprintFieldId'>,
): ReadonlyMap<string, readonly Life[]> {
  if (sprintFieldId === null) return new Map();
  const before = known.get(issues);
  if (before?.fieldId === sprintFieldId) return before.members;
  const members = new Map<string, Life[]>();
  for (const life of issues) {
    for (const id of everIn(life.history, sprintFieldId)) {
      const lives = members.get(id);
      if (lives === undefined) members.set(id, [life]);
      else lives.push(life);
    }
  }
  known.set(issues, { fieldId: sprintFieldId, members });
  return members;
}

function everIn(history: IssueTimeline, fieldId: string): ReadonlySet<string> {
  const texts = [
    history.values[fieldId] ?? null,
    ...(history.changes[fieldId] ?? []).flatMap(({ from, to }) => [from, to]),
  ];
  return new Set(texts.flatMap(sprintIdsOf));
}

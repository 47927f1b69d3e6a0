import { closeOf, type Sprint, type SprintIssue } from '../sprint/sprint';
import { committed, isDoneInside, points, withRole } from '../sprint/sprint-points';
import { isMember } from '../sprint/sprint-issues';
import { countedTime, type TimeCounting } from '../working-time';
import { catalogueMetric } from './catalogue-metric';
import { type EstimateColumns, estimateColumns } from './estimate-columns';
import { flowInput } from './flow-input';
import type { FlowIssue } from './flow-issue';
import type { ChartLine } from './metric-series';
import { type ChoiceParameter, choiceOf } from './parameters';
import type { SprintOutcome } from './sprint-outcomes';
import { SPRINT_PARAMETERS, sprintSeries } from './sprint-series';
import { percentOf, plain, type Summary } from './summary';

const DAY_MS = 86_400_000;

const IDEAL: ChoiceParameter<'working' | 'calendar'> = {
  key: 'ideal',
  label: 'The ideal line goes down over',
  help: 'Over working hours it stands still at night and at weekends.',
  kind: 'choice',
  options: [
    { value: 'working', label: 'Working hours' },
    { value: 'calendar', label: 'Every hour' },
  ],
  default: 'working',
};

/** Source: metrics-spec C.2, metric 16. */
export const sprintBurndown = catalogueMetric({
  key: 'sprint-burndown',
  name: 'Sprint burndown',
  purpose: 'sprint',
  unit: 'points',
  direction: 'lower-is-better',
  definition:
    'Estimates of what is in the sprint and not done, at every change; the ideal line goes from what stood at the start straight down to the planned end. The value is how far the last point lies above that line: positive is behind.',
  example:
    'On day 8 of a sprint that began with 19 points 13 remain where 9.38 would be ideal: 3.62 behind.',
  differsFromJira:
    'Jira’s burndown of a board that tracks time burns the remaining estimate; ours always burns the estimate.',
  minimum: 0,
  parameters: [IDEAL, ...SPRINT_PARAMETERS],
  needs: ['sprints'],
  facts: ['status', 'sprint', 'estimate'],
  buckets: ['sprint'],
  chart: 'burndown',
  personLevel: null,
  population: 'units',
  compute: (input, values) => {
    const isWorking = choiceOf(IDEAL, values) === 'working';
    const counting: TimeCounting = isWorking
      ? { kind: 'working', hours: input.workingHours }
      : { kind: 'calendar' };
    const estimates = estimateColumns(flowInput(input, {}));
    return sprintSeries(input, values, {
      amountOf: ({ role, estimateAtClose }) => ({
        amount: role === 'not-completed' ? (estimateAtClose ?? 0) : 0,
        of: null,
      }),
      summarise: (one) => burndown(one, { counting, estimates }),
    });
  },
});

interface Told {
  readonly counting: TimeCounting;
  readonly estimates: EstimateColumns;
}

function burndown(bucket: SprintOutcome, { counting, estimates }: Told): Summary {
  const { sprint, timed, issues, fields } = bucket;
  const close = closeOf(sprint, fields.now);
  const remaining = remainingLine(bucket, { close, estimates });
  const commitment = remaining[0]?.value ?? 0;
  const idealAt = idealLine(sprint, commitment, counting);
  const ideal = remaining.map(({ at }) => ({ at, value: idealAt(at) }));
  const left = leftOver(issues);
  const value = issues.length === 0 ? null : left - idealAt(close);
  return {
    ...plain(value, timed, { n: issues.length, minimum: 0 }),
    reason: value === null ? 'nothing-in-sprint' : null,
    numerator: left,
    parts: {
      remaining: left,
      ideal: idealAt(close),
      commitment,
      daysLeft: daysLeft(bucket, left, close),
      overIdealPercent: value === null ? null : percentOf(value, commitment),
    },
    lines: [
      { key: 'remaining', points: remaining },
      { key: 'ideal', points: ideal },
    ],
  };
}

const leftOver = (issues: readonly SprintIssue[]): number =>
  points(withRole(issues, 'not-completed'), 'estimateAtClose');

/** Days until nothing remains, at the pace since the start; `null` while nothing is done. */
function daysLeft({ sprint, issues }: SprintOutcome, left: number, close: number): number | null {
  const burned = points(issues.filter(isDoneInside), 'estimateAtClose');
  const days = (close - sprint.startedAt) / DAY_MS;
  return left === 0 ? 0 : burned === 0 ? null : (left * days) / burned;
}

/** At the start, at every change of what remains, and at the end or now. */
function remainingLine(
  { sprint, issues, lives, fields }: SprintOutcome,
  { close, estimates }: Pick<Window, 'close' | 'estimates'>,
): ChartLine['points'] {
  const window: Window = { sprint, close, fields, estimates };
  const parts = lives.map((life) => remainingPoints(life, sprint.startedAt, window));
  const deleted = points(committed(withoutHistory(issues, lives)), 'estimateAtStart');
  const now = () => deleted + sum(parts);
  const line = [{ at: sprint.startedAt, value: now() }];
  const changes = changesOf(lives, parts, window);
  for (const [number, { at, place, points: remaining }] of changes.entries()) {
    parts[place] = remaining;
    // What happens at one instant is one point.
    if (changes[number + 1]?.at === at) continue;
    const value = now();
    if (at === close || value !== line.at(-1)?.value) line.push({ at, value });
  }
  // What was frozen at the end overrides what histories say of it.
  if (line.length > 1 && line.at(-1)?.at === close) line.pop();
  return [...line, { at: close, value: leftOver(issues) }];
}

/** Of what was deleted since only what was frozen is known: as it began, and as it ended. */
function withoutHistory(
  issues: readonly SprintIssue[],
  lives: SprintOutcome['lives'],
): readonly SprintIssue[] {
  const known = new Set(lives.map(({ history }) => history.id));
  return issues.filter(({ issueId }) => !known.has(issueId));
}

/** Added anew at every point: taking fractions off a sum again would leave something behind. */
function sum(parts: readonly number[]): number {
  let total = 0;
  for (const part of parts) total += part;
  return total;
}

interface Window extends Pick<SprintOutcome, 'sprint' | 'fields'> {
  readonly estimates: EstimateColumns;
  readonly close: number;
}

function remainingPoints(life: FlowIssue, at: number, window: Window): number {
  const { sprint, fields, estimates } = window;
  const counts = life.categoryAt(at) !== 'done' && isMember(life.history, sprint, { at, fields });
  return counts ? (estimates.at(life, at) ?? 0) : 0;
}

/** What remains of one of the issues, by its place, from an instant on. */
interface PartChange {
  readonly at: number;
  readonly place: number;
  readonly points: number;
}

/** Oldest first. Most of what happens to an issue leaves what remains of it as it is. */
function changesOf(
  lives: readonly FlowIssue[],
  atStart: readonly number[],
  window: Window,
): readonly PartChange[] {
  const changes: PartChange[] = [];
  for (const [place, life] of lives.entries()) {
    let before = atStart[place] ?? 0;
    for (const at of momentsOf(life, window)) {
      const remaining = remainingPoints(life, at, window);
      if (remaining !== before) changes.push({ at, place, points: remaining });
      before = remaining;
    }
  }
  return changes.sort((one, other) => one.at - other.at);
}

/** After the start and up to the close, oldest first, when what remains of it can have changed. */
function momentsOf(
  life: FlowIssue,
  { sprint, close, fields, estimates }: Window,
): readonly number[] {
  const { createdAt, changes } = life.history;
  const moments: number[] = [];
  const add = (at: number) => {
    if (at > sprint.startedAt && at <= close) moments.push(at);
  };
  add(createdAt);
  for (const at of life.doneChanges) add(at);
  for (const at of estimates.changes(life)) add(at);
  for (const { at } of changes[fields.sprintFieldId ?? ''] ?? []) add(at);
  return moments.length > 1 ? moments.sort((one, other) => one - other) : moments;
}

/** Straight down to the planned end, over the time that counts. */
function idealLine(
  { startedAt, plannedEndAt }: Sprint,
  commitment: number,
  counting: TimeCounting,
): (at: number) => number {
  const whole = countedTime({ start: startedAt, end: plannedEndAt }, counting);
  return (at) => {
    const elapsed = countedTime({ start: startedAt, end: Math.min(at, plannedEndAt) }, counting);
    return whole === 0 ? 0 : commitment * (1 - elapsed / whole);
  };
}

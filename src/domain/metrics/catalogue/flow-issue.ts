import { type Cycle, cycleOf, type NoCycleReason } from '../timeline/cycle';
import { doneAt } from '../timeline/completion';
import type { IssueTimeline } from '../timeline/issue-timeline';
import {
  type CategoryOf,
  type Stay,
  statusTimeline,
  stretchesOf,
} from '../timeline/status-timeline';
import { countedTime, type Interval, type TimeCounting } from '../working-time';
import type { FlowInput } from './flow-input';
import type { MetricExclusion } from './metric-series';

/** Sub-tasks and epics are of another level; flow is that of stories, tasks and bugs. */
const STANDARD_LEVEL = 0;

/** An issue with what all flow metrics ask of it, worked out once. */
export interface FlowIssue {
  readonly history: IssueTimeline;
  readonly stays: readonly Stay[];
  readonly doneAt: number | null;
  readonly cycle: Cycle | null;
  /** Why it has no cycle; `null` when it has one. */
  readonly noCycle: NoCycleReason | null;
  /** It was in a status whose category nobody knows any more. */
  readonly isUnmapped: boolean;
}

export interface Population {
  readonly issues: readonly FlowIssue[];
  /** What the scope has and the metric does not look at. */
  readonly left: readonly MetricExclusion[];
}

type Rules = Pick<
  FlowInput,
  'histories' | 'categoryOf' | 'doneRule' | 'cycleMode' | 'excludedResolutions'
>;

/** Issues of the standard level, and why the others are none. Source: metrics-spec P11. */
export function population(input: Rules): Population {
  const { excludedResolutions } = input;
  const all = standardIssues(input);
  if (excludedResolutions.size === 0) return all;
  const isOut = ({ doneAt: done, history }: FlowIssue) =>
    done !== null && excludedResolutions.has(history.values['resolution'] ?? '');
  const out = all.issues.filter(isOut).map(({ history }): MetricExclusion => {
    return { issueId: history.id, reason: 'excluded-resolution' };
  });
  const issues = all.issues.filter((issue) => !isOut(issue));
  return { issues, left: [...all.left, ...out] };
}

interface Known {
  readonly categoryOf: CategoryOf;
  readonly byRule: Map<string, Population>;
}

/** Thirty metrics ask the same of the same histories; it goes when the histories go. */
const known = new WeakMap<readonly IssueTimeline[], Known>();

function standardIssues(input: Rules): Population {
  const before = known.get(input.histories);
  const cache =
    before?.categoryOf === input.categoryOf
      ? before
      : { categoryOf: input.categoryOf, byRule: new Map<string, Population>() };
  known.set(input.histories, cache);
  const rule = `${input.doneRule} ${input.cycleMode}`;
  const found = cache.byRule.get(rule);
  if (found !== undefined) return found;
  const issues: FlowIssue[] = [];
  const left: MetricExclusion[] = [];
  for (const history of input.histories) {
    if (history.hierarchyLevel === STANDARD_LEVEL) issues.push(flowIssue(history, input));
    else left.push({ issueId: history.id, reason: 'other-level' });
  }
  const standard = { issues, left };
  cache.byRule.set(rule, standard);
  return standard;
}

function flowIssue(history: IssueTimeline, rules: Rules): FlowIssue {
  const stays = statusTimeline(history, rules.categoryOf);
  const done = doneAt(stays, rules.doneRule);
  const outcome = cycleOf(stays, { mode: rules.cycleMode, done: rules.doneRule });
  const isCycle = outcome.kind === 'cycle';
  return {
    history,
    stays,
    doneAt: done,
    cycle: isCycle ? outcome.cycle : null,
    noCycle: isCycle ? null : reasonOf(outcome.reason, { createdAt: history.createdAt, done }),
    isUnmapped: stays.some(({ category }) => category === 'undefined'),
  };
}

/** Done before it was created: a migration mixed up the dates, and no duration is true. */
function reasonOf(
  reason: NoCycleReason,
  { createdAt, done }: { readonly createdAt: number; readonly done: number | null },
): NoCycleReason {
  return done !== null && done < createdAt ? 'bad-order' : reason;
}

/** Milliseconds that count in all of the intervals. */
export function totalTime(intervals: readonly Interval[], counting: TimeCounting): number {
  return intervals.reduce((sum, interval) => sum + countedTime(interval, counting), 0);
}

const isOpenStay = ({ category }: Stay): boolean => category !== 'done';

/** When it was open: in statuses that are not of category done. */
export function openIntervals({ stays }: FlowIssue): readonly Interval[] {
  return stretchesOf(stays, isOpenStay);
}

/** When it was in progress: from its first start on, but for the time it was done. */
export function progressIntervals({ stays }: FlowIssue): readonly Interval[] {
  const first = stays.findIndex(({ category }) => category === 'indeterminate');
  return first < 0 ? [] : stretchesOf(stays.slice(first), isOpenStay);
}

/** When what an issue counts for, or whether it is done, changes. */
export function progressChanges(
  { history, stays }: Pick<FlowIssue, 'history' | 'stays'>,
  { estimateFieldId }: { readonly estimateFieldId: string | null },
): readonly number[] {
  const moments: number[] = [];
  let wasDone = false;
  for (const { category, start } of stays) {
    if ((category === 'done') !== wasDone) moments.push(start);
    wasDone = category === 'done';
  }
  for (const { at } of history.changes[estimateFieldId ?? ''] ?? []) moments.push(at);
  return moments;
}

import { type Cycle, cycleOf, type NoCycleReason } from '../timeline/cycle';
import { doneAt } from '../timeline/completion';
import type { IssueTimeline } from '../timeline/issue-timeline';
import { type Stay, statusTimeline } from '../timeline/status-timeline';
import { countedTime, type Interval, type TimeCounting } from '../working-time';
import type { FlowInput } from './flow-input';

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
}

/** Issues of the standard level; the others are named by `otherLevels`. */
export function flowIssues(input: FlowInput): readonly FlowIssue[] {
  return input.histories
    .filter(({ hierarchyLevel }) => hierarchyLevel === STANDARD_LEVEL)
    .map((history) => {
      const stays = statusTimeline(history, input.categoryOf);
      const done = doneAt(stays, input.doneRule);
      const outcome = cycleOf(stays, { mode: input.cycleMode, done: input.doneRule });
      return {
        history,
        stays,
        doneAt: done,
        cycle: outcome.kind === 'cycle' ? outcome.cycle : null,
        noCycle:
          outcome.kind === 'cycle'
            ? null
            : reasonOf(outcome.reason, { createdAt: history.createdAt, done }),
      };
    });
}

/** Done before it was created: a migration mixed up the dates, and no duration is true. */
function reasonOf(
  reason: NoCycleReason,
  { createdAt, done }: { readonly createdAt: number; readonly done: number | null },
): NoCycleReason {
  return done !== null && done < createdAt ? 'bad-order' : reason;
}

export function otherLevels({ histories }: FlowInput): readonly IssueTimeline[] {
  return histories.filter(({ hierarchyLevel }) => hierarchyLevel !== STANDARD_LEVEL);
}

/** Milliseconds that count in all of the intervals. */
export function totalTime(intervals: readonly Interval[], counting: TimeCounting): number {
  return intervals.reduce((sum, interval) => sum + countedTime(interval, counting), 0);
}

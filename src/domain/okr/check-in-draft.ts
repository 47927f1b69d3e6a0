import type { CalendarDate } from '../shared/calendar-date';
import type { Ratio } from '../shared/ratio';
import { TOLERANCE } from '../shared/tolerance';
import type { Snapshot } from './check-in';

/** How far it has come between two moments; `null` where one of them is not known. */
export interface Movement {
  /** The day it is counted from. */
  readonly since: CalendarDate;
  readonly valueBefore: number | null;
  readonly valueAfter: number | null;
  readonly progressBefore: Ratio | null;
  readonly progressAfter: Ratio | null;
  readonly issues: IssueMovement | null;
}

/** Issues counted one by one: somebody leaving does not hide somebody entering. */
export interface IssueMovement {
  readonly done: number;
  readonly reopened: number;
  readonly added: number;
  readonly removed: number;
  readonly reestimated: number;
}

export type Standing = Omit<Snapshot, 'status'>;

interface Ends {
  readonly since: CalendarDate;
  readonly before: Standing | null;
  readonly after: Standing;
  /** From the issues' history; without it, the difference of the counts stands in. */
  readonly issues: IssueMovement | null;
}

export function movementBetween({ since, before, after, issues }: Ends): Movement {
  return {
    since,
    valueBefore: before?.value ?? null,
    valueAfter: after.value,
    progressBefore: before?.progress ?? null,
    progressAfter: after.progress,
    issues: issues ?? (before === null ? null : countedBetween(before, after)),
  };
}

/** Less than any screen shows. */
export function isStill({ valueBefore, valueAfter, issues }: Movement): boolean {
  if (issues !== null && Object.values(issues).some((count) => count > 0)) return false;
  if (valueBefore === null || valueAfter === null) return valueBefore === valueAfter;
  return Math.abs(valueAfter - valueBefore) < TOLERANCE;
}

function countedBetween(before: Standing, after: Standing): IssueMovement | null {
  if (before.n === null || before.doneCount === null) return null;
  if (after.n === null || after.doneCount === null) return null;
  const done = after.doneCount - before.doneCount;
  const added = after.n - before.n;
  return {
    done: Math.max(0, done),
    reopened: Math.max(0, -done),
    added: Math.max(0, added),
    removed: Math.max(0, -added),
    reestimated: 0,
  };
}

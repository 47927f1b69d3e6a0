import type { Interval } from '../working-time';
import { type DoneRule, doneAt, startedAt } from './completion';
import { union, within, without } from './intervals';
import type { Stay } from './status-timeline';

/**
 * What of the time between start and done counts. Without a step backwards all four agree.
 * - `netOfDone`: all of it but stays in category done in between;
 * - `gross`: all of it;
 * - `statusSum`: time in work only, as Jira's control chart adds it up;
 * - `lastPass`: from the last time work was started.
 * Source: metrics-spec P7.
 */
export const CYCLE_MODES = ['netOfDone', 'gross', 'statusSum', 'lastPass'] as const;

export type CycleMode = (typeof CYCLE_MODES)[number];

/** Why an issue has no cycle time. */
export type NoCycleReason = 'not-done' | 'never-started' | 'imported' | 'bad-order';

/** Done this soon after it was created, it was brought along from somewhere else. */
const IMPORTED_WITHIN_MS = 60_000;

export interface Cycle {
  readonly startedAt: number;
  readonly doneAt: number;
  /** The stretches that count, oldest first. */
  readonly counted: readonly Interval[];
}

export type CycleOutcome =
  | { readonly kind: 'cycle'; readonly cycle: Cycle }
  | { readonly kind: 'none'; readonly reason: NoCycleReason };

interface CycleRule {
  readonly mode: CycleMode;
  readonly done: DoneRule;
}

export function cycleOf(stays: readonly Stay[], { mode, done }: CycleRule): CycleOutcome {
  const end = doneAt(stays, done);
  if (end === null) return { kind: 'none', reason: 'not-done' };
  const createdAt = stays[0]?.start ?? end;
  const start = startedAt(stays, end);
  if (start === null) {
    const isImported = end - createdAt < IMPORTED_WITHIN_MS;
    return { kind: 'none', reason: isImported ? 'imported' : 'never-started' };
  }
  const counted = countedStretches(stays, { start, end }, mode);
  return { kind: 'cycle', cycle: { startedAt: start, doneAt: end, counted } };
}

function countedStretches(
  stays: readonly Stay[],
  whole: Interval,
  mode: CycleMode,
): readonly Interval[] {
  const inCategory = (category: Stay['category']) =>
    stays.filter((stay) => stay.category === category);
  switch (mode) {
    case 'gross':
      return [whole];
    case 'netOfDone': {
      // Few issues are ever reopened; for the others there is nothing to take off.
      const isReopened = stays.some((stay) => stay.category === 'done' && stay.start < whole.end);
      return isReopened ? without([whole], inCategory('done')) : [whole];
    }
    case 'statusSum':
      return union(within(inCategory('indeterminate'), whole));
    case 'lastPass':
      return [{ start: lastStart(stays, whole), end: whole.end }];
  }
}

/** Work begins anew when it is entered from anything that is not work. */
function lastStart(stays: readonly Stay[], { start, end }: Interval): number {
  const last = stays.findLast(
    (stay, place) =>
      stay.category === 'indeterminate' &&
      stays[place - 1]?.category !== 'indeterminate' &&
      stay.start < end,
  );
  return last?.start ?? start;
}

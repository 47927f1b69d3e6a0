import type { Interval } from '../working-time';
import type { IssueTimeline } from './issue-timeline';

/** More changes of status within a minute are one act, not people at work. */
const MOST_BY_HAND = 100;
const MINUTE_MS = 60_000;

const known = new WeakMap<readonly IssueTimeline[], readonly Interval[]>();

/**
 * When so many issues changed their status at once that it was a migration or a tidying up, and
 * not when they were really worked on. Both ends belong to it. Who did it is not asked, since
 * histories are kept without their authors. Source: metrics-spec C.0b.
 */
export function bulkChanges(histories: readonly IssueTimeline[]): readonly Interval[] {
  const before = known.get(histories);
  if (before !== undefined) return before;
  const found = foundIn(statusInstants(histories));
  known.set(histories, found);
  return found;
}

function statusInstants(histories: readonly IssueTimeline[]): Float64Array {
  const instants: number[] = [];
  for (const { changes } of histories) {
    for (const { at } of changes['status'] ?? []) instants.push(at);
  }
  return new Float64Array(instants).sort();
}

function foundIn(instants: Float64Array): readonly Interval[] {
  const acts: Interval[] = [];
  for (let first = 0; first + MOST_BY_HAND < instants.length; first += 1) {
    const [start, end] = [instants[first] ?? 0, instants[first + MOST_BY_HAND] ?? Infinity];
    if (end - start >= MINUTE_MS) continue;
    const last = acts.at(-1);
    if (last !== undefined && start <= last.end) acts[acts.length - 1] = { start: last.start, end };
    else acts.push({ start, end });
  }
  return acts;
}

/** Whether one of them falls into a stretch of time, both ends included. */
export function isBulkIn(acts: readonly Interval[], { start, end }: Interval): boolean {
  let low = 0;
  let high = acts.length - 1;
  while (low <= high) {
    const middle = Math.floor((low + high) / 2);
    const act = acts[middle];
    if (act === undefined) return false;
    if (act.end < start) low = middle + 1;
    else if (act.start > end) high = middle - 1;
    else return true;
  }
  return false;
}

import { flaggedIntervals } from '../timeline/blocked';
import { without } from '../timeline/intervals';
import type { Interval } from '../working-time';
import type { CatalogueInput } from './catalogue-input';
import type { FlowIssue } from './flow-issue';

/**
 * When somebody worked on an issue: in a status of work that nobody named as waiting, review or
 * blocked, and not flagged. Source: metrics-spec C.1, metric 10.
 */
export function activeIntervals(
  { history, stays }: FlowIssue,
  input: Pick<CatalogueInput, 'practice' | 'flaggedFieldId'>,
): readonly Interval[] {
  const { wait, review, blocked } = input.practice.statuses;
  const isWaiting = (id: string) => wait?.has(id) === true || review.has(id) || blocked.has(id);
  const working = stays.filter(
    ({ category, statusId }) => category === 'indeterminate' && !isWaiting(statusId),
  );
  const flagged = flaggedIntervals(history, input);
  // Stays follow each other; few issues are ever flagged.
  return flagged.length === 0 ? touching(working) : without(working, flagged);
}

/** Joined where one begins when the other ends. */
function touching(inOrder: readonly Interval[]): readonly Interval[] {
  const joined: Interval[] = [];
  for (const { start, end } of inOrder) {
    const last = joined.at(-1);
    if (last?.end === start) joined[joined.length - 1] = { start: last.start, end };
    else joined.push({ start, end });
  }
  return joined;
}

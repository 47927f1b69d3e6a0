import { flaggedIntervals } from '../timeline/blocked';
import { without } from '../timeline/intervals';
import { stretchesOf } from '../timeline/status-timeline';
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
  const working = stretchesOf(
    stays,
    ({ category, statusId }) => category === 'indeterminate' && !isWaiting(statusId),
  );
  if (working.length === 0) return working;
  const flagged = flaggedIntervals(history, input);
  // Few issues are ever flagged.
  return flagged.length === 0 ? working : without(working, flagged);
}

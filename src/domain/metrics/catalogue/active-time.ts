import { flaggedIntervals } from '../timeline/blocked';
import { without } from '../timeline/intervals';
import type { Status } from '../timeline/stay-columns';
import type { Interval } from '../working-time';
import type { CatalogueInput } from './catalogue-input';
import type { FlowIssue } from './flow-issue';

/**
 * When somebody worked on an issue: in a status of work that nobody named as waiting, review or
 * blocked, and not flagged. Source: metrics-spec C.1, metric 10.
 */
export function activeTime(
  input: Pick<CatalogueInput, 'practice' | 'flaggedFieldId'>,
): (issue: FlowIssue) => readonly Interval[] {
  const { wait, review, blocked } = input.practice.statuses;
  const waiting = new Set([...(wait ?? []), ...review, ...blocked]);
  const isWork = ({ category, statusId }: Status) =>
    category === 'indeterminate' && !waiting.has(statusId);
  return (issue) => {
    const working = issue.stretchesIn(isWork);
    if (working.length === 0) return working;
    const flagged = flaggedIntervals(issue.history, input);
    // Few issues are ever flagged.
    return flagged.length === 0 ? working : without(working, flagged);
  };
}

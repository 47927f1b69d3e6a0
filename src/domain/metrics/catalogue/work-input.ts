import { type IssueTimeline, valueAt } from '../timeline/issue-timeline';
import type { FlowInput } from './flow-input';

/** Flow input with what the quality and backlog metrics ask about each issue. */
export interface WorkInput extends FlowInput {
  /** Ids of the issue types that are bugs; names differ from site to site. */
  readonly bugTypeIds: ReadonlySet<string>;
  /** Field the work is estimated in; `null` counts issues. */
  readonly estimateFieldId: string | null;
  /** Ids of the priority scheme, highest first. */
  readonly priorityIds: readonly string[];
}

export function isBug(
  timeline: IssueTimeline,
  { bugTypeIds }: Pick<WorkInput, 'bugTypeIds'>,
): boolean {
  return bugTypeIds.has(timeline.values['issuetype'] ?? '');
}

/** Labels are written as one text with spaces between. */
export function labelsAt(timeline: IssueTimeline, at: number): readonly string[] {
  return (valueAt(timeline, 'labels', at) ?? '').split(' ').filter((label) => label !== '');
}

/** 0 is the highest; `null` for no priority or one that the scheme does not have any more. */
export function priorityRank(
  priorityId: string | null,
  { priorityIds }: Pick<WorkInput, 'priorityIds'>,
): number | null {
  const rank = priorityId === null ? -1 : priorityIds.indexOf(priorityId);
  return rank < 0 ? null : rank;
}

import type { WorkItem } from '../metrics/work-item';
import type { Home, IssueId, KeyResultId, ProjectId } from '../shared/ids';
import type { Ratio } from '../shared/ratio';

/** What an initiative is in Jira. */
export type InitiativeWork =
  | { readonly kind: 'issue'; readonly issueId: IssueId }
  | { readonly kind: 'project'; readonly projectId: ProjectId };

/**
 * An epic or project by which a key result is to be reached. It has a progress of its own and is
 * no part of the key result's value, so that work is never counted twice.
 */
export interface Initiative {
  readonly id: string;
  readonly keyResultId: KeyResultId;
  /** Of its key result. */
  readonly projectId: Home;
  readonly work: InitiativeWork;
  /** ISO instant; initiatives stand in the order they were added. */
  readonly addedAt: string;
}

export const isSameWork = (a: InitiativeWork, b: InitiativeWork): boolean =>
  workId(a) === workId(b);

function workId(work: InitiativeWork): string {
  return work.kind === 'issue' ? `issue:${work.issueId}` : `project:${work.projectId}`;
}

/** How far the work of an initiative is. Counts of issues, and of story points where there are any. */
export interface InitiativeProgress {
  readonly done: number;
  readonly total: number;
  readonly donePoints: number | null;
  readonly points: number | null;
  /** done ÷ total; `null` without any issue. */
  readonly progress: Ratio | null;
}

export function initiativeProgress(
  children: readonly Pick<WorkItem, 'statusCategory' | 'storyPoints'>[],
): InitiativeProgress {
  const isDone = ({ statusCategory }: Pick<WorkItem, 'statusCategory'>) =>
    statusCategory === 'done';
  const done = children.filter(isDone).length;
  const estimated = children.filter(({ storyPoints }) => typeof storyPoints === 'number');
  const pointsOf = (items: typeof estimated) =>
    estimated.length === 0
      ? null
      : items.reduce((sum, { storyPoints }) => sum + (storyPoints ?? 0), 0);
  return {
    ...countedProgress(done, children.length),
    donePoints: pointsOf(estimated.filter(isDone)),
    points: pointsOf(estimated),
  };
}

/** Of a project, which has too many issues to look at each. */
export function countedProgress(done: number, total: number): InitiativeProgress {
  const progress = total === 0 ? null : Math.min(1, done / total);
  return { done, total, donePoints: null, points: null, progress };
}

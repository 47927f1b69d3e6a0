import type { IssueId } from '../../shared/ids';

/** A sprint that was started. Instants in epoch milliseconds. */
export interface Sprint {
  readonly id: string;
  readonly name: string;
  readonly startedAt: number;
  /** When it was to end; the burndown's ideal line goes there. */
  readonly plannedEndAt: number;
  /** `null` while it is active. */
  readonly completedAt: number | null;
  /** Empty when the team set none. */
  readonly goal: string;
}

/** Until when a sprint is looked at. */
export function closeOf({ completedAt }: Sprint, now: number): number {
  return completedAt ?? now;
}

/**
 * What became of an issue in a sprint.
 * - `committed-done`, `added-done`: finished in it, and in it from the start or not;
 * - `not-completed`: in it at the end and not done;
 * - `removed`: taken out of it unfinished;
 * - `outside`: done before the sprint began, or while it was not part of it.
 * Source: metrics-spec C.2.
 */
export type SprintRole = 'committed-done' | 'added-done' | 'not-completed' | 'removed' | 'outside';

export interface SprintIssue {
  readonly issueId: IssueId;
  readonly role: SprintRole;
  /** It was in the sprint when that began, and not done yet. */
  readonly isCommitted: boolean;
  /** `null`: not estimated, which adds 0 and is counted as such. */
  readonly estimateAtStart: number | null;
  readonly estimateAtClose: number | null;
  readonly doneAt: number | null;
}

import type { IssueId } from '../../shared/ids';

/** An issue as it stood when a sprint began or ended. */
export interface FrozenIssue {
  readonly issueId: IssueId;
  /** `null`: not estimated. */
  readonly estimate: number | null;
  readonly isDone: boolean;
}

/**
 * What was in a sprint at its start and its end, written down when it happened. `null` where
 * nobody was there to see it. Source: metrics-spec P10.
 */
export interface SprintSnapshot {
  readonly atStart: readonly FrozenIssue[] | null;
  readonly atClose: readonly FrozenIssue[] | null;
}

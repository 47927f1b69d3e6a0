import type { IssueId } from '../../domain/shared/ids';
import type { IssueRow } from './issue-reader';

/** With the day it is due; `null` where none is set. */
export interface FoundRow extends IssueRow {
  readonly dueOn: string | null;
}

/** Named issues as the viewer sees them; those they may not see, and those deleted, are missing. */
export interface IssueRows {
  find(issueIds: readonly IssueId[]): Promise<ReadonlyMap<IssueId, FoundRow>>;
}

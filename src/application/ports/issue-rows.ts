import type { IssueId } from '../../domain/shared/ids';
import type { IssueRow } from './issue-reader';

/** Named issues as the viewer sees them; those they may not see, and those deleted, are missing. */
export interface IssueRows {
  find(issueIds: readonly IssueId[]): Promise<ReadonlyMap<IssueId, IssueRow>>;
}

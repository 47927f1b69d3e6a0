import type { AccountId, IssueId, ProjectId } from '../domain/shared/ids';

/** Who calls and from where, as the platform vouches for it. Never read from an input. */
export interface Caller {
  readonly accountId: AccountId;
  /** The project of the page; `null` on pages that belong to no project. */
  readonly projectId: ProjectId | null;
  /** The issue a panel or context stands on. */
  readonly issueId: IssueId | null;
}

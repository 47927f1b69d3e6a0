import type { IssueId, ProjectId } from '../../domain/shared/ids';

export interface ProjectAccess {
  readonly canBrowse: boolean;
  /** Holds our *Manage OKRs*, or administers the project. */
  readonly canManage: boolean;
}

/** What the viewer may do, asked of Jira anew in every call. */
export interface Permissions {
  projects(projectIds: readonly ProjectId[]): Promise<ReadonlyMap<ProjectId, ProjectAccess>>;
  managedProjects(): Promise<readonly ProjectId[]>;
  visibleIssues(issueIds: readonly IssueId[]): Promise<ReadonlySet<IssueId>>;
  isJiraAdmin(): Promise<boolean>;
}

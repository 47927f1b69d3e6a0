import type { Condition } from '../../domain/history/condition';
import type { StatusCategories } from '../../domain/history/issue-facts';
import type { IssueHistory } from '../../domain/history/issue-history';
import type { IssueId } from '../../domain/shared/ids';

/** The past of issues as the app sees them. */
export interface IssueHistories {
  /** Whole changelogs, never the latest entries only; issues that Jira does not return are missing. */
  read(issueIds: readonly IssueId[]): Promise<readonly IssueHistory[]>;
  /** Of every status of the site, by id. */
  statusCategories(): Promise<StatusCategories>;
  /** A query as a condition on an issue; what cannot be asked of the past is `unknown` in it. */
  condition(jql: string): Promise<Condition>;
}

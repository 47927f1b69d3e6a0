import type { WorkItem } from '../../domain/metrics/work-item';
import type { IssueId, ProjectId } from '../../domain/shared/ids';

export interface IssueRow {
  readonly id: IssueId;
  readonly key: string;
  readonly summary: string;
  readonly typeName: string;
  readonly statusName: string;
  readonly statusCategory: WorkItem['statusCategory'];
}

interface IssueHead {
  readonly id: IssueId;
  readonly key: string;
  readonly projectId: ProjectId;
}

type IssuePage =
  | {
      readonly kind: 'page';
      readonly rows: readonly IssueRow[];
      readonly nextPageToken: string | null;
    }
  | { readonly kind: 'invalid-jql'; readonly messages: readonly string[] };

/** Issues as the viewer sees them. */
export interface IssueReader {
  find(issueId: IssueId): Promise<IssueHead | null>;
  page(
    jql: string,
    options: { readonly pageToken: string | null; readonly size: number },
  ): Promise<IssuePage>;
  /** Ids of all descendants, at most `limit`. */
  descendants(key: string, limit: number): Promise<readonly IssueId[]>;
}

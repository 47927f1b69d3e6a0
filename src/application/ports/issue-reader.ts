import type { WorkItem } from '../../domain/metrics/work-item';
import type { IssueId, ProjectId } from '../../domain/shared/ids';
import type { FieldNeeds } from './work-items';

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

type IssueSample =
  | {
      readonly kind: 'sampled';
      readonly issues: readonly { readonly row: IssueRow; readonly item: WorkItem }[];
      /** Nothing else matches. */
      readonly isWhole: boolean;
    }
  | { readonly kind: 'invalid-jql'; readonly messages: readonly string[] };

/** Issues as the viewer sees them. */
export interface IssueReader {
  find(issueId: IssueId): Promise<IssueHead | null>;
  page(
    jql: string,
    options: { readonly pageToken: string | null; readonly size: number },
  ): Promise<IssuePage>;
  /** The first issues of a query with what a measure reads of them. */
  sample(
    jql: string,
    options: { readonly needs: FieldNeeds; readonly size: number },
  ): Promise<IssueSample>;
  /** Ids of all descendants, at most `limit`. */
  descendants(key: string, limit: number): Promise<readonly IssueId[]>;
}

import type { WorkItem } from '../../domain/metrics/work-item';
import type { IssueId } from '../../domain/shared/ids';
import type { StoryPointFields } from './fields';

/** Fields beyond status, type, project and parent that a measure reads. */
export interface FieldNeeds {
  readonly times: boolean;
  readonly aggregateTimes: boolean;
  readonly storyPoints: StoryPointFields | null;
  /** Ids of numeric fields. */
  readonly numbers: readonly string[];
}

export type SearchOutcome =
  | { readonly kind: 'found'; readonly items: readonly WorkItem[] }
  | { readonly kind: 'invalid-jql'; readonly messages: readonly string[] }
  | { readonly kind: 'too-many' };

export type MatchOutcome =
  | { readonly kind: 'matched'; readonly issueIds: ReadonlySet<IssueId> }
  | { readonly kind: 'invalid-jql'; readonly messages: readonly string[] };

/** Issues as the app sees them: one truth for all. */
export interface WorkItems {
  /** All of them, or none when there are more than `limit`. */
  search(jql: string, needs: FieldNeeds, limit: number): Promise<SearchOutcome>;
  byIds(issueIds: readonly IssueId[], needs: FieldNeeds): Promise<readonly WorkItem[]>;
  /** Issues edited in the last minutes; `null` when there are more than `limit`. */
  changedSince(minutes: number, limit: number): Promise<readonly IssueId[] | null>;
  /**
   * How many issues any of the queries finds, without those edited in the last minutes, of which 0
   * leaves nobody out; `null` when Jira does not understand them all.
   */
  countUnedited(jqls: readonly string[], minutes: number): Promise<number | null>;
  /** Which of the issues each query finds, in the order of the queries. */
  match(issueIds: readonly IssueId[], jqls: readonly string[]): Promise<readonly MatchOutcome[]>;
}

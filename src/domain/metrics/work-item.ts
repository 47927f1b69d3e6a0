import type { IssueId, ProjectId } from '../shared/ids';

/** Jira's status category keys. Names are translated, so they are never compared. */
export type StatusCategory = 'new' | 'indeterminate' | 'done' | 'undefined';

/**
 * A Jira issue as the measures see it. `null` means the field is empty;
 * `undefined` means Jira did not return the field at all (hidden, or switched off).
 */
export interface WorkItem {
  readonly id: IssueId;
  readonly key: string;
  readonly projectId: ProjectId;
  readonly parentId: IssueId | null;
  /** 1 epic, 0 story, −1 sub-task. */
  readonly hierarchyLevel: number;
  readonly statusCategory: StatusCategory;
  /** `true` when an issue security level restricts who may see it. */
  readonly isRestricted: boolean;
  /** Seconds. */
  readonly timeSpent: number | null | undefined;
  readonly originalEstimate: number | null | undefined;
  readonly remainingEstimate: number | null | undefined;
  readonly aggregateTimeSpent: number | null | undefined;
  readonly aggregateOriginalEstimate: number | null | undefined;
  readonly aggregateRemainingEstimate: number | null | undefined;
  /** Coalesced from the two story-point fields, never their sum. Source: metrics-spec A.3. */
  readonly storyPoints: number | null | undefined;
  /** Both story-point fields are set and differ. */
  readonly hasStoryPointConflict: boolean;
  /** Numeric custom fields that were asked for, by field id. */
  readonly numbers: Readonly<Record<string, number | null | undefined>>;
}

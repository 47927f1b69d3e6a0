import type { IssueComment, Worklog } from '../../domain/metrics/catalogue/catalogue-input';
import type { IssueTimeline } from '../../domain/metrics/timeline/issue-timeline';
import type { AccountId, IssueId, ProjectId } from '../../domain/shared/ids';

/** The fields of this site that metrics are made of; `null` where it has none. */
export interface WorkFields {
  readonly sprint: string | null;
  readonly flagged: string | null;
  /** Where an issue stands in the backlog. */
  readonly rank: string | null;
}

/** A link as it stands now, seen from the issue that carries it. */
export interface KnownLink {
  readonly kind: 'blocks' | 'blocked-by' | 'other';
  readonly otherId: IssueId;
  /** `null`: Jira's history does not tell. */
  readonly linkedAt: number | null;
}

/** An issue with its past. Worklogs and comments are `null` unless they were asked for. */
export interface KnownIssue {
  readonly timeline: IssueTimeline;
  /** `true` when an issue security level restricts who may see it. */
  readonly isRestricted: boolean;
  readonly links: readonly KnownLink[];
  readonly worklogs: readonly Worklog[] | null;
  readonly comments: readonly IssueComment[] | null;
  /** Accounts of apps among the authors. */
  readonly appAccountIds: readonly AccountId[];
}

/** What is read of each issue. */
export interface TimelineNeeds {
  readonly fieldIds: readonly string[];
  /** Worklogs and comments; they make answers many times as large. */
  readonly withEffort: boolean;
}

export type FoundIssues =
  | {
      readonly kind: 'found';
      readonly ids: readonly IssueId[];
      /** Nothing else matches. */
      readonly isWhole: boolean;
    }
  | { readonly kind: 'invalid-jql'; readonly messages: readonly string[] };

export interface Board {
  readonly id: string;
  readonly name: string;
}

/** What a board shows and how it estimates. */
export interface BoardRules {
  readonly name: string;
  /** The saved filter it is made of, else the project it stands in. */
  readonly jql: string | null;
  readonly estimateFieldId: string | null;
  /** Ids of the statuses that have a column, from the first column to the last. */
  readonly columns: readonly string[];
}

/** A sprint as Jira tells it. Instants in epoch milliseconds. */
export interface KnownSprint {
  readonly id: string;
  readonly boardId: string;
  readonly name: string;
  readonly goal: string;
  readonly state: 'active' | 'closed';
  readonly startedAt: number;
  readonly plannedEndAt: number;
  readonly completedAt: number | null;
}

export interface KnownVersion {
  readonly id: string;
  readonly name: string;
  readonly projectId: ProjectId;
  /** Days. */
  readonly startOn: string | null;
  readonly releaseOn: string | null;
  readonly isReleased: boolean;
}

/** What Jira knows beyond single values: pasts, boards, sprints, versions. All as the app. */
export interface MetricFacts {
  fields(): Promise<WorkFields>;
  /** Newest first. As the viewer for what has not been checked yet, else as the app. */
  find(
    jql: string,
    options: { readonly as: 'viewer' | 'app'; readonly limit: number },
  ): Promise<FoundIssues>;
  /**
   * Whole histories of these fields, with what they are now; issues that are gone are missing. What
   * happened to issues in `pasts` is taken from there and not asked of Jira again.
   */
  read(
    issueIds: readonly IssueId[],
    needs: TimelineNeeds,
    pasts?: ReadonlyMap<IssueId, KnownIssue>,
  ): Promise<readonly KnownIssue[]>;
  /** Whether the project has any version at all, for two points whatever their number. */
  hasVersions(projectId: ProjectId): Promise<boolean>;
  boardsOf(projectId: ProjectId): Promise<readonly Board[]>;
  /** `null`: gone, or hidden from the app. */
  board(boardId: string): Promise<BoardRules | null>;
  /** Started ones. */
  sprintsOf(boardId: string): Promise<readonly KnownSprint[]>;
  /** `null`: gone, hidden from the app, or never started. */
  sprint(sprintId: string): Promise<KnownSprint | null>;
  versionsOf(projectId: ProjectId): Promise<readonly KnownVersion[]>;
  /** Ids, highest first. */
  priorities(): Promise<readonly string[]>;
}

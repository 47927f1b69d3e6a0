import type { AccountId, IssueId, ProjectId } from '../../shared/ids';
import type { Sprint } from '../sprint/sprint';

/** What people said about the statuses of a project; Jira itself knows categories only. */
export interface StatusMapping {
  /** Nobody works on it there: queues and waiting. `null`: nobody has said yet. */
  readonly wait: ReadonlySet<string> | null;
  readonly review: ReadonlySet<string>;
  readonly blocked: ReadonlySet<string>;
}

/** What counts as work on technical debt. */
export interface DebtRule {
  readonly labels: ReadonlySet<string>;
  readonly typeIds: ReadonlySet<string>;
  /** Ids of components that hold nothing else. */
  readonly componentIds: ReadonlySet<string>;
  /** What the query for it finds now; Jira cannot be asked what it found before. */
  readonly issueIds: ReadonlySet<IssueId>;
}

/** How bad a bug is, where a field of its own says so. */
export interface SeverityRule {
  readonly fieldId: string;
  /** Ids of its options, worst first. */
  readonly levels: readonly string[];
}

/** What says that a bug was found in production; the first one that a site has. */
export type FoundInSignal =
  | { readonly kind: 'field'; readonly fieldId: string; readonly values: ReadonlySet<string> }
  | { readonly kind: 'label'; readonly labels: ReadonlySet<string> }
  | { readonly kind: 'type'; readonly typeIds: ReadonlySet<string> }
  /** It affects a version that was already released when the bug was created. */
  | { readonly kind: 'released-version' };

/**
 * The team of an issue: what its Team field says, or else who owns one of its components, or else
 * that of its project, or else that of its assignee. Source: metrics-spec P16.
 */
export interface TeamRule {
  readonly fieldId: string | null;
  /** Team id by value of the field; any other value is a team of its own. */
  readonly byValue: ReadonlyMap<string, string>;
  /** Team id by component. */
  readonly byComponent: ReadonlyMap<string, string>;
  /** Team id by project; a project without one is a team of its own. */
  readonly byProject: ReadonlyMap<ProjectId, string>;
  /** Team id of each person. */
  readonly members: ReadonlyMap<AccountId, string>;
}

/** What says that an issue was escalated, besides a raised priority. */
export interface EscalationRule {
  readonly accountIds: ReadonlySet<AccountId>;
  readonly statusIds: ReadonlySet<string>;
  readonly labels: ReadonlySet<string>;
}

/** What people said of a sprint's goal; Jira keeps the text and no result. */
export type GoalVerdict = 'achieved' | 'partial' | 'missed';

/** A change that went live. Source: metrics-spec C.4, X6–X9. */
export interface Deployment {
  readonly id: string;
  readonly service: string;
  readonly isProduction: boolean;
  readonly isSuccessful: boolean;
  /** Epoch milliseconds. */
  readonly finishedAt: number;
  /** When its first commit was written; `null` where nobody told. */
  readonly firstCommitAt: number | null;
  /** Jobs of one pipeline run share it and count once; `null` for a deployment on its own. */
  readonly runId: string | null;
}

/** Something that went wrong in production. */
export interface Incident {
  readonly id: string;
  readonly service: string;
  readonly createdAt: number;
  /** `null` while it lasts. */
  readonly resolvedAt: number | null;
  /** The deployment that caused it, where somebody said so. */
  readonly deploymentId: string | null;
  readonly issueId: IssueId | null;
}

/**
 * Up to when all there was has been told, in epoch milliseconds and the last one included. `null`:
 * nobody has said so, and what was told has to speak for itself.
 */
export interface ToldUntil {
  readonly deployments: number | null;
  readonly incidents: number | null;
}

export const NOTHING_COMPLETE: ToldUntil = { deployments: null, incidents: null };

/** What Jira does not know and people say. `null` and empty: nobody has said yet. */
export interface Practice {
  readonly statuses: StatusMapping;
  /** Ids of the issue types that are bugs; names differ from site to site. */
  readonly bugTypeIds: ReadonlySet<string>;
  /** `null`: bugs go by their priority. */
  readonly severity: SeverityRule | null;
  readonly foundIn: FoundInSignal | null;
  readonly debt: DebtRule | null;
  readonly teams: TeamRule;
  readonly escalation: EscalationRule;
  /** What a team can do in a sprint, in the unit of its estimates. */
  readonly capacity: ReadonlyMap<Sprint['id'], number>;
  readonly verdicts: ReadonlyMap<Sprint['id'], GoalVerdict>;
  readonly deployments: readonly Deployment[] | null;
  readonly incidents: readonly Incident[] | null;
  readonly toldUntil: ToldUntil;
  /** Metrics about what people do are off until somebody with the right turns them on. */
  readonly arePersonMetricsOn: boolean;
}

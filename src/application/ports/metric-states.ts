import type { Measurement } from '../../domain/metrics/measurement';
import type { Home, IssueId, MetricId, ProjectId } from '../../domain/shared/ids';

export type StaleReason =
  | 'jira-unavailable'
  | 'rate-limited'
  | 'jql-invalid'
  | 'field-missing'
  | 'no-permission'
  | 'too-many-issues'
  | 'waiting';

/** Why a value could not be renewed, since when, and Jira's own words. */
export interface Staleness {
  readonly reason: StaleReason;
  readonly since: string;
  readonly messages: readonly string[];
}

/** A measurement without the issues behind it, and when it was made. */
export type MeasuredValue = Omit<Measurement, 'contributors' | 'excluded'> & {
  readonly excluded: number;
  readonly asOf: string;
};

/** Whose issues a value is made of, so that nobody is shown a number that isolates a hidden one. */
export interface Audience {
  readonly byProject: readonly { readonly projectId: ProjectId; readonly count: number }[];
  /** Issues behind a security level, at most `MAX_RESTRICTED`. */
  readonly restricted: readonly { readonly issueId: IssueId; readonly projectId: ProjectId }[];
}

/** Beyond this many restricted issues one hidden issue cannot be isolated in practice. */
export const MAX_RESTRICTED = 1000;

/** Where a metric stands: its last good value, and whether that could be renewed. */
export interface MetricState {
  readonly metricId: MetricId;
  readonly projectId: Home;
  readonly scopeHash: string;
  readonly definitionHash: string;
  readonly measured: MeasuredValue | null;
  readonly audience: Audience;
  readonly stale: Staleness | null;
  /** First time the key result's target was reached. */
  readonly firstAchievedAt: string | null;
}

export interface MetricStates {
  find(metricId: MetricId): Promise<MetricState | null>;
  findMany(metricIds: readonly MetricId[]): Promise<ReadonlyMap<MetricId, MetricState>>;
  save(state: MetricState): Promise<void>;
  remove(metricId: MetricId): Promise<void>;
}

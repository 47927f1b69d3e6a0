import type { IssueId } from '../../domain/shared/ids';
import type { KnownIssue, KnownSprint, KnownVersion } from './metric-facts';
import type { Staleness } from './metric-states';

/** How far the past of a scope's issues has been read. */
export interface TimelinesState {
  readonly state: 'reading' | 'done' | 'failed';
  readonly issuesDone: number;
  readonly issuesTotal: number;
  /** ISO instant up to which changes in Jira are in it; `null` until it is whole. */
  readonly asOf: string | null;
  /** Why it could not be brought up to date the last time. */
  readonly stale: Staleness | null;
}

export interface SeenVersion extends KnownVersion {
  /** Epoch milliseconds; `null` for one that is not released, or was before anybody looked. */
  readonly seenReleasedAt: number | null;
}

/** The sprints and versions that a scope's issues are in. */
export interface Containers {
  readonly sprints: readonly KnownSprint[];
  readonly versions: readonly SeenVersion[];
  /** What the only board of these issues estimates in; `null` when there are several, or none. */
  readonly estimateFieldId: string | null;
  /** Its statuses in the order of its columns; empty when there are several boards, or none. */
  readonly columns: readonly string[];
}

/** Which issues a scope had when the reading of their pasts began. */
export interface ScopeMembers {
  /** Newest first. */
  readonly ids: readonly IssueId[];
  /** Epoch milliseconds. */
  readonly at: number;
}

/** The issues of scopes with their pasts, as the app sees them. */
export interface ScopeTimelines {
  /** `null`: nobody asked for it yet. */
  state(hash: string): Promise<TimelinesState | null>;
  saveState(hash: string, state: TimelinesState): Promise<void>;
  issues(hash: string): Promise<readonly KnownIssue[]>;
  /** Adds and replaces, and takes out what is named; doing it twice does no harm. */
  change(
    hash: string,
    change: { readonly put: readonly KnownIssue[]; readonly drop: readonly IssueId[] },
  ): Promise<void>;
  /** Asked of Jira once: every look at a large scope costs as many points as it has issues. */
  members(hash: string): Promise<ScopeMembers | null>;
  saveMembers(hash: string, members: ScopeMembers): Promise<void>;
  containers(hash: string): Promise<Containers | null>;
  saveContainers(hash: string, containers: Containers): Promise<void>;
  /** Hashes of all that is kept. */
  list(): Promise<readonly string[]>;
  remove(hash: string): Promise<void>;
}

import type { CalendarDate } from '../../domain/shared/calendar-date';
import type { AccountId, IssueId } from '../../domain/shared/ids';
import type { Staleness } from './metric-states';

export type SyncTrigger = 'hourly' | 'event' | 'refresh' | 'definition';

export interface SyncSummary {
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly trigger: SyncTrigger;
  readonly measured: number;
  readonly failed: number;
}

export interface SyncState {
  /** Changes up to this instant have been taken in. */
  readonly cursor: string | null;
  /** Every value that is not stale itself was true at this instant. */
  readonly confirmedAt: string | null;
  readonly lastFullOn: CalendarDate | null;
  /** Set while Jira cannot be asked at all. */
  readonly outage: Staleness | null;
  readonly lastSync: SyncSummary | null;
  readonly lastHourly: SyncSummary | null;
}

export interface RefreshProgress {
  readonly jobId: string;
  readonly accountId: AccountId;
  readonly state: 'queued' | 'running' | 'done' | 'failed';
  readonly total: number;
  readonly done: number;
}

/** A change in Jira that waits to be taken in. */
export type PendingChange =
  | { readonly kind: 'issue-changed' | 'issue-deleted'; readonly issueId: IssueId }
  | { readonly kind: 'sprints-changed' | 'versions-changed' };

export interface SyncStore {
  state(): Promise<SyncState>;
  saveState(state: SyncState): Promise<void>;
  findRefresh(jobId: string): Promise<RefreshProgress | null>;
  saveRefresh(progress: RefreshProgress): Promise<void>;
}

/** Changes gather here for a moment, so that a hundred events become one run. */
export interface PendingChanges {
  add(change: PendingChange): Promise<void>;
  /** True when a run was due to be queued; at most once until `open` is called again. */
  claimRun(): Promise<boolean>;
  /** Lets the next change queue a run again. */
  reopen(): Promise<void>;
  list(): Promise<readonly { readonly key: string; readonly change: PendingChange }[]>;
  remove(keys: readonly string[]): Promise<void>;
}

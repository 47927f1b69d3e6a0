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

/** Where a reconcile found the sync's issues of all queries, or of one, apart from Jira's. */
export interface Drift {
  /** Found by the query, and not known. */
  readonly missing: number;
  /** Known, and found no more. */
  readonly extra: number;
  /** Known with other values. */
  readonly outdated: number;
}

/** What the last nightly reconcile compared and healed. */
export interface Reconcile extends Drift {
  /** ISO instants. */
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly queries: number;
  /** Distinct issues that were compared. */
  readonly issues: number;
  /** Of queries that had drifted, by the hash of their scope; at most `MAX_DRIFTED`. */
  readonly byScope: Readonly<Record<string, Drift>>;
}

/** So many queries are named; the sums count all of them. */
export const MAX_DRIFTED = 200;

/** An issue that Jira's search may still find for a while. */
interface RecentDeletion {
  readonly issueId: IssueId;
  /** Epoch milliseconds at which we were told. */
  readonly at: number;
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
  readonly recentlyDeleted: readonly RecentDeletion[];
  readonly lastReconcile: Reconcile | null;
  /** Names the categories that statuses had then; `null` before the first reconcile. */
  readonly statusesAtReconcile: string | null;
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
  /** Returns the key under which it waits. */
  add(change: PendingChange): Promise<string>;
  /** True when a run was due to be queued for that change; at most once until `reopen` is called. */
  claimRun(key: string): Promise<boolean>;
  /** The change whose run is due and takes in all others; `null` when none is. */
  claimedBy(): Promise<string | null>;
  isWaiting(key: string): Promise<boolean>;
  /** Lets the next change queue a run again. */
  reopen(): Promise<void>;
  list(): Promise<readonly { readonly key: string; readonly change: PendingChange }[]>;
  remove(keys: readonly string[]): Promise<void>;
}

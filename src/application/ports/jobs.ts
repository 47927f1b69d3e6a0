import type { IssueId, KeyResultId } from '../../domain/shared/ids';
import type { PendingChange, SyncTrigger } from './sync-store';

/** Work for the background. Every job may arrive twice or late, and must not mind. */
export type Job =
  | { readonly kind: 'sweep' }
  /** Carries the change that queued the run; the others are read when it runs. */
  | { readonly kind: 'changes'; readonly change: PendingChange }
  | {
      readonly kind: 'key-results';
      readonly keyResultIds: readonly KeyResultId[];
      readonly trigger: 'refresh' | 'definition';
      readonly refreshId: string | null;
    }
  | { readonly kind: 'resume'; readonly run: Run };

/** What a run still has to do. Small enough to travel in a queue event. */
export interface Run {
  readonly trigger: SyncTrigger;
  readonly startedAt: string;
  /** Hashes of scopes to read anew, and of scopes to bring up to date with the changes. */
  readonly readWhole: readonly string[];
  readonly update: readonly string[];
  readonly changedIds: readonly IssueId[];
  readonly deletedIds: readonly IssueId[];
  /** Taken-in changes, forgotten when the run is through. */
  readonly pendingKeys: readonly string[];
  readonly isSweep: boolean;
  readonly isNightly: boolean;
  readonly refresh: { readonly id: string; readonly total: number } | null;
  readonly measured: number;
  readonly failed: number;
  /** How often Jira had to be left alone for a while. */
  readonly attempts: number;
}

export interface Jobs {
  push(job: Job, delaySeconds?: number): Promise<void>;
}

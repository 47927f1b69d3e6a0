import type { IssueId, KeyResultId } from '../../domain/shared/ids';
import type { Drift, PendingChange, SyncTrigger } from './sync-store';

/** Work for the background. Every job may arrive twice or late, and must not mind. */
export type Job = NewJob | { readonly kind: 'resume'; readonly run: Run };

interface Tried {
  /** How often it had to be put off before it could be planned. */
  readonly attempts?: number;
}

/** Work that has not been planned yet. */
export type NewJob = Tried & Task;

type Task =
  | { readonly kind: 'sweep' }
  /** Carries the change that queued the run; the others are read when it runs. */
  | {
      readonly kind: 'changes';
      readonly change: PendingChange;
      /** Under which it waits; absent in jobs of versions before. */
      readonly key?: string;
      /** While more changes keep coming in. */
      readonly gathering?: Gathering;
    }
  | {
      readonly kind: 'key-results';
      readonly keyResultIds: readonly KeyResultId[];
      readonly trigger: 'refresh' | 'definition';
      readonly refreshId: string | null;
    };

/** How often a run was put off for changes to gather, and how many waited when it last was. */
interface Gathering {
  /** Epoch milliseconds of the first look. */
  readonly since: number;
  readonly looks: number;
  readonly waiting: number;
}

/** What a run still has to do. Small enough to travel in a queue event. */
export interface Run {
  readonly trigger: SyncTrigger;
  readonly startedAt: string;
  /** Hashes of scopes to read anew, and of scopes to bring up to date with the changes. */
  readonly readWhole: readonly string[];
  readonly update: readonly string[];
  readonly changedIds: readonly IssueId[];
  /** Of a sweep: edits of so many minutes before are among these. */
  readonly minutes?: number;
  readonly deletedIds: readonly IssueId[];
  /** Taken-in changes, forgotten when the run is through. */
  readonly pendingKeys: readonly string[];
  readonly isSweep: boolean;
  readonly isNightly: boolean;
  /** More changed than can be named, so that everything has to be looked at. */
  readonly isBeyondCounting?: true;
  /** Sprints or versions changed, which edits no issue. */
  readonly areContainersChanged?: true;
  readonly refresh: { readonly id: string; readonly total: number } | null;
  readonly measured: number;
  readonly failed: number;
  /** How often Jira had to be left alone for a while. */
  readonly attempts: number;
  /** Of the first sweep: names the categories that statuses have before anything is read. */
  readonly statuses?: string;
  /** Of a nightly run, what was found otherwise than in Jira. */
  readonly reconcile?: RunReconcile;
}

export interface RunReconcile {
  /** Names the categories that statuses have tonight. */
  readonly statuses: string;
  readonly issues: number;
  readonly queries: number;
  /** Hashes of scopes that are read whole to be compared. */
  readonly compared: readonly string[];
  readonly byScope: Readonly<Record<string, Drift>>;
}

export interface Jobs {
  push(job: Job, delaySeconds?: number): Promise<void>;
}

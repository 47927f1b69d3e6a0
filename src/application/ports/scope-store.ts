import type { WorkItem } from '../../domain/metrics/work-item';
import type { IssueId } from '../../domain/shared/ids';
import type { Staleness } from './metric-states';

/** What is known of one scope, a query with the fields read for it. */
export interface ScopeSummary {
  readonly hash: string;
  readonly jql: string;
  readonly memberIds: readonly IssueId[];
  readonly lastOkAt: string | null;
  /** Cost of its last full read. */
  readonly durationMs: number;
  readonly calls: number;
  readonly points: number;
  readonly stale: Staleness | null;
}

/** The issues of every scope as they were last read, so that a change costs only the change. */
export interface ScopeStore {
  summaries(hashes: readonly string[]): Promise<ReadonlyMap<string, ScopeSummary>>;
  /** `null` when nothing complete is stored. */
  items(hash: string): Promise<readonly WorkItem[] | null>;
  /** Writes only what differs from what is stored. `memberIds` are the items' ids. */
  save(summary: ScopeSummary, items: readonly WorkItem[]): Promise<void>;
  /** Health only; members and items stay. */
  saveSummary(summary: ScopeSummary): Promise<void>;
  /** Hashes of everything stored. */
  list(): Promise<readonly string[]>;
  remove(hash: string): Promise<void>;
}

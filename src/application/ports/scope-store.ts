import type { WorkItem } from '../../domain/metrics/work-item';
import type { IssueId } from '../../domain/shared/ids';
import type { Staleness } from './metric-states';

/** A scope whose query fails is asked again later each time, so that it costs the others nothing. */
export interface ScopeRetry {
  /** In a row. */
  readonly failures: number;
  /** ISO instant before which no run by itself asks again. */
  readonly nextAt: string;
}

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
  /** Absent while nothing fails. */
  readonly retry?: ScopeRetry | null;
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

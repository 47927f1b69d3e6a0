import type { IssueFacts, StatusCategories } from '../../domain/history/issue-facts';
import type { RecordedChange } from '../../domain/history/items-at';
import type { IssueId } from '../../domain/shared/ids';

/** What we saw ourselves: exact, and complete from `since` on. */
export interface ScopeRecord {
  /** Epoch milliseconds of the first full read. */
  readonly since: number;
  /** Oldest first. */
  readonly changes: readonly RecordedChange[];
}

/** How far the past before the record has been read and turned into readings. */
export interface BackfillProgress {
  readonly state: 'reading' | 'writing' | 'done' | 'failed';
  readonly issuesDone: number;
  readonly issuesTotal: number;
  /** Newest first. */
  readonly monthsDone: number;
  readonly monthsTotal: number;
  /** ISO instant of the last step. */
  readonly at: string;
}

export interface ReadFacts {
  readonly byIssue: ReadonlyMap<IssueId, IssueFacts>;
  readonly categories: StatusCategories;
}

/** The past of scopes. What the sync writes and what the backfill writes never meet in one record. */
export interface ScopeHistories {
  /** `null` when the scope was never read whole. */
  recordedSince(hash: string): Promise<number | null>;
  /** Starts the record, once. */
  begin(hash: string, since: number): Promise<void>;
  /** Adding the same changes twice does no harm. */
  append(hash: string, changes: readonly RecordedChange[]): Promise<void>;
  record(hash: string): Promise<ScopeRecord | null>;

  /** What has been read so far; `null` before the first. */
  facts(hash: string): Promise<ReadFacts | null>;
  addFacts(hash: string, facts: readonly IssueFacts[], categories: StatusCategories): Promise<void>;
  progress(hash: string): Promise<BackfillProgress | null>;
  /** Those of the scopes whose past is done, or given up: nothing is left to read of them. */
  readWhole(hashes: readonly string[]): Promise<ReadonlySet<string>>;
  saveProgress(hash: string, progress: BackfillProgress): Promise<void>;

  remove(hash: string): Promise<void>;
}

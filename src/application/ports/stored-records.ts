import type { Json } from './audit';

/** One row of storage as it lies there, whatever it means. */
export interface StoredRecord {
  readonly kind: string;
  readonly key: string;
  readonly value: Json;
}

/** Rows of one kind: a custom entity, or the plain keys with one beginning. */
export interface StoredKind {
  readonly name: string;
  /** `kept` rows are what people made or what cannot be had again; the rest comes from Jira anew. */
  readonly is: 'kept' | 'derived';
  readonly holdsPeople: boolean;
}

export interface RecordPage {
  readonly records: readonly StoredRecord[];
  readonly nextCursor: string | null;
}

/** Everything the app stores, for backup, restore and erasing people. */
export interface StoredRecords {
  readonly kinds: readonly StoredKind[];
  page(kind: string, cursor: string | null): Promise<RecordPage>;
  /** `null` when it can be read back, else what is wrong with it. */
  problemWith(record: StoredRecord): string | null;
  /** A row that was changed since it was read stays as it is then. */
  replace(before: StoredRecord, after: StoredRecord): Promise<void>;
  write(records: readonly StoredRecord[]): Promise<void>;
  remove(records: readonly Pick<StoredRecord, 'kind' | 'key'>[]): Promise<void>;
}

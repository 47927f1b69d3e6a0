import type { MetricNote } from '../../domain/metrics/metric-note';
import type { Home, MetricId, MetricNoteId } from '../../domain/shared/ids';
import type { AuditEntry } from './audit';

/** What notes are about: one metric of a place, or with `null` all of them. */
export interface NoteSubject {
  readonly projectId: Home;
  readonly metricId: MetricId | null;
}

export interface MetricNotes {
  /** Deleted ones too. */
  find(id: MetricNoteId): Promise<MetricNote | null>;
  /** By day, without deleted ones. May lag a write by moments. */
  list(subject: NoteSubject): Promise<readonly MetricNote[]>;
  /**
   * Version 1 creates; any other replaces exactly the one before it, otherwise nothing is written.
   * The trace is written with it or not at all.
   */
  save(note: MetricNote, trace: readonly AuditEntry[]): Promise<'saved' | 'version-conflict'>;
  /** What was deleted and can still be brought back. */
  listDeleted(): Promise<readonly MetricNote[]>;
  remove(id: MetricNoteId): Promise<void>;
}

import type { Cycle } from '../../domain/okr/cycle';
import type { CycleId } from '../../domain/shared/ids';
import type { AuditEntry } from './audit';

/** Cycles belong to the whole site; there are dozens, not thousands. */
export interface Cycles {
  /** Exact. */
  find(id: CycleId): Promise<Cycle | null>;
  /** May lag a write by moments. */
  list(): Promise<readonly Cycle[]>;
  /**
   * Version 1 creates; any other version replaces exactly the one before it, otherwise nothing is
   * written and the answer is `version-conflict`. The trace is written with it or not at all.
   */
  save(cycle: Cycle, trace?: readonly AuditEntry[]): Promise<'saved' | 'version-conflict'>;
  /** Removes exactly this version. */
  remove(cycle: Cycle, trace?: readonly AuditEntry[]): Promise<'removed' | 'version-conflict'>;
}

import type { CheckIn, Confidence } from '../../domain/okr/check-in';
import type { CalendarDate } from '../../domain/shared/calendar-date';
import type { AccountId, CheckInId, Home } from '../../domain/shared/ids';

/** What lists need to know of the newest check-in of each subject, kept small. */
export interface LatestCheckIn {
  readonly id: CheckInId;
  readonly subjectId: string;
  readonly on: CalendarDate;
  readonly createdAt: string;
  readonly createdBy: AccountId;
  readonly confidence: Confidence | null;
}

export interface PageRequest {
  readonly cursor: string | null;
  readonly limit: number;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

export interface CheckIns {
  /** Deleted ones too. */
  find(id: CheckInId): Promise<CheckIn | null>;
  /** Newest first, without deleted ones. May lag a write by moments. */
  list(subjectId: string, page: PageRequest): Promise<Page<CheckIn>>;
  /** By subject id, for everything that belongs to these places. Exact. */
  latest(homes: readonly Home[]): Promise<ReadonlyMap<string, LatestCheckIn>>;
  /** Version 1 creates; any other replaces exactly the one before it. */
  save(checkIn: CheckIn): Promise<'saved' | 'version-conflict'>;
  /** What was deleted and can still be brought back. */
  listDeleted(): Promise<readonly CheckIn[]>;
  remove(checkIn: CheckIn): Promise<void>;
}

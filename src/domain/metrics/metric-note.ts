import { addDays, type CalendarDate } from '../shared/calendar-date';
import type { AccountId, Home, MetricId, MetricNoteId } from '../shared/ids';

/** Longer texts are not read beside a chart. */
export const MAX_NOTE_LENGTH = 280;

/** More notes than these nobody reads. */
export const MOST_NOTES = 200;

/** What people know about a day and Jira does not, such as a holiday or a new way to work. */
export interface MetricNote {
  readonly id: MetricNoteId;
  /** Counts up with every edit; two people who edit at once are told apart by it. */
  readonly version: number;
  readonly projectId: Home;
  /** `null`: it is about the place, and stands on all of its metrics. */
  readonly metricId: MetricId | null;
  readonly on: CalendarDate;
  /** Plain text. */
  readonly words: string;
  readonly isDeleted: boolean;
  readonly createdAt: string;
  readonly createdBy: AccountId;
  readonly updatedAt: string;
  readonly updatedBy: AccountId;
  /** When its words or its day were last changed. */
  readonly editedAt: string | null;
}

const FIRST_DAY = '2000-01-01';
const DAYS_AHEAD = 366;

/** Work is not older, and plans for later change. */
export const canBeNoted = (on: CalendarDate, today: CalendarDate): boolean =>
  FIRST_DAY <= on && on <= addDays(today, DAYS_AHEAD);

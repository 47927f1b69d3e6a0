import type { CalendarDate } from '../shared/calendar-date';
import type { AccountId, CheckInId, Home, KeyResultId, ObjectiveId } from '../shared/ids';
import type { Ratio } from '../shared/ratio';
import type { ManualStatus } from './manual-status';
import type { ProgressStatus } from './status';

/** What a check-in or a comment is about. */
export type Subject =
  | { readonly kind: 'objective'; readonly id: ObjectiveId }
  | { readonly kind: 'key-result'; readonly id: KeyResultId };

/** A person's belief that the target will be met, 0..10. Never mixed with the status. */
export type Confidence = number;

/** What a person says, and may correct later. */
export interface CheckInContent {
  /** The day it speaks about. */
  readonly on: CalendarDate;
  /** Typed in for manual key results; `null` where the number is measured. */
  readonly value: number | null;
  /** Set by hand; `null` leaves the status to the app. */
  readonly status: ManualStatus['status'] | null;
  readonly confidence: Confidence | null;
  /** Plain text with line breaks; people as `@[account id]`. */
  readonly comment: string;
}

/**
 * Where the subject stood by the app's own reckoning on that day. Never rewritten: later changes in
 * Jira belong to the next check-in. Source: metrics-spec B.2, G.3.
 */
export interface Snapshot {
  readonly value: number | null;
  readonly progress: Ratio | null;
  /** `null` for a day in the past, of which only the value is kept. */
  readonly status: ProgressStatus | null;
  /** Issues behind the value and how many were done; `null` where none are. */
  readonly n: number | null;
  readonly doneCount: number | null;
}

/** What stood there before an edit; what came after is in the next one, or in the check-in. */
export interface Revision {
  /** ISO instant. */
  readonly at: string;
  readonly by: AccountId;
  readonly before: Partial<CheckInContent>;
}

/** A person's dated word on how it is going. */
export interface CheckIn extends CheckInContent {
  readonly id: CheckInId;
  /** Rises by one with every change; a writer must name the version it read. */
  readonly version: number;
  readonly subject: Subject;
  readonly projectId: Home;
  readonly snapshot: Snapshot | null;
  readonly isDeleted: boolean;
  /** Oldest first, at most `MAX_REVISIONS`. */
  readonly revisions: readonly Revision[];
  readonly createdAt: string;
  readonly createdBy: AccountId;
  readonly updatedAt: string;
  readonly updatedBy: AccountId;
}

/** Keeps a record well below what storage takes, however long its texts are. */
export const MAX_REVISIONS = 20;

interface Edit {
  readonly at: string;
  readonly by: AccountId;
}

/** The next version; `null` when nothing differs. */
export function revise(
  checkIn: CheckIn,
  change: Partial<CheckInContent>,
  { at, by }: Edit,
): CheckIn | null {
  const before = differences(checkIn, change);
  if (Object.keys(before).length === 0) return null;
  const revisions = [...checkIn.revisions, { at, by, before }].slice(-MAX_REVISIONS);
  return {
    ...checkIn,
    ...change,
    version: checkIn.version + 1,
    revisions,
    updatedAt: at,
    updatedBy: by,
  };
}

function differences(
  checkIn: CheckInContent,
  change: Partial<CheckInContent>,
): Partial<CheckInContent> {
  const { on, value, status, confidence, comment } = checkIn;
  const parts: readonly Partial<CheckInContent>[] = [
    { on },
    { value },
    { status },
    { confidence },
    { comment },
  ];
  const isChanged = (part: Partial<CheckInContent>) =>
    Object.entries(part).some(([key, before]) => {
      const after = change[key as keyof CheckInContent];
      return after !== undefined && after !== before;
    });
  return Object.assign({}, ...parts.filter(isChanged)) as Partial<CheckInContent>;
}

/** Newest first: by the day it speaks about, then by when it was written. */
export function newestFirst(
  a: Pick<CheckIn, 'on' | 'createdAt' | 'id'>,
  b: Pick<CheckIn, 'on' | 'createdAt' | 'id'>,
): number {
  if (a.on !== b.on) return a.on < b.on ? 1 : -1;
  if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt ? 1 : -1;
  return a.id < b.id ? 1 : -1;
}

import type { Interval } from '../working-time';
import type { StatusCategory } from '../work-item';
import type { IssueTimeline } from './issue-timeline';

/** A status has been renamed or moved to another category before; `at` asks for that day's. */
export type CategoryOf = (statusId: string, at: number) => StatusCategory;

/** An uninterrupted stay in one status. `end` is `Infinity` while it lasts. */
export interface Stay extends Interval {
  readonly statusId: string;
  readonly category: StatusCategory;
}

/** A stay shorter than a minute was a slip of the hand. Source: metrics-spec P5. */
const MIN_DWELL_MS = 60_000;

/**
 * The statuses an issue has been in, from its creation on, without gaps. Slips of the hand are
 * merged into the stay before them. Source: metrics-spec P3.
 */
export function statusTimeline(
  history: IssueTimeline,
  categoryOf: CategoryOf,
  minDwellMs = MIN_DWELL_MS,
): readonly Stay[] {
  const { createdAt, values, changes } = history;
  const moves = changes['status'] ?? [];
  const first = moves[0]?.from ?? values['status'] ?? '';
  // Imported issues may carry changes from before the day they were created here.
  const beginning = Math.min(createdAt, moves[0]?.at ?? Infinity);
  let at = beginning;
  let statusId = first;
  const stays: { -readonly [Key in keyof Stay]: Stay[Key] }[] = [];
  const leaveAt = (end: number) => {
    if (end - at < minDwellMs) return;
    // What is left of "a slip and back again" is one stay.
    const last = stays[stays.length - 1];
    if (last?.statusId === statusId) return;
    // However short the first stay was, the issue has been somewhere since it began.
    const start = last === undefined ? beginning : at;
    if (last !== undefined) last.end = start;
    stays.push({ statusId, category: categoryOf(statusId, start), start, end: Infinity });
  };
  for (const move of moves) {
    leaveAt(move.at);
    at = move.at;
    statusId = move.to ?? first;
  }
  leaveAt(Infinity);
  // Lists that grow have room to spare, and these are kept for every issue.
  return stays.slice();
}

/** The stay an instant lies in; `undefined` before the issue was created. */
export function stayAt(stays: readonly Stay[], at: number): Stay | undefined {
  for (let place = stays.length - 1; place >= 0; place -= 1) {
    const stay = stays[place];
    if (stay !== undefined && stay.start <= at) return stay;
  }
  return undefined;
}

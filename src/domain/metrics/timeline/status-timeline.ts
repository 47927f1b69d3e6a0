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
  const entries = entriesOf(history);
  const beginning = entries[0]?.at ?? history.createdAt;
  const lasting = entries.filter(
    ({ at }, place) => (entries[place + 1]?.at ?? Infinity) - at >= minDwellMs,
  );
  const stays: Stay[] = [];
  for (const [place, { at, statusId }] of withoutRepeats(lasting).entries()) {
    const start = place === 0 ? beginning : at;
    stays.push({ statusId, category: categoryOf(statusId, start), start, end: Infinity });
    const before = stays[place - 1];
    if (before !== undefined) stays[place - 1] = { ...before, end: start };
  }
  return stays;
}

/** When it came into which status, the one it was created in first. */
function entriesOf({ createdAt, values, changes }: IssueTimeline): readonly Entry[] {
  const moves = changes['status'] ?? [];
  const first = moves[0]?.from ?? values['status'] ?? '';
  // Imported issues may carry changes from before the day they were created here.
  const beginning = Math.min(createdAt, moves[0]?.at ?? Infinity);
  return [
    { at: beginning, statusId: first },
    ...moves.map(({ at, to }) => ({ at, statusId: to ?? first })),
  ];
}

interface Entry {
  readonly at: number;
  readonly statusId: string;
}

/** What is left of "a slip and back again" is one stay. */
function withoutRepeats(entries: readonly Entry[]): readonly Entry[] {
  return entries.filter(({ statusId }, place) => entries[place - 1]?.statusId !== statusId);
}

/** The stay an instant lies in; `undefined` before the issue was created. */
export function stayAt(stays: readonly Stay[], at: number): Stay | undefined {
  return stays.findLast(({ start }) => start <= at);
}

/**
 * The stay that lasts until an instant. Buckets end before their end: what happens at that instant
 * belongs to the next one. Source: metrics-spec P1.
 */
export function stayBefore(stays: readonly Stay[], at: number): Stay | undefined {
  return stays.findLast(({ start }) => start < at);
}

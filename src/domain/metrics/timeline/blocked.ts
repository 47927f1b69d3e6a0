import type { Interval } from '../working-time';
import { intersection, union } from './intervals';
import type { IssueTimeline } from './issue-timeline';
import type { Stay } from './status-timeline';

/** What says that nobody can go on with an issue. */
export interface BlockedSignals {
  /** Id of the site's Flagged field; `null` where there is none. */
  readonly flaggedFieldId: string | null;
  readonly blockedStatusIds: ReadonlySet<string>;
}

/**
 * When an issue was blocked: flagged, or in a blocked status, or both, counted once. Only time that
 * counts as work can be blocked: a flag in the backlog, or left on after done, is none of it.
 * Source: metrics-spec P9.
 */
export function blockedIntervals(
  history: IssueTimeline,
  stays: readonly Stay[],
  { signals, counted }: { readonly signals: BlockedSignals; readonly counted: readonly Interval[] },
): readonly Interval[] {
  const inBlockedStatus = stays.filter(({ statusId }) => signals.blockedStatusIds.has(statusId));
  const flagged = flaggedIntervals(history, signals);
  if (flagged.length + inBlockedStatus.length === 0) return [];
  return intersection([...flagged, ...inBlockedStatus], counted);
}

const NEVER: readonly Interval[] = [];

/** A flag that was never taken off lasts. */
export function flaggedIntervals(
  history: IssueTimeline,
  { flaggedFieldId }: Pick<BlockedSignals, 'flaggedFieldId'>,
): readonly Interval[] {
  if (flaggedFieldId === null) return [];
  const changes = history.changes[flaggedFieldId];
  if (changes === undefined) {
    const isFlagged = isSet(history.values[flaggedFieldId] ?? null);
    return isFlagged ? [{ start: history.createdAt, end: Infinity }] : NEVER;
  }
  const first = changes[0] === undefined ? history.values[flaggedFieldId] : changes[0].from;
  const intervals: Interval[] = [];
  let start = history.createdAt;
  let flag = first ?? null;
  for (const { at, to } of changes) {
    if (isSet(flag)) intervals.push({ start, end: at });
    start = at;
    flag = to;
  }
  if (isSet(flag)) intervals.push({ start, end: Infinity });
  return union(intervals);
}

const isSet = (flag: string | null): boolean => flag !== null && flag !== '';

import type { StaleReason } from '../ports/metric-states';
import type { ScopeRetry, ScopeSummary } from '../ports/scope-store';

const FIRST_RETRY_MS = 10 * 60_000;
const LONGEST_RETRY_MS = 24 * 3_600_000;

/** Faults of everybody, not of one query: they say nothing about when to ask it again. */
const NOT_ITS_OWN: ReadonlySet<StaleReason> = new Set<StaleReason>(['waiting', 'rate-limited']);

/** When a scope that failed is asked again: later each time, at last once a day. */
export function retryAfterFailure(
  before: ScopeRetry | null | undefined,
  reason: StaleReason,
  now: number,
): ScopeRetry | null {
  if (NOT_ITS_OWN.has(reason)) return before ?? null;
  const failures = (before?.failures ?? 0) + 1;
  const pause = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1));
  return { failures, nextAt: new Date(now + pause).toISOString() };
}

/** What runs do with a scope by themselves; a person's refresh and a new definition always ask. */
export type Standing = 'settled' | 'due' | 'not-yet';

export function standingOf(summary: ScopeSummary | undefined, now: number): Standing {
  if (summary?.stale === null) return 'settled';
  const nextAt = summary?.retry?.nextAt;
  return nextAt !== undefined && Date.parse(nextAt) > now ? 'not-yet' : 'due';
}

import { type CalendarDate, daysBetween } from '../shared/calendar-date';
import type { Ratio } from '../shared/ratio';
import { expectedProgress } from './expected-progress';
import type { Target } from './key-result';
import { complies, keyResultProgress, type KeyResultProgress } from './key-result-progress';
import type { Period } from './period';
import { isOverdue, progressStatus, type ProgressStatus } from './status';
import type { StatusRule } from './status-rule';

export interface Judgement extends KeyResultProgress {
  readonly expected: Ratio | null;
  /** Expected minus actual in percentage points; positive is behind. `null` for a limit or band. */
  readonly gap: number | null;
  readonly status: ProgressStatus;
  readonly isOverdue: boolean;
}

export interface KeyResultFacts {
  readonly target: Target;
  /** Its own period or its objective's. */
  readonly period: Period | null;
  /** The last good value. */
  readonly value: number | null;
  /** One entry per measured day, oldest first, today's last; for limits and bands only. */
  readonly compliance?: readonly boolean[];
  readonly today: CalendarDate;
  readonly rule: StatusRule;
}

/** How a key result stands today. Source: metrics-spec A.4, B.1, B.2. */
export function judgeKeyResult(facts: KeyResultFacts): Judgement {
  const { period, today } = facts;
  const { raw, progress } = keyResultProgress(facts.target, facts.value, facts.compliance);
  const expected = period === null ? null : expectedOf(facts.target, period, today);
  const status = statusOf(facts, { raw, progress }, expected);
  return {
    raw,
    progress,
    expected,
    // A limit is judged by whether it is kept now, so a distance in points would mislead.
    gap: facts.target.kind === 'reach' ? gapInPoints(expected, progress) : null,
    status,
    isOverdue: isOverdue(status, period, today),
  };
}

/** Expected minus actual, in percentage points. */
export function gapInPoints(expected: Ratio | null, progress: Ratio | null): number | null {
  return expected === null || progress === null ? null : 100 * (expected - progress);
}

/** A limit is to be kept from the first day, not only in the end. */
function expectedOf(target: Target, period: Period, today: CalendarDate): Ratio {
  if (target.kind === 'reach') return expectedProgress(period, today);
  return daysBetween(period.start, today) < 0 ? 0 : 1;
}

function statusOf(
  facts: KeyResultFacts,
  { raw, progress }: KeyResultProgress,
  expected: Ratio | null,
): ProgressStatus {
  const { target, value, period, today, rule } = facts;
  if (target.kind === 'reach') {
    return progressStatus({ progress, raw, expected, period, today, rule });
  }
  if (value === null) return 'no-data';
  if (period === null) return 'no-schedule';
  if (daysBetween(today, period.start) > 0) return 'not-started';
  const isKept = complies(target, value);
  if (isKept) return daysBetween(period.end, today) > 0 ? 'achieved' : 'on-track';
  return facts.compliance?.at(-2) === false ? 'at-risk' : 'behind';
}

import { type CalendarDate, daysBetween } from '../shared/calendar-date';
import type { Ratio } from '../shared/ratio';
import { expectedProgress, type Pace } from './expected-progress';
import type { Target } from './key-result';
import { complies, keyResultProgress, type KeyResultProgress } from './key-result-progress';
import { isInForce, type ManualStatus } from './manual-status';
import type { Period } from './period';
import { isOverdue, progressStatus, type ProgressStatus } from './status';
import type { StatusRule } from './status-rule';

export interface Judgement extends KeyResultProgress {
  readonly expected: Ratio | null;
  /** Expected minus actual in percentage points; positive is behind. `null` for a limit or band. */
  readonly gap: number | null;
  /** What counts: set by hand while that holds, otherwise by the rule. */
  readonly status: ProgressStatus;
  /** What the rule says, whatever a person set. */
  readonly automaticStatus: ProgressStatus;
  readonly decidedBy: 'rule' | 'person' | 'lifecycle';
  readonly isOverdue: boolean;
}

export interface KeyResultFacts {
  readonly target: Target;
  /** Its own period or its objective's. */
  readonly period: Period | null;
  readonly pace: Pace;
  /** The last good value. */
  readonly value: number | null;
  /** One entry per measured day, oldest first, today's last; for limits and bands only. */
  readonly compliance?: readonly boolean[];
  readonly today: CalendarDate;
  readonly rule: StatusRule;
  /** Computed chance to hit the target; for the forecast reading only. */
  readonly chance?: Ratio | null;
  readonly manual?: ManualStatus | null;
  /** ISO instant since which it has had its value. */
  readonly valueSince?: string | null;
  /** The status of something closed or postponed. */
  readonly asSet?: ProgressStatus | null;
}

/** How a key result stands today. Source: metrics-spec A.4, B.1, B.2. */
export function judgeKeyResult(facts: KeyResultFacts): Judgement {
  const { period, today } = facts;
  const { raw, progress } = keyResultProgress(facts.target, facts.value, facts.compliance);
  const expected = period === null ? null : expectedOf(facts, period);
  const automaticStatus = statusOf(facts, { raw, progress }, expected);
  const { status, decidedBy } = decided(facts, automaticStatus);
  return {
    raw,
    progress,
    expected,
    // A limit is judged by whether it is kept now, so a distance in points would mislead.
    gap: facts.target.kind === 'reach' ? gapInPoints(expected, progress) : null,
    status,
    automaticStatus,
    decidedBy,
    isOverdue: isOverdue(status, period, today),
  };
}

/** The end of a key result comes first, then a person, then the rule. Source: metrics-spec B.2. */
function decided(
  { asSet = null, manual = null, valueSince = null }: KeyResultFacts,
  automaticStatus: ProgressStatus,
): Pick<Judgement, 'status' | 'decidedBy'> {
  if (asSet !== null) return { status: asSet, decidedBy: 'lifecycle' };
  if (manual !== null && isInForce(manual, valueSince)) {
    return { status: manual.status, decidedBy: 'person' };
  }
  return { status: automaticStatus, decidedBy: 'rule' };
}

/** Expected minus actual, in percentage points. */
export function gapInPoints(expected: Ratio | null, progress: Ratio | null): number | null {
  return expected === null || progress === null ? null : 100 * (expected - progress);
}

/** A limit is to be kept from the first day, not only in the end. */
function expectedOf({ target, pace, today }: KeyResultFacts, period: Period): Ratio {
  if (target.kind === 'reach') return expectedProgress(period, today, pace);
  return daysBetween(period.start, today) < 0 ? 0 : 1;
}

function statusOf(
  facts: KeyResultFacts,
  { raw, progress }: KeyResultProgress,
  expected: Ratio | null,
): ProgressStatus {
  const { target, value, period, today, rule, chance = null } = facts;
  if (target.kind === 'reach') {
    return progressStatus({ progress, raw, expected, period, today, rule, chance });
  }
  if (value === null) return 'no-data';
  if (period === null) return 'no-schedule';
  if (daysBetween(today, period.start) > 0) return 'not-started';
  const isKept = complies(target, value);
  if (isKept) return daysBetween(period.end, today) > 0 ? 'achieved' : 'on-track';
  return facts.compliance?.at(-2) === false ? 'at-risk' : 'behind';
}

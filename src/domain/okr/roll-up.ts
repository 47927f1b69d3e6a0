import type { CalendarDate } from '../shared/calendar-date';
import type { Ratio } from '../shared/ratio';
import { expectedProgress } from './expected-progress';
import { gapInPoints } from './judge-key-result';
import type { Period } from './period';
import { isOverdue, progressStatus, type ProgressStatus } from './status';
import type { StatusRule } from './status-rule';

/** An active key result or child objective. */
export interface RollUpPart {
  readonly progress: Ratio | null;
  readonly expected: Ratio | null;
  /** 0 or more. */
  readonly weight: number;
  readonly status: ProgressStatus;
}

export interface RollUp {
  readonly progress: Ratio | null;
  readonly expected: Ratio | null;
  /** Expected minus actual in percentage points; the weighted mean of the parts' gaps. */
  readonly gap: number | null;
  readonly status: ProgressStatus;
  readonly isOverdue: boolean;
  /** Parts in that state, because an average hides a red child. */
  readonly atRisk: number;
  readonly behind: number;
  readonly noData: number;
}

interface Schedule {
  readonly period: Period | null;
  readonly today: CalendarDate;
  readonly rule: StatusRule;
}

/**
 * Weighted mean of progress and of expectation. A part without data counts as 0, since leaving it
 * out would flatter the objective; with no data in any part there is none here either.
 * Source: metrics-spec B.3.
 */
export function rollUp(parts: readonly RollUpPart[], schedule: Schedule): RollUp {
  const { period, today } = schedule;
  const progress = parts.some((part) => part.weight > 0 && part.progress !== null)
    ? weightedMean(parts, (part) => part.progress ?? 0)
    : null;
  const expected = expectation(parts, schedule);
  const status = statusOf(parts, { progress, expected }, schedule);
  const count = (wanted: ProgressStatus) => parts.filter((part) => part.status === wanted).length;
  return {
    progress,
    expected,
    gap: gapInPoints(expected, progress),
    status,
    isOverdue: isOverdue(status, period, today),
    atRisk: count('at-risk'),
    behind: count('behind'),
    noData: count('no-data'),
  };
}

function expectation(
  parts: readonly RollUpPart[],
  { period, today }: Pick<Schedule, 'period' | 'today'>,
): Ratio | null {
  const isScheduled = parts.some((part) => part.weight > 0 && part.expected !== null);
  if (!isScheduled) return period === null ? null : expectedProgress(period, today);
  // A part without dates owes nothing beyond what it has.
  return weightedMean(parts, (part) => part.expected ?? part.progress ?? 0);
}

function statusOf(
  parts: readonly RollUpPart[],
  { progress, expected }: Pick<RollUp, 'progress' | 'expected'>,
  schedule: Schedule,
): ProgressStatus {
  const isWaiting = parts.length > 0 && parts.every((part) => part.status === 'not-started');
  if (progress !== null && isWaiting) return 'not-started';
  return progressStatus({ progress, raw: progress, expected, ...schedule });
}

function weightedMean(
  parts: readonly RollUpPart[],
  valueOf: (part: RollUpPart) => number,
): Ratio | null {
  const total = parts.reduce((sum, part) => sum + part.weight, 0);
  if (total <= 0) return null;
  return parts.reduce((sum, part) => sum + part.weight * valueOf(part), 0) / total;
}

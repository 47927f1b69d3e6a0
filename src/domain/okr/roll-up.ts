import type { CalendarDate } from '../shared/calendar-date';
import type { Ratio } from '../shared/ratio';
import { TOLERANCE } from '../shared/tolerance';
import { isCounted } from './closing';
import { expectedProgress, type Pace } from './expected-progress';
import { gapInPoints } from './judge-key-result';
import type { Objective } from './objective';
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
  /** What its own dates expect; `null` without dates. Stands beside `expected` when they differ. */
  readonly ownExpected: Ratio | null;
  /** Weighted mean of what its parts expect; `null` when none of them has dates. */
  readonly childrenExpected: Ratio | null;
  /** Expected minus actual in percentage points. */
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
  /** For what its own dates expect. */
  readonly pace: Pace;
  readonly today: CalendarDate;
  readonly rule: StatusRule;
}

/** From so many percentage points on, the two expectations of an objective are shown apart. */
const NOTABLE_DIFFERENCE: Ratio = 0.1;

/** Its own dates and those below it tell different things. Source: metrics-spec B.3. */
export function expectationsDiffer({
  ownExpected,
  childrenExpected,
}: Pick<RollUp, 'ownExpected' | 'childrenExpected'>): boolean {
  if (ownExpected === null || childrenExpected === null) return false;
  return Math.abs(ownExpected - childrenExpected) > NOTABLE_DIFFERENCE + TOLERANCE;
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
  const childrenExpected = expectationOfParts(parts);
  const ownExpected = period === null ? null : expectedProgress(period, today, schedule.pace);
  const expected =
    schedule.rule.objectiveExpectation === 'ownDates'
      ? (ownExpected ?? childrenExpected)
      : (childrenExpected ?? ownExpected);
  const status = statusOf(parts, { progress, expected }, schedule);
  return {
    progress,
    expected,
    ownExpected,
    childrenExpected,
    gap: gapInPoints(expected, progress),
    status,
    isOverdue: isOverdue(status, period, today),
    ...statusCounts(parts),
  };
}

/** How many stand badly. */
export function statusCounts(
  parts: readonly RollUpPart[],
): Pick<RollUp, 'atRisk' | 'behind' | 'noData'> {
  const count = (wanted: ProgressStatus) => parts.filter(({ status }) => status === wanted).length;
  return { atRisk: count('at-risk'), behind: count('behind'), noData: count('no-data') };
}

/**
 * Whether an objective is part of the one above. A private one counts in private parents only: the
 * number of a visible parent must not move with it. Decision 0009.
 */
export function countsInParent(
  child: Pick<Objective, 'lifecycle' | 'closing' | 'isInRollUp' | 'isPrivate'>,
  parent: Pick<Objective, 'isPrivate'>,
): boolean {
  const isShown = !child.isPrivate || parent.isPrivate;
  return isCounted(child) && child.isInRollUp && isShown;
}

function expectationOfParts(parts: readonly RollUpPart[]): Ratio | null {
  const isScheduled = parts.some((part) => part.weight > 0 && part.expected !== null);
  // A part without dates owes nothing beyond what it has.
  return isScheduled ? weightedMean(parts, (part) => part.expected ?? part.progress ?? 0) : null;
}

function statusOf(
  parts: readonly RollUpPart[],
  { progress, expected }: Pick<RollUp, 'progress' | 'expected'>,
  schedule: Schedule,
): ProgressStatus {
  const isWaiting = parts.length > 0 && parts.every((part) => part.status === 'not-started');
  if (progress !== null && isWaiting) return 'not-started';
  const byGap = progressStatus({ progress, raw: progress, expected, ...schedule });
  const isJudged = byGap === 'on-track' || byGap === 'behind' || byGap === 'at-risk';
  if (schedule.rule.objectiveStatus === 'gap' || !isJudged) return byGap;
  return worstOf(parts) ?? byGap;
}

/** Worst first; the grey ones say nothing about how it goes. */
const WORST_FIRST = ['at-risk', 'behind', 'on-track', 'achieved'] as const;

function worstOf(parts: readonly RollUpPart[]): ProgressStatus | null {
  const counting = parts.filter(({ weight }) => weight > 0);
  const worst = WORST_FIRST.find((status) => counting.some((part) => part.status === status));
  return worst === 'achieved' ? 'on-track' : (worst ?? null);
}

function weightedMean(
  parts: readonly RollUpPart[],
  valueOf: (part: RollUpPart) => number,
): Ratio | null {
  const total = parts.reduce((sum, part) => sum + part.weight, 0);
  if (total <= 0) return null;
  return parts.reduce((sum, part) => sum + part.weight * valueOf(part), 0) / total;
}

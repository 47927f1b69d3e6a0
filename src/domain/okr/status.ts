import { type CalendarDate, daysBetween } from '../shared/calendar-date';
import type { Ratio } from '../shared/ratio';
import { TOLERANCE } from '../shared/tolerance';
import type { Period } from './period';
import { AT_RISK_CHANCE, ON_TRACK_CHANCE, type StatusRule } from './status-rule';

/** Green: on-track, achieved. Orange: behind. Red: at-risk. Grey: the others. */
export type ProgressStatus = (typeof PROGRESS_STATUSES)[number];

export const PROGRESS_STATUSES = [
  'on-track',
  'behind',
  'at-risk',
  'achieved',
  'no-data',
  'not-started',
  'no-schedule',
  'postponed',
] as const;

export interface Standing {
  /** Clamped to 0..1; `null` when there is no value, not even an old one. */
  readonly progress: Ratio | null;
  /** Unclamped, so that an overshoot counts as achieved. */
  readonly raw: Ratio | null;
  /** `null`: nothing is expected by any date. */
  readonly expected: Ratio | null;
  /** `null` with an expectation: an objective without dates whose key results have them. */
  readonly period: Period | null;
  readonly today: CalendarDate;
  readonly rule: StatusRule;
  /** Computed chance to hit the target, for the forecast reading; `null` when there is none. */
  readonly chance?: Ratio | null;
}

/** The first condition that matches decides. Source: metrics-spec B.2. */
export function progressStatus(standing: Standing): ProgressStatus {
  const { progress, raw, expected, period, today, rule } = standing;
  if (progress === null) return 'no-data';
  if (raw !== null && raw >= 1 - TOLERANCE) return 'achieved';
  if (expected === null) return 'no-schedule';
  if (period !== null && daysBetween(today, period.start) > 0) {
    return progress > 0 ? 'on-track' : 'not-started';
  }
  if (rule.mode === 'forecast' && standing.chance != null) return chanceStatus(standing.chance);
  return gapStatus(progress, expected, rule);
}

/** Source: metrics-spec B.3. */
function chanceStatus(chance: Ratio): ProgressStatus {
  if (chance >= ON_TRACK_CHANCE - TOLERANCE) return 'on-track';
  return chance >= AT_RISK_CHANCE - TOLERANCE ? 'behind' : 'at-risk';
}

/** Late only while something is still owed: achieved work and missing data are not overdue. */
export function isOverdue(
  status: ProgressStatus,
  period: Period | null,
  today: CalendarDate,
): boolean {
  if (period === null || daysBetween(period.end, today) <= 0) return false;
  return status === 'on-track' || status === 'behind' || status === 'at-risk';
}

function gapStatus(progress: Ratio, expected: Ratio, rule: StatusRule): ProgressStatus {
  const gap = expected - progress;
  // Also keeps the relative reading from dividing by an expectation of 0.
  if (gap <= TOLERANCE) return 'on-track';
  const shortfall = rule.mode === 'relative' ? gap / expected : gap;
  if (shortfall <= rule.behindAbove + TOLERANCE) return 'on-track';
  if (shortfall <= rule.atRiskAbove + TOLERANCE) return 'behind';
  const isGrace = rule.mode === 'relative' && expected < rule.graceExpected - TOLERANCE;
  return isGrace ? 'behind' : 'at-risk';
}

import { err, ok, type Result } from '../shared/result';
import type { ExpectationCurve } from './expectation-curve';
import type { Period } from './period';

export type CurveProblem =
  | 'phases-missing'
  | 'phases-need-a-period'
  | 'phase-outside-period'
  | 'phase-out-of-range'
  | 'phases-not-ascending'
  | 'phase-on-last-day';

/**
 * Refuses phases that no expectation can follow: their days must rise within the period, and what
 * is expected must not fall. The last day always expects everything. Source: metrics-spec B.1.
 */
export function checkCurve(
  curve: ExpectationCurve,
  period: Period | null,
): Result<ExpectationCurve, CurveProblem> {
  if (curve.kind !== 'phased') return ok(curve);
  const { points } = curve;
  if (points.length === 0) return err('phases-missing');
  if (period === null) return err('phases-need-a-period');
  if (points.some(({ on }) => on < period.start || on > period.end)) {
    return err('phase-outside-period');
  }
  if (points.some(({ progress }) => !(progress >= 0 && progress <= 1))) {
    return err('phase-out-of-range');
  }
  const isRising = points.every((point, at) => {
    const before = points[at - 1];
    return before === undefined || (before.on < point.on && before.progress <= point.progress);
  });
  if (!isRising) return err('phases-not-ascending');
  const last = points.at(-1);
  if (last?.on === period.end && last.progress !== 1) return err('phase-on-last-day');
  return ok(curve);
}

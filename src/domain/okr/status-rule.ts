import type { Ratio } from '../shared/ratio';

/**
 * When a key result counts as behind or at risk. Source: metrics-spec B.2.
 * `points` compares expected − actual; `relative` compares (expected − actual) / expected.
 */
export interface StatusRule {
  readonly mode: 'points' | 'relative';
  /** Largest shortfall still on track; 0 by default. */
  readonly behindAbove: Ratio;
  /** Largest shortfall still only behind; 0.25 by default. */
  readonly atRiskAbove: Ratio;
  /** Relative mode only: below this expectation nothing is worse than behind; 0.1 by default. */
  readonly graceExpected: Ratio;
}

/** Ally's successor publishes the rule as a difference in points with these thresholds. */
export const DEFAULT_STATUS_RULE: StatusRule = {
  mode: 'points',
  behindAbove: 0,
  atRiskAbove: 0.25,
  graceExpected: 0.1,
};

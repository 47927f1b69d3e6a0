import type { Ratio } from '../shared/ratio';

/**
 * `points` compares expected − actual; `relative` compares (expected − actual) / expected;
 * `forecast` looks at the computed chance to hit the target, and at points where there is none.
 */
export const STATUS_MODES = ['points', 'relative', 'forecast'] as const;

/** `gap`: the rule applied to the averages. `worstChild`: the worst status below decides. */
export const OBJECTIVE_STATUSES = ['gap', 'worstChild'] as const;

/** What an objective is expected to have: the mean of what is below it, or what its dates say. */
export const OBJECTIVE_EXPECTATIONS = ['weightedChildren', 'ownDates'] as const;

/** When something counts as behind or at risk. Source: metrics-spec B.2, B.3. */
export interface StatusRule {
  readonly mode: (typeof STATUS_MODES)[number];
  /** Largest shortfall still on track; 0 by default. */
  readonly behindAbove: Ratio;
  /** Largest shortfall still only behind; 0.25 by default. */
  readonly atRiskAbove: Ratio;
  /** Relative mode only: below this expectation nothing is worse than behind; 0.1 by default. */
  readonly graceExpected: Ratio;
  readonly objectiveStatus: (typeof OBJECTIVE_STATUSES)[number];
  readonly objectiveExpectation: (typeof OBJECTIVE_EXPECTATIONS)[number];
}

/** Ally's successor publishes the rule as a difference in points with these thresholds. */
export const DEFAULT_STATUS_RULE: StatusRule = {
  mode: 'points',
  behindAbove: 0,
  atRiskAbove: 0.25,
  graceExpected: 0.1,
  objectiveStatus: 'gap',
  objectiveExpectation: 'weightedChildren',
};

/** Forecast mode: a chance from here on is on track. Source: metrics-spec B.3. */
export const ON_TRACK_CHANCE: Ratio = 0.7;
/** Forecast mode: a chance below this is at risk. Source: metrics-spec B.3. */
export const AT_RISK_CHANCE: Ratio = 0.3;

import {
  type GoalVerdict,
  type SprintInput,
  type SprintReading,
  sprintSeries,
} from './sprint-series';

const CREDIT: Readonly<Record<GoalVerdict, number>> = { achieved: 1, partial: 0.5, missed: 0 };
/** With fewer of the sprints rated, the share says little. */
const ENOUGH_RATED = 0.7;

/**
 * Whether each sprint reached its goal, as the people said: 100, 50 or 0. Never inferred from the
 * work. Source: metrics-spec C.2, metric 18.
 */
export function goalVerdicts(input: SprintInput): readonly SprintReading[] {
  return sprintSeries(input, ({ id, goal }) => {
    const verdict = input.verdicts.get(id);
    const reason = goal.trim() === '' ? ('no-goal' as const) : ('goal-not-rated' as const);
    return {
      value: verdict === undefined ? null : 100 * CREDIT[verdict],
      reason: verdict === undefined ? reason : null,
      numerator: null,
      denominator: null,
      parts: {},
    };
  });
}

export interface GoalAchievement {
  /** Percent of the rated sprints that reached their goal; `null` when none was rated. */
  readonly value: number | null;
  /** The same with half credit for a goal reached in part. */
  readonly withHalfCredit: number | null;
  /** Percent of the finished sprints with a goal that somebody rated. */
  readonly coverage: number | null;
  readonly isEnough: boolean;
}

/** Over the last `last` finished sprints. */
export function goalAchievement(readings: readonly SprintReading[], last = 8): GoalAchievement {
  const finished = readings.filter(({ isPartial }) => !isPartial).slice(-last);
  const withGoal = finished.filter(({ reason }) => reason !== 'no-goal');
  const rated = withGoal.flatMap(({ value }) => value ?? []);
  const percentOf = (part: number, whole: number) => (whole === 0 ? null : (100 * part) / whole);
  const sum = rated.reduce((total, value) => total + value, 0);
  const coverage = percentOf(rated.length, withGoal.length);
  return {
    value: percentOf(rated.filter((value) => value === 100).length, rated.length),
    withHalfCredit: rated.length === 0 ? null : sum / rated.length,
    coverage,
    isEnough: coverage !== null && coverage >= 100 * ENOUGH_RATED,
  };
}

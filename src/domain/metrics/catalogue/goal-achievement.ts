import { catalogueMetric } from './catalogue-metric';
import type { GoalVerdict } from './practice';
import type { SprintOutcome } from './sprint-outcomes';
import { type SprintReading, sprintSeries } from './sprint-series';
import { percentOf, plain, type Summary } from './summary';

const CREDIT: Readonly<Record<GoalVerdict, number>> = { achieved: 1, partial: 0.5, missed: 0 };
/** With fewer of the sprints rated, the share says little. */
const ENOUGH_RATED_PERCENT = 70;
const LAST = 8;
const MINIMUM = 4;

/** Source: metrics-spec C.2, metric 18. */
export const goalAchievement = catalogueMetric({
  key: 'goal-achievement',
  name: 'Sprint goal achievement',
  purpose: 'sprint',
  unit: 'percent',
  direction: 'higher-is-better',
  definition:
    'The share of the rated sprints, of the last eight finished ones up to each, that reached their goal as the people said. Beside it the same with half credit for goals reached in part, and how many of the sprints with a goal were rated. Never inferred from the work.',
  example:
    'Achieved, missed, achieved, partial and one unrated: 2 of 4 are 50 %, 62.5 % with half credit, 80 % rated.',
  differsFromJira: 'Jira keeps the text of a goal and no result.',
  minimum: MINIMUM,
  parameters: [],
  needs: ['sprints', 'sprint-verdicts'],
  facts: ['status', 'sprint'],
  buckets: ['sprint'],
  chart: 'series',
  personLevel: null,
  population: 'units',
  compute: (input, values) =>
    sprintSeries(input, values, {
      amountOf: () => ({ amount: 0, of: null }),
      summarise: (one) => ownVerdict(one, input.practice.verdicts.get(one.sprint.id)),
      compare: (readings) => readings.map(overLast),
    }),
});

function ownVerdict({ sprint, timed }: SprintOutcome, verdict: GoalVerdict | undefined): Summary {
  const verdictPercent = verdict === undefined ? null : 100 * CREDIT[verdict];
  const hasGoal = sprint.goal.trim() !== '';
  return {
    ...plain(null, timed, { n: 0, minimum: 0 }),
    reason: hasGoal ? 'goal-not-rated' : 'no-goal',
    parts: { ownVerdict: hasGoal ? verdictPercent : null, hasGoal: hasGoal ? 1 : 0 },
  };
}

function overLast(
  reading: SprintReading,
  place: number,
  all: readonly SprintReading[],
): SprintReading {
  const finished = all.slice(0, place + 1).filter(({ flags }) => !flags.includes('partial'));
  const withGoal = finished.slice(-LAST).filter(({ parts }) => parts['hasGoal'] === 1);
  const rated = withGoal.flatMap(({ parts }) => parts['ownVerdict'] ?? []);
  const achieved = rated.filter((percent) => percent === 100).length;
  const coverage = percentOf(rated.length, withGoal.length);
  const value = percentOf(achieved, rated.length);
  const isFew = rated.length < MINIMUM || (coverage ?? 0) < ENOUGH_RATED_PERCENT;
  const isLow = rated.length > 0 && isFew;
  const sum = rated.reduce((total, percent) => total + percent, 0);
  return {
    ...reading,
    value,
    reason: value === null ? reading.reason : null,
    numerator: achieved,
    denominator: rated.length,
    n: rated.length,
    flags: isLow ? [...reading.flags, 'low-n'] : reading.flags,
    parts: {
      ...reading.parts,
      withHalfCredit: rated.length === 0 ? null : sum / rated.length,
      coverage,
    },
  };
}

import type {
  MetricContributor,
  MetricReading,
} from '../../../../src/domain/metrics/catalogue/metric-series';
import { mean, median } from '../../../../src/domain/statistics/quantile';

type Rule = (reading: MetricReading) => number | null;

const amounts = ({ contributors }: MetricReading) => contributors.map(({ amount }) => amount);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const sumOf = (side: (one: MetricContributor) => number) => (reading: MetricReading) =>
  sum(reading.contributors.map(side));

const count: Rule = ({ contributors }) => contributors.length;
const middle: Rule = (reading) => median(amounts(reading));
const average: Rule = (reading) => mean(amounts(reading));
const percentOfThem: Rule = (reading) => 100 * (mean(amounts(reading)) ?? NaN);
const shareOfSums: Rule = (reading) =>
  (100 * sumOf(({ amount }) => amount)(reading)) / sumOf(({ of }) => of ?? 0)(reading);
/** What the bugs are held against is no issue of theirs: it is told as the denominator. */
const perDenominator: Rule = (reading) =>
  (100 * sumOf(({ amount }) => amount)(reading)) / (reading.denominator ?? NaN);

const total: Rule = (reading) => sum(amounts(reading));
const toldRatio: Rule = ({ numerator, denominator }) =>
  (100 * (numerator ?? NaN)) / (denominator ?? NaN);
const overIdeal: Rule = (reading) => sum(amounts(reading)) - (reading.parts['ideal'] ?? NaN);

const rowValues = ({ rows = [] }: MetricReading) => rows.flatMap(({ value }) => value ?? []);
const percentOfUnits: Rule = (reading) => 100 * (mean(rowValues(reading)) ?? NaN);
const middleOfUnits: Rule = (reading) => median(rowValues(reading));
/** Weeks have one week. */
const unitsPerWeek: Rule = ({ rows = [] }) => rows.length;
const scoreOf =
  (...factors: readonly string[]): Rule =>
  ({ parts }) =>
    mean(factors.flatMap((factor) => parts[factor] ?? []));
/** Who did which issue is not told on purpose; issues per person is as told. */
const asTold: Rule = ({ value }) => value;

/** How the issues of a bucket make its value, by the key of the metric. */
export const VALUE_FROM_PARTS: Readonly<Record<string, Rule>> = {
  'cycle-time': middle,
  'lead-time': middle,
  'code-review-time': middle,
  throughput: count,
  'work-in-progress': count,
  'flow-efficiency': shareOfSums,
  'blocked-time': shareOfSums,
  'resolution-rate': count,
  'issue-age': middle,
  'priority-distribution': percentOfThem,
  'time-to-restore': average,
  'severity-distribution': percentOfThem,
  'defect-density': perDenominator,
  'debt-share': shareOfSums,
  velocity: total,
  'commitment-accuracy': shareOfSums,
  'story-point-completion': shareOfSums,
  'capacity-utilisation': perDenominator,
  'sprint-burndown': overIdeal,
  'backlog-health': scoreOf('fresh', 'consistent', 'estimated', 'ready'),
  'bug-escape-rate': percentOfThem,
  'change-failure-rate': percentOfUnits,
  'change-lead-time': middleOfUnits,
  'component-quality': toldRatio,
  'collaboration-index': scoreOf(
    'sharedIssues',
    'foreignComments',
    'linkedAcross',
    'jointBlockers',
  ),
  'cross-team-dependency': shareOfSums,
  'deployment-frequency': unitsPerWeek,
  'epic-progress': shareOfSums,
  escalation: shareOfSums,
  'estimation-accuracy': middle,
  'recovery-time': middleOfUnits,
  'release-burnup': shareOfSums,
  'release-success': percentOfUnits,
  'user-productivity': asTold,
  'worklog-accuracy': middle,
  // Its parts are sprints and what people said of them, not issues.
  'goal-achievement': toldRatio,
};

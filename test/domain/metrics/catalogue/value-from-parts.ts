import type { CatalogueInput } from '../../../../src/domain/metrics/catalogue/catalogue-input';
import type {
  MetricContributor,
  MetricReading,
} from '../../../../src/domain/metrics/catalogue/metric-series';
import { daysBetween } from '../../../../src/domain/shared/calendar-date';
import type { MetricParameters } from '../../../../src/domain/metrics/tracked-metric';
import { doneAt } from '../../../../src/domain/metrics/timeline/completion';
import { statusTimeline } from '../../../../src/domain/metrics/timeline/status-timeline';
import { mean, median } from '../../../../src/domain/statistics/quantile';

/** What a series was asked of. */
interface Question {
  readonly input: CatalogueInput;
  readonly parameters: MetricParameters;
}

type Rule = (reading: MetricReading, question: Question) => number | null;

const amounts = ({ contributors }: MetricReading) => contributors.map(({ amount }) => amount);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const sumOf = (side: (one: MetricContributor) => number) => (reading: MetricReading) =>
  sum(reading.contributors.map(side));

const count: Rule = ({ contributors }) => contributors.length;
const middle: Rule = (reading) => median(amounts(reading));
const average: Rule = (reading) => mean(amounts(reading));
const percentOfThem: Rule = (reading) => 100 * (mean(amounts(reading)) ?? NaN);
const shareOfSums = (reading: MetricReading) =>
  (100 * sumOf(({ amount }) => amount)(reading)) / sumOf(({ of }) => of ?? 0)(reading);
/** What the bugs are held against is no issue of theirs: it is told as the denominator. */
const perDenominator: Rule = (reading) =>
  (100 * sumOf(({ amount }) => amount)(reading)) / (reading.denominator ?? NaN);

const total: Rule = (reading) => sum(amounts(reading));
const overIdeal: Rule = (reading) => sum(amounts(reading)) - (reading.parts['ideal'] ?? NaN);

const rowValues = ({ rows = [] }: MetricReading) => rows.flatMap(({ value }) => value ?? []);
const percentOfUnits: Rule = (reading) => 100 * (mean(rowValues(reading)) ?? NaN);
const middleOfUnits: Rule = (reading) => median(rowValues(reading));
const weeksOf = ({ bucket }: MetricReading) => daysBetween(bucket.start, bucket.end) / 7;
const unitsPerWeek: Rule = (reading) => rowValues(reading).length / weeksOf(reading);
const scoreOf =
  (...factors: readonly string[]): Rule =>
  ({ parts }, { parameters }) => {
    const told = factors.flatMap((factor) => {
      const share = parts[factor] ?? null;
      const weighs = Number(parameters[`${factor}Weight`] ?? 1);
      return share === null ? [] : [{ share, weighs }];
    });
    const whole = sum(told.map(({ weighs }) => weighs));
    return whole === 0 ? null : sum(told.map(({ share, weighs }) => share * weighs)) / whole;
  };

/** Who did which issue is not told on purpose, so it is looked up: who had it when it was done. */
const middleOfPeople: Rule = (reading, { input, parameters }) => {
  const ids = new Set(reading.contributors.map(({ issueId }) => issueId));
  const rule = parameters['doneRule'] === 'first' ? 'first' : 'last';
  const counts = new Map<string, number>();
  for (const { id, ...history } of input.histories) {
    if (!ids.has(id)) continue;
    const done = doneAt(statusTimeline({ id, ...history }, input.categoryOf), rule) ?? NaN;
    const changes = history.changes['assignee'] ?? [];
    const last = changes.findLast(({ at }) => at <= done);
    const first = changes[0] === undefined ? history.values['assignee'] : changes[0].from;
    const who = (last === undefined ? first : last.to) ?? '';
    counts.set(who, (counts.get(who) ?? 0) + 1);
  }
  return (median([...counts.values()]) ?? NaN) / weeksOf(reading);
};

/** Of the last eight finished sprints up to this one, those with a goal that somebody rated. */
const goalsReached: Rule = ({ bucket }, { input }) => {
  const inOrder = input.sprints.toSorted((a, b) => a.startedAt - b.startedAt);
  const place = inOrder.findIndex(({ id }) => id === bucket.container?.id);
  const finished = inOrder.slice(0, place + 1).filter(({ completedAt }) => completedAt !== null);
  const rated = finished.slice(-8).flatMap(({ id, goal }) => {
    const verdict = goal === '' ? undefined : input.practice.verdicts.get(id);
    return verdict === undefined ? [] : verdict === 'achieved' ? 100 : 0;
  });
  return mean(rated);
};

/** Of the components with five bugs or more; bugs of none are no component. */
const worseComponents: Rule = ({ rows = [] }) => {
  const asked = rows.filter(({ key, n }) => key !== '' && n >= 5);
  return mean(asked.map(({ parts }) => (parts['isWorse'] === 1 ? 100 : 0)));
};

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
  'component-quality': worseComponents,
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
  'user-productivity': middleOfPeople,
  'worklog-accuracy': middle,
  // Its parts are sprints and what people said of them, not issues.
  'goal-achievement': goalsReached,
};

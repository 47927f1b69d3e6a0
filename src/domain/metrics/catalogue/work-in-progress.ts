import { median, quantile } from '../../statistics/quantile';
import { countedTime, dayLength } from '../working-time';
import { CALENDAR_AND_SPRINTS, catalogueMetric } from './catalogue-metric';
import { COUNTING, type FlowInput, flowInput } from './flow-input';
import { type FlowIssue, population, progressIntervals } from './flow-issue';
import { withLines } from './series-lines';
import { snapshotSeries, type Standing } from './snapshot-series';
import { plain } from './summary';

/** Source: metrics-spec C.1, metric X5. */
export const workInProgress = catalogueMetric({
  key: 'work-in-progress',
  name: 'Work in progress',
  purpose: 'flow',
  unit: 'issues',
  direction: 'lower-is-better',
  definition:
    'How many issues were started and not done at the end of the bucket; while it is not over, now. An issue that went back to To Do is still in progress. Beside it the age of those issues, days since work on them began, and the cumulative flow: how many issues there were, were started and were done.',
  example:
    'On 8 March at noon two issues are in progress, for 3.125 and 1.125 days: work in progress is 2.',
  differsFromJira: 'Jira’s cumulative flow diagram counts by column; we count by status category.',
  minimum: 0,
  parameters: [COUNTING],
  needs: [],
  facts: ['status'],
  buckets: CALENDAR_AND_SPRINTS,
  chart: 'cumulative-flow',
  personLevel: null,
  population: 'stands',
  compute: (facts, values) => {
    const input = flowInput(facts, values);
    const counts = flowCounts(input);
    const series = snapshotSeries(
      input,
      (issue) => inProgress(issue, input),
      ({ timed, contributors, at }) => {
        const ages = contributors.map(({ amount }) => amount);
        const n = ages.length;
        return {
          ...plain(n, timed, { n, minimum: 0 }),
          parts: { medianAge: median(ages), p85Age: quantile(ages, 0.85), ...counts(at, n) },
        };
      },
    );
    const readings = withLines(series.readings, ['scope', 'started', 'done'], input);
    return { ...series, readings };
  },
});

/**
 * For the cumulative flow: how many issues there were, how many of them had been started, and how
 * many were done.
 */
function flowCounts(input: FlowInput) {
  const created: number[] = [];
  const finished: number[] = [];
  const reopened: number[] = [];
  for (const { history, stays } of population(input).issues) {
    created.push(history.createdAt);
    for (const { category, start, end } of stays) {
      if (category !== 'done') continue;
      finished.push(start);
      if (end !== Infinity) reopened.push(end);
    }
  }
  const before = [created, finished, reopened].map((instants) => {
    const sorted = Float64Array.from(instants).sort();
    return (at: number) => countBefore(sorted, at);
  });
  return (at: number, inProgress: number): Readonly<Record<string, number>> => {
    const [scope = 0, entered = 0, left = 0] = before.map((count) => count(at));
    const done = entered - left;
    return { scope, started: done + inProgress, done };
  };
}

/** How many of the sorted instants lie before another, by halving. */
function countBefore(sorted: Float64Array, at: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((sorted[middle] ?? Infinity) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Its age is days since its first start. */
function inProgress(issue: FlowIssue, { counting }: FlowInput): Standing {
  const during = progressIntervals(issue);
  const start = during[0]?.start ?? 0;
  return {
    during,
    amountAt: (at) => countedTime({ start, end: at }, counting) / dayLength(counting),
  };
}

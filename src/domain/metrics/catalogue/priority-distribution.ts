import { mean } from '../../statistics/quantile';
import { valueAt } from '../timeline/issue-timeline';
import { CALENDAR_AND_SPRINTS, catalogueMetric } from './catalogue-metric';
import { flowInput } from './flow-input';
import { type FlowIssue, openIntervals } from './flow-issue';
import { isTopLevel, levelSharesOf } from './level-shares';
import type { MetricReading } from './metric-series';
import { snapshotSeries } from './snapshot-series';
import { plain } from './summary';

const MINIMUM = 10;
/** So many buckets before make what is usual. */
const USUAL = 8;

/** Source: metrics-spec C.5, metric 14. */
export const priorityDistribution = catalogueMetric({
  key: 'priority-distribution',
  name: 'Priority distribution',
  purpose: 'backlog',
  unit: 'percent',
  direction: 'lower-is-better',
  definition:
    'Percent of the issues open at the end of the bucket that are in the top two levels of the priority scheme, by the priorities of then. Beside it the share of each level, how evenly they are spread, and the inflation: points above the mean of the eight buckets before.',
  example:
    'Highest, High, Medium, Medium and Low: 40 % are in the top two. It was 25 %, so the inflation is 15 points.',
  differsFromJira: 'Jira’s pie chart shows today only.',
  minimum: MINIMUM,
  parameters: [],
  needs: ['priorities'],
  facts: ['status', 'priority'],
  buckets: CALENDAR_AND_SPRINTS,
  chart: 'shares',
  personLevel: null,
  population: 'stands',
  compute: (facts, values) => {
    const series = snapshotSeries(
      flowInput(facts, values),
      (issue) => ({
        during: openIntervals(issue),
        amountAt: (at) => (isTopLevel(priorityUpTo(issue, at), facts.priorityIds) ? 1 : 0),
      }),
      ({ timed, at, issues }) => {
        const found = issues.map((issue) => priorityUpTo(issue, at));
        const { top, byLevel, entropy } = levelSharesOf(found, facts.priorityIds);
        return {
          ...plain(top, timed, { n: issues.length, minimum: MINIMUM }),
          parts: { ...byLevel, entropy },
        };
      },
    );
    return { ...series, readings: series.readings.map(withInflation) };
  },
});

/** What happens at the end of a bucket belongs to the next one. */
const priorityUpTo = ({ history }: FlowIssue, at: number) => valueAt(history, 'priority', at - 1);

function withInflation(
  reading: MetricReading,
  place: number,
  all: readonly MetricReading[],
): MetricReading {
  const before = all.slice(Math.max(0, place - USUAL), place).flatMap(({ value }) => value ?? []);
  const usual = mean(before);
  const inflation = reading.value === null || usual === null ? null : reading.value - usual;
  return { ...reading, parts: { ...reading.parts, inflation } };
}

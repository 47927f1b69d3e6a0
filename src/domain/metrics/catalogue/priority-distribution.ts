import { mean } from '../../statistics/quantile';
import { valueAt } from '../timeline/issue-timeline';
import { stepsOf } from './bucket-ranges';
import { addToBuckets, type BucketSums, bucketSums } from './bucket-sums';
import { CALENDAR_AND_SPRINTS, catalogueMetric } from './catalogue-metric';
import { flowInput } from './flow-input';
import { type FlowIssue, isOpenBefore, openIntervals, population } from './flow-issue';
import { isTopLevel, levelSharesOf } from './level-shares';
import { standingSeries } from './standing-series';
import { plain, type Summary } from './summary';

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
    const input = flowInput(facts, values);
    return standingSeries(input, population(input), (inOrder) => {
      const byLevel = new Map<string | null, BucketSums>();
      const sumsOf = (level: string | null) => {
        const known = byLevel.get(level);
        if (known !== undefined) return known;
        const sums = bucketSums(inOrder.length);
        byLevel.set(level, sums);
        return sums;
      };
      return {
        looking: 'at-end',
        duringOf: openIntervals,
        isSeenAt: (issue, { at }) => isOpenBefore(issue, at),
        count: (issue, ranges) => {
          const changes = issue.history.changes['priority'];
          const moments = changes?.map(({ at }) => at) ?? NEVER;
          for (const range of ranges) {
            const steps = moments === NEVER ? [range] : stepsOf(range, moments, inOrder);
            for (const step of steps) {
              const level = priorityUpTo(issue, inOrder[step.from]?.at ?? Infinity);
              addToBuckets(sumsOf(level), 1, step);
            }
          }
        },
        summarise: ({ timed, place }) => {
          const found = new Map([...byLevel].map(([level, sums]) => [level, sums[place] ?? 0]));
          const n = [...found.values()].reduce((sum, count) => sum + count, 0);
          const { top, byLevel: shares, entropy } = levelSharesOf(found, input.priorityIds);
          return {
            ...plain(top, timed, { n, minimum: MINIMUM }),
            parts: { ...shares, entropy },
          };
        },
        contributorOf: (issue, { at }) => {
          const isTop = isTopLevel(priorityUpTo(issue, at), input.priorityIds);
          return { amount: isTop ? 1 : 0, of: null };
        },
        compare: (summaries) => summaries.map(withInflation),
      };
    });
  },
});

/** Most issues keep their first priority. */
const NEVER: readonly number[] = [];

/** What happens at the end of a bucket belongs to the next one. */
const priorityUpTo = ({ history }: FlowIssue, at: number) => valueAt(history, 'priority', at - 1);

function withInflation(summary: Summary, place: number, all: readonly Summary[]): Summary {
  const before = all.slice(Math.max(0, place - USUAL), place).flatMap(({ value }) => value ?? []);
  const usual = mean(before);
  const inflation = summary.value === null || usual === null ? null : summary.value - usual;
  return { ...summary, parts: { ...summary.parts, inflation } };
}

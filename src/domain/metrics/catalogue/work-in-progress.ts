import { inOrder as sortedSample, quantileOfSorted } from '../../statistics/quantile';
import type { Status } from '../timeline/stay-columns';
import { countedTime, dayLength, type Interval } from '../working-time';
import { eachPlace } from './bucket-ranges';
import { type BucketSums, bucketSums } from './bucket-sums';
import { CALENDAR_AND_SPRINTS, catalogueMetric } from './catalogue-metric';
import { COUNTING, type FlowInput, flowInput } from './flow-input';
import { type FlowIssue, isOpenBefore, population, progressIntervals } from './flow-issue';
import { firstAfter, type Instant } from './instants';
import { withLines } from './series-lines';
import { standingSeries } from './standing-series';
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
  differsFromJira:
    'Jira’s cumulative flow diagram counts by column; we count by status category, or by status.',
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
    const scope = population(input);
    return standingSeries(input, scope, (inOrder) => {
      const counts = flowCounts(scope.issues, inOrder);
      const starts = inOrder.map((): number[] => []);
      return {
        looking: 'at-end',
        duringOf: progressIntervals,
        isSeenAt: (issue, { at }) => isOpenBefore(issue, at) && workSince(issue) < at,
        count: (issue, ranges) => {
          const start = workSince(issue);
          eachPlace(ranges, (place) => starts[place]?.push(start));
        },
        summarise: ({ timed, at, place }) => {
          const own = starts[place] ?? [];
          const ages = sortedSample(own.map((start) => ageOf({ start, end: at }, input)));
          const n = ages.length;
          return {
            ...plain(n, timed, { n, minimum: 0 }),
            parts: {
              medianAge: quantileOfSorted(ages, 0.5),
              p85Age: quantileOfSorted(ages, 0.85),
              ...counts(place, n),
            },
          };
        },
        contributorOf: (issue, { at }) => {
          return { amount: ageOf({ start: workSince(issue), end: at }, input), of: null };
        },
        compare: (summaries, instants) =>
          withLines(summaries, ['scope', 'started', 'done'], { instants, input }),
      };
    });
  },
});

/** When work on it first began; never, for an issue that nobody started. */
const workSince = (issue: FlowIssue): number => progressIntervals(issue)[0]?.start ?? Infinity;

/** Days since work on it began. */
const ageOf = (since: Interval, { counting }: FlowInput): number =>
  countedTime(since, counting) / dayLength(counting);

const isDone = ({ category }: Status): boolean => category === 'done';

/**
 * For the cumulative flow: how many issues there were, how many of them had been started, and how
 * many were done.
 */
function flowCounts(issues: readonly FlowIssue[], inOrder: readonly Instant[]) {
  const created = bucketSums(inOrder.length);
  const done = bucketSums(inOrder.length);
  const add = (sums: BucketSums, amount: number, since: number) => {
    const place = firstAfter(inOrder, since);
    if (place < sums.length) sums[place] = (sums[place] ?? 0) + amount;
  };
  for (const issue of issues) {
    add(created, 1, issue.history.createdAt);
    for (const { start, end } of issue.stretchesIn(isDone)) {
      add(done, 1, start);
      if (end !== Infinity) add(done, -1, end);
    }
  }
  const [scopes, finished] = [upToEach(created), upToEach(done)];
  return (place: number, inProgress: number): Readonly<Record<string, number>> => {
    const doneThen = finished[place] ?? 0;
    return { scope: scopes[place] ?? 0, started: doneThen + inProgress, done: doneThen };
  };
}

function upToEach(sums: BucketSums): BucketSums {
  let sum = 0;
  return sums.map((own) => (sum += own));
}

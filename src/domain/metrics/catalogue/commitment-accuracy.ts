import type { SprintIssue } from '../sprint/sprint';
import { committed, points, withRole } from '../sprint/sprint-points';
import { catalogueMetric } from './catalogue-metric';
import { SPRINT_PARAMETERS, sprintSeries } from './sprint-series';
import { percentOf, ratio, type Summary } from './summary';
import type { TimedBucket } from './timed-buckets';

/** Source: metrics-spec C.2, metric 17. */
export const commitmentAccuracy = catalogueMetric({
  key: 'commitment-accuracy',
  name: 'Sprint commitment accuracy',
  purpose: 'sprint',
  unit: 'percent',
  direction: 'higher-is-better',
  definition:
    'The share of what was committed at the start of the sprint that was finished in it, by the estimates of the start on both sides. Work that was taken out stays in what was committed. Beside it the same by count and by final estimates, and what was added, removed and re-estimated.',
  example: '5, 3, 8 and 3 points committed; the 5 and the first 3 finished: 8 of 19 are 42.1 %.',
  differsFromJira:
    'Jira’s sprint report lists the same issues without a percentage, and counts what was removed after it was done as removed.',
  minimum: 0,
  parameters: SPRINT_PARAMETERS,
  needs: ['sprints'],
  facts: ['status', 'sprint', 'estimate'],
  buckets: ['sprint'],
  chart: 'series',
  personLevel: null,
  population: 'units',
  compute: (input, values) =>
    sprintSeries(input, values, {
      amountOf: ({ isCommitted, role, estimateAtStart }) => {
        const of = isCommitted ? (estimateAtStart ?? 0) : 0;
        return { amount: role === 'committed-done' ? of : 0, of };
      },
      summarise: ({ timed, issues }) => commitmentKept(issues, timed),
    }),
});

export function commitmentKept(
  issues: readonly SprintIssue[],
  timed: Pick<TimedBucket, 'isPartial'>,
): Summary {
  const promised = committed(issues);
  const kept = withRole(promised, 'committed-done');
  const whole = points(promised, 'estimateAtStart');
  const sides = { numerator: points(kept, 'estimateAtStart'), denominator: whole };
  const added = issues.filter(({ isCommitted, role }) => !isCommitted && role !== 'outside');
  return {
    ...ratio(sides, timed, { n: promised.length, minimum: 0 }),
    reason: whole === 0 ? 'nothing-committed' : null,
    parts: {
      byCount: percentOf(kept.length, promised.length),
      byFinalEstimates: percentOf(points(kept, 'estimateAtClose'), whole),
      added: points(added, 'estimateAtClose'),
      addedShare: percentOf(points(added, 'estimateAtClose'), whole),
      removed: points(withRole(promised, 'removed'), 'estimateAtStart'),
      reEstimated: points(promised, 'estimateAtClose') - whole,
    },
  };
}

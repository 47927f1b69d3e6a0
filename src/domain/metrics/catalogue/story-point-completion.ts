import { isDoneInside, points, withRole } from '../sprint/sprint-points';
import { catalogueMetric } from './catalogue-metric';
import { SPRINT_PARAMETERS, sprintSeries } from './sprint-series';
import { percentOf, ratio } from './summary';

/** Source: metrics-spec C.2, metric X10. */
export const storyPointCompletion = catalogueMetric({
  key: 'story-point-completion',
  name: 'Story point completion',
  purpose: 'sprint',
  unit: 'percent',
  direction: 'higher-is-better',
  definition:
    'What was finished of everything that was in the sprint at its end, committed and added alike, by the estimates of then. Work that was taken out unfinished is in neither side.',
  example: '12 of 5 + 5 + 8 + 2 + 0 = 20 points finished: 60 %.',
  differsFromJira: 'Jira has no such report.',
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
      amountOf: (issue) => {
        const isIn = isDoneInside(issue) || issue.role === 'not-completed';
        const of = isIn ? (issue.estimateAtClose ?? 0) : 0;
        return { amount: isDoneInside(issue) ? of : 0, of };
      },
      summarise: ({ timed, issues }) => {
        const done = issues.filter(isDoneInside);
        const scope = [...done, ...withRole(issues, 'not-completed')];
        const denominator = points(scope, 'estimateAtClose');
        const sides = { numerator: points(done, 'estimateAtClose'), denominator };
        return {
          ...ratio(sides, timed, { n: scope.length, minimum: 0 }),
          reason: denominator === 0 ? 'nothing-in-sprint' : null,
          parts: { byCount: percentOf(done.length, scope.length) },
        };
      },
    }),
});

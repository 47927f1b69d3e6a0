import { committed, points } from '../sprint/sprint-points';
import { catalogueMetric } from './catalogue-metric';
import { SPRINT_PARAMETERS, sprintSeries } from './sprint-series';
import { ratio } from './summary';

/** Source: metrics-spec C.2, metric 21. */
export const capacityUtilisation = catalogueMetric({
  key: 'capacity-utilisation',
  name: 'Team capacity utilisation',
  purpose: 'sprint',
  unit: 'percent',
  direction: 'neither',
  definition:
    'What the team took on at the start of the sprint, by its estimates, as a share of what it said it can do. Above 100 is meaningful. A capacity that nobody entered is never assumed.',
  example:
    'Four people for 10 days, 2 of them leave, at a focus of 0.7 and 0.75 points a day can do 19.95 points; 19 taken on are 95.2 %.',
  differsFromJira: 'Jira has no such report for sprints of a board.',
  minimum: 0,
  parameters: SPRINT_PARAMETERS,
  needs: ['sprints', 'capacity'],
  facts: ['status', 'sprint', 'estimate'],
  buckets: ['sprint'],
  chart: 'series',
  personLevel: null,
  population: 'units',
  compute: (input, values) =>
    sprintSeries(input, values, {
      amountOf: ({ isCommitted, estimateAtStart }) => ({
        amount: isCommitted ? (estimateAtStart ?? 0) : 0,
        of: null,
      }),
      summarise: ({ sprint, timed, issues }) => {
        const capacity = input.practice.capacity.get(sprint.id) ?? 0;
        const promised = committed(issues);
        const sides = { numerator: points(promised, 'estimateAtStart'), denominator: capacity };
        const summary = ratio(sides, timed, { n: promised.length, minimum: 0 });
        const isKnown = capacity > 0;
        return {
          ...summary,
          reason: isKnown ? null : 'needs-capacity',
          denominator: isKnown ? capacity : null,
          parts: {},
        };
      },
    }),
});

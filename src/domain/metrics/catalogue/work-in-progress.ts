import { median, quantile } from '../../statistics/quantile';
import { countedTime, dayLength } from '../working-time';
import { CALENDAR_AND_SPRINTS, catalogueMetric } from './catalogue-metric';
import { COUNTING, type FlowInput, flowInput } from './flow-input';
import { type FlowIssue, progressIntervals } from './flow-issue';
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
    'How many issues were started and not done at the end of the bucket; while it is not over, now. An issue that went back to To Do is still in progress. Beside it the age of those issues: days since work on them began.',
  example:
    'On 8 March at noon two issues are in progress, for 3.125 and 1.125 days: work in progress is 2.',
  differsFromJira: 'Jira’s cumulative flow diagram counts by column; we count by status category.',
  minimum: 0,
  parameters: [COUNTING],
  needs: [],
  facts: ['status'],
  buckets: CALENDAR_AND_SPRINTS,
  chart: 'age',
  personLevel: null,
  population: 'stands',
  compute: (facts, values) => {
    const input = flowInput(facts, values);
    return snapshotSeries(
      input,
      (issue) => inProgress(issue, input),
      ({ timed, contributors }) => {
        const ages = contributors.map(({ amount }) => amount);
        const n = ages.length;
        return {
          ...plain(n, timed, { n, minimum: 0 }),
          parts: { medianAge: median(ages), p85Age: quantile(ages, 0.85) },
        };
      },
    );
  },
});

/** Its age is days since its first start. */
function inProgress(issue: FlowIssue, { counting }: FlowInput): Standing {
  const during = progressIntervals(issue);
  const start = during[0]?.start ?? 0;
  return {
    during,
    amountAt: (at) => countedTime({ start, end: at }, counting) / dayLength(counting),
  };
}

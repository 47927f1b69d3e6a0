import { CALENDAR_AND_SPRINTS, catalogueMetric } from './catalogue-metric';
import { doneSeries } from './done-series';
import { DONE_PARAMETERS, flowInput } from './flow-input';
import { plain } from './summary';

/** Source: metrics-spec C.1, metric X1. */
export const throughput = catalogueMetric({
  key: 'throughput',
  name: 'Throughput',
  purpose: 'flow',
  unit: 'issues',
  direction: 'higher-is-better',
  definition:
    'How many issues were finished in the bucket. A bucket in which nothing was finished is 0, not missing. An issue that was reopened and finished again counts once, when it was done for good; one that was created as done, as imports are, does not.',
  example: 'Three issues finished in week 10 and two in week 11 make 3 and 2.',
  differsFromJira:
    'Jira’s created-versus-resolved report goes by the resolution field; we go by the status category.',
  minimum: 0,
  parameters: DONE_PARAMETERS,
  needs: [],
  facts: ['status', 'resolution'],
  buckets: CALENDAR_AND_SPRINTS,
  chart: 'series',
  personLevel: null,
  population: 'changes',
  compute: (facts, values) =>
    doneSeries(
      flowInput(facts, values),
      ({ noCycle }) =>
        noCycle === 'imported'
          ? { kind: 'excluded', reason: noCycle }
          : { kind: 'counted', amount: 1, of: null },
      ({ timed, contributors }) => {
        const n = contributors.length;
        return { ...plain(n, timed, { n, minimum: 0 }), parts: {} };
      },
    ),
});

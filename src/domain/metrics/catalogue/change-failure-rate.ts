import { CALENDAR, catalogueMetric } from './catalogue-metric';
import { BLAME_MS, causes, productionDeployments, readingsOfUnits, unitRow } from './deployments';
import { ratio } from './summary';
import { incidentsTold, whereTold } from './told-time';

const MINIMUM = 5;

/** Source: metrics-spec C.4, metric X8; DORA. */
export const changeFailureRate = catalogueMetric({
  key: 'change-failure-rate',
  name: 'Change failure rate',
  purpose: 'delivery',
  unit: 'percent',
  direction: 'lower-is-better',
  definition:
    'The share of the successful deployments to production of the bucket that an incident came with: the one the incident names, or else the last of its service in the seven days before it. Several incidents of one deployment count once. No incident means 0 % only between the first incident that was told and the last one; earlier and later nobody knows.',
  example: '5 deployments, 3 incidents on 2 of them: 40 %.',
  differsFromJira: 'Jira does not know deployments unless a development tool is connected.',
  minimum: MINIMUM,
  parameters: [],
  needs: ['deployments', 'incidents'],
  facts: [],
  buckets: CALENDAR,
  chart: 'series',
  personLevel: null,
  population: 'units',
  compute: (input) => {
    const deployments = productionDeployments(input);
    const failed = new Set([...causes(input, deployments).values()].map(({ id }) => id));
    const units = deployments.map(({ id, finishedAt }) => ({ id, at: finishedAt }));
    const told = incidentsTold(input);
    return readingsOfUnits(input, units, (own, timed) => {
      const n = own.length;
      const bad = own.filter(({ id }) => failed.has(id)).length;
      const summary = ratio({ numerator: bad, denominator: n }, timed, { n, minimum: MINIMUM });
      const isMature = timed.end + BLAME_MS <= input.now;
      const reading = {
        ...summary,
        flags: isMature ? summary.flags : [...summary.flags, 'immature' as const],
        parts: { failed: bad, deployments: n },
        rows: own.map(({ id }) => unitRow('deployment', id, failed.has(id) ? 1 : 0)),
      };
      return whereTold(reading, timed, told);
    });
  },
});

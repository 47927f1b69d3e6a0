import { CALENDAR, catalogueMetric } from './catalogue-metric';
import { BLAME_MS, causes, productionDeployments, readingsOfUnits, unitRow } from './deployments';
import { ratio } from './summary';
import { deploymentsTold, incidentsTold, whereTold } from './told-time';

const MINIMUM = 5;

/** Source: metrics-spec C.4, metric X8; DORA. */
export const changeFailureRate = catalogueMetric({
  key: 'change-failure-rate',
  name: 'Change failure rate',
  purpose: 'delivery',
  unit: 'percent',
  direction: 'lower-is-better',
  definition:
    'The share of the successful deployments to production of the bucket that an incident came with: the one the incident names, or else the last of its service in the seven days before it. Several incidents of one deployment count once. Before the first incident that was told, and after the last deployment or incident, nothing is known; after the last incident a value is marked, because 0 % may mean that nobody told. Where somebody said up to which day all incidents were told, values hold up to that day, without any incident too, and after it nothing is known.',
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
    const incidents = incidentsTold(input);
    const last = deploymentsTold(input)?.end ?? -Infinity;
    // Who said up to when all incidents were told has said nothing of the time after.
    const told = incidents?.isSaid === false ? { ...incidents, end: last } : incidents;
    return readingsOfUnits(input, units, (own, timed) => {
      const n = own.length;
      const bad = own.filter(({ id }) => failed.has(id)).length;
      const summary = ratio({ numerator: bad, denominator: n }, timed, { n, minimum: MINIMUM });
      const isMature = timed.end + BLAME_MS <= input.now;
      const doubts = [
        ...(isMature ? [] : (['immature'] as const)),
        ...(timed.start > (incidents?.end ?? Infinity) ? (['untold'] as const) : []),
      ];
      const reading = {
        ...summary,
        flags: [...summary.flags, ...doubts],
        parts: { failed: bad, deployments: n },
        rows: own.map(({ id }) => unitRow('deployment', id, failed.has(id) ? 1 : 0)),
      };
      const isAfter = told?.isSaid === true && timed.start > told.end;
      return whereTold(reading, timed, isAfter ? null : told);
    });
  },
});

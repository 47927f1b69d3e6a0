import { CALENDAR, catalogueMetric } from './catalogue-metric';
import {
  causes,
  middleOfHours,
  productionDeployments,
  readingsOfUnits,
  unitRow,
} from './deployments';
import { incidentsTold, whereTold } from './told-time';

const HOUR_MS = 3_600_000;
const MINIMUM = 3;

/** Source: metrics-spec C.4, metric X9; DORA. */
export const recoveryTime = catalogueMetric({
  key: 'recovery-time',
  name: 'Failed deployment recovery time',
  purpose: 'delivery',
  unit: 'hours',
  direction: 'lower-is-better',
  definition:
    'Hours from the end of a deployment that failed until its incident was resolved, over the incidents resolved in the bucket; the value is the median. Incidents that no deployment caused are left out. Before the first incident that was told nothing is known, nor after the last one, or after the day up to which somebody said that all were told.',
  example: 'Deployed at 9, resolved at 11, and 3 and 10 hours for two others: the median is 3.',
  differsFromJira: 'Jira does not know deployments unless a development tool is connected.',
  minimum: MINIMUM,
  parameters: [],
  needs: ['deployments', 'incidents'],
  facts: [],
  buckets: CALENDAR,
  chart: 'distribution',
  personLevel: null,
  population: 'units',
  compute: (input) => {
    const caused = causes(input, productionDeployments(input));
    const resolved = (input.practice.incidents ?? []).flatMap(({ id, resolvedAt }) => {
      const deployedAt = caused.get(id)?.finishedAt;
      if (resolvedAt === null) return [];
      const hours = deployedAt === undefined ? null : (resolvedAt - deployedAt) / HOUR_MS;
      return { id, at: resolvedAt, hours };
    });
    const told = incidentsTold(input);
    return readingsOfUnits(input, resolved, (own, timed) => {
      const hours = own.flatMap((incident) => incident.hours ?? []);
      const middle = middleOfHours(hours, timed, MINIMUM);
      const reading = {
        ...middle,
        parts: { ...middle.parts, withoutDeployment: own.length - hours.length },
        rows: own.map((incident) => unitRow('incident', incident.id, incident.hours)),
      };
      return whereTold(reading, timed, told);
    });
  },
});

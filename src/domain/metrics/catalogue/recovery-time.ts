import { mean, median, quantile } from '../../statistics/quantile';
import { CALENDAR, catalogueMetric } from './catalogue-metric';
import { causes, noUnits, perBucket, productionDeployments, unitRow } from './deployments';
import { plain } from './summary';
import { timedBuckets } from './timed-buckets';

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
    'Hours from the end of a deployment that failed until its incident was resolved, over the incidents resolved in the bucket; the value is the median. Incidents that no deployment caused are left out.',
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
    const buckets = timedBuckets(input);
    const caused = causes(input, productionDeployments(input));
    const resolved = (input.practice.incidents ?? []).flatMap(({ id, resolvedAt }) => {
      const deployedAt = caused.get(id)?.finishedAt;
      if (resolvedAt === null) return [];
      const hours = deployedAt === undefined ? null : (resolvedAt - deployedAt) / HOUR_MS;
      return { id, at: resolvedAt, hours };
    });
    const lists = perBucket(buckets, resolved, ({ at }) => at);
    const readings = buckets.map((timed, place) => {
      const own = lists[place] ?? [];
      const hours = own.flatMap((incident) => incident.hours ?? []);
      return {
        bucket: timed.bucket,
        contributors: [],
        excluded: [],
        ...plain(median(hours), timed, { n: hours.length, minimum: MINIMUM }),
        parts: {
          mean: mean(hours),
          p85: quantile(hours, 0.85),
          withoutDeployment: own.length - hours.length,
        },
        rows: own.map((incident) => unitRow('incident', incident.id, incident.hours)),
      };
    });
    return { readings, outside: noUnits(input) };
  },
});

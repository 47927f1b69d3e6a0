import { daysBetween } from '../../shared/calendar-date';
import type { CatalogueInput } from './catalogue-input';
import { CALENDAR, catalogueMetric } from './catalogue-metric';
import {
  ALWAYS,
  isProxy,
  productionDeployments,
  readingsOfUnits,
  SOURCE,
  sourceNeeds,
  unitRow,
} from './deployments';
import { plain } from './summary';
import { deploymentsTold, whereTold } from './told-time';

const WEEK_DAYS = 7;

/** Source: metrics-spec C.4, metric X7; DORA. */
export const deploymentFrequency = catalogueMetric({
  key: 'deployment-frequency',
  name: 'Deployment frequency',
  purpose: 'delivery',
  unit: 'deployments-per-week',
  direction: 'higher-is-better',
  definition:
    'Successful deployments to production that finished in the bucket, per week. Several jobs of one run of a pipeline are one deployment. A bucket without any is 0 if deployments or incidents were told both before and after it, or somebody said that everything up to then was told; earlier and later nobody knows.',
  example: '6 deployments in two weeks: 3 per week.',
  differsFromJira: 'Jira shows deployments of connected tools only.',
  minimum: 0,
  parameters: [SOURCE],
  needs: ['deployments'],
  needsFor: sourceNeeds,
  facts: [],
  buckets: CALENDAR,
  chart: 'series',
  personLevel: null,
  population: 'units',
  compute: (input, values) => {
    const units = isProxy(values) ? releases(input) : deployments(input);
    const told = isProxy(values) ? ALWAYS : deploymentsTold(input);
    return readingsOfUnits(input, units, (own, timed) => {
      const weeks = daysBetween(timed.bucket.start, timed.bucket.end) / WEEK_DAYS;
      const reading = {
        ...plain(own.length / weeks, timed, { n: own.length, minimum: 0 }),
        parts: { deployments: own.length },
        rows: own.map(({ kind, id }) => unitRow(kind, id, 1)),
      };
      return whereTold(reading, timed, told);
    });
  },
});

interface Unit {
  readonly kind: 'deployment' | 'version';
  readonly id: string;
  readonly at: number;
}

function deployments(input: CatalogueInput): readonly Unit[] {
  return productionDeployments(input).map(({ id, finishedAt }) => {
    return { kind: 'deployment', id, at: finishedAt };
  });
}

function releases({ versions }: CatalogueInput): readonly Unit[] {
  return versions.flatMap(({ id, releasedAt }): readonly Unit[] =>
    releasedAt === null ? [] : [{ kind: 'version', id, at: releasedAt }],
  );
}

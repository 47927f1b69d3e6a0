import type { CatalogueInput } from './catalogue-input';
import { CALENDAR, catalogueMetric } from './catalogue-metric';
import {
  ALWAYS,
  isProxy,
  middleOfHours,
  productionDeployments,
  readingsOfUnits,
  SOURCE,
  sourceNeeds,
  unitRow,
} from './deployments';
import { flowInput } from './flow-input';
import { population } from './flow-issue';
import { deploymentsTold, whereTold } from './told-time';
import { idsAt } from './work-input';

const HOUR_MS = 3_600_000;
const MINIMUM = 5;

/** Source: metrics-spec C.4, metric X6; DORA. */
export const changeLeadTime = catalogueMetric({
  key: 'change-lead-time',
  name: 'Lead time for changes',
  purpose: 'delivery',
  unit: 'hours',
  direction: 'lower-is-better',
  definition:
    'Hours from the first commit of a deployment until it was in production, over the successful ones that finished in the bucket; the value is the median. With released versions as the source, hours from the start of work on an issue until its release. Not the lead time from an issue’s creation.',
  example: '10, 20, 30, 50 and 90 hours: the median is 30.',
  differsFromJira: 'Jira does not know commits unless a development tool is connected.',
  minimum: MINIMUM,
  parameters: [SOURCE],
  needs: ['deployments'],
  needsFor: sourceNeeds,
  facts: ['status', 'fixVersions'],
  buckets: CALENDAR,
  chart: 'distribution',
  personLevel: null,
  population: 'units',
  compute: (input, values) => {
    const changes = isProxy(values) ? releasedIssues(input) : deployedChanges(input);
    const told = isProxy(values) ? ALWAYS : deploymentsTold(input);
    return readingsOfUnits(input, changes, (own, timed) => {
      const hours = own.flatMap((change) => change.hours ?? []);
      const middle = middleOfHours(hours, timed, MINIMUM);
      const reading = {
        ...middle,
        parts: { ...middle.parts, withoutCommits: own.length - hours.length },
        rows: own.map(({ kind, id, hours: took }) => unitRow(kind, id, took)),
      };
      return whereTold(reading, timed, told);
    });
  },
});

interface Change {
  readonly kind: 'deployment' | 'version';
  readonly id: string;
  readonly at: number;
  /** `null`: nobody told when it was committed. */
  readonly hours: number | null;
}

function deployedChanges(input: CatalogueInput): readonly Change[] {
  return productionDeployments(input).map(({ id, finishedAt, firstCommitAt }) => {
    const hours = firstCommitAt === null ? null : (finishedAt - firstCommitAt) / HOUR_MS;
    return { kind: 'deployment', id, at: finishedAt, hours };
  });
}

/** An issue goes live with the first of its versions. */
function releasedIssues(input: CatalogueInput): readonly Change[] {
  const released = new Map(
    input.versions.flatMap(({ id, releasedAt }) =>
      releasedAt === null ? [] : [[id, releasedAt] as const],
    ),
  );
  return population(flowInput(input, {})).issues.flatMap(
    ({ history, cycle }): readonly Change[] => {
      const ids = idsAt(history, 'fixVersions', input.now).filter((id) => released.has(id));
      const [id] = ids.toSorted((a, b) => (released.get(a) ?? 0) - (released.get(b) ?? 0));
      const at = id === undefined ? undefined : released.get(id);
      if (id === undefined || at === undefined || cycle === null || cycle.startedAt > at) return [];
      return [{ kind: 'version', id, at, hours: (at - cycle.startedAt) / HOUR_MS }];
    },
  );
}

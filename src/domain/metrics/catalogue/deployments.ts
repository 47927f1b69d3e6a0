import { type ChoiceParameter, choiceOf } from './parameters';
import type { MetricParameters } from '../tracked-metric';
import type { CatalogueInput } from './catalogue-input';
import { mean, median, quantile } from '../../statistics/quantile';
import type { BreakdownRow, MetricReading, MetricSeries } from './metric-series';
import type { Need } from './needs';
import type { Deployment, Incident } from './practice';
import { plain } from './summary';
import { bucketAt, type TimedBucket, timedBuckets } from './timed-buckets';
import type { ToldTime } from './told-time';

const DAY_MS = 86_400_000;
/** A failure later than that is hardly the deployment's. Source: metrics-spec C.4. */
export const BLAME_MS = 7 * DAY_MS;

/** Without CI a released version can stand for a deployment; never mixed in one series. */
export const SOURCE: ChoiceParameter<'deployments' | 'releases'> = {
  key: 'source',
  label: 'Source',
  help: 'Released versions stand in where nobody sends deployments. They are a proxy from Jira.',
  kind: 'choice',
  options: [
    { value: 'deployments', label: 'Deployments' },
    { value: 'releases', label: 'Released versions (Jira proxy)' },
  ],
  default: 'deployments',
};

export const isProxy = (values: MetricParameters): boolean =>
  choiceOf(SOURCE, values) === 'releases';

/** Jira itself knows of every release. */
export const ALWAYS: ToldTime = { start: -Infinity, end: Infinity, isSaid: false };

export const sourceNeeds = (values: MetricParameters): readonly Need[] =>
  isProxy(values) ? ['versions'] : ['deployments'];

/**
 * What went live in production, each run of a pipeline once: several of its jobs are one
 * deployment, finished with the last of them.
 */
export function productionDeployments({
  practice,
}: Pick<CatalogueInput, 'practice'>): readonly Deployment[] {
  const live = (practice.deployments ?? []).filter(
    ({ isProduction, isSuccessful }) => isProduction && isSuccessful,
  );
  const runs = new Map<string, Deployment>();
  for (const deployment of live) {
    const { runId, id, firstCommitAt } = deployment;
    const key = runId === null ? `one ${id}` : `run ${runId}`;
    const known = runs.get(key);
    if (known === undefined) runs.set(key, deployment);
    else {
      const later = known.finishedAt >= deployment.finishedAt ? known : deployment;
      runs.set(key, { ...later, firstCommitAt: earliest(known.firstCommitAt, firstCommitAt) });
    }
  }
  return [...runs.values()].sort((a, b) => a.finishedAt - b.finishedAt);
}

function earliest(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}

/**
 * The deployment an incident came with: the one somebody named, else the last of its service in the
 * seven days before. Every id is that of the run it belongs to.
 */
export function causes(
  { practice }: Pick<CatalogueInput, 'practice'>,
  deployments: readonly Deployment[],
): ReadonlyMap<Incident['id'], Deployment> {
  const byId = new Map(deployments.map((deployment) => [deployment.id, deployment]));
  const byRun = new Map(deployments.map((deployment) => [deployment.runId, deployment]));
  const runOf = new Map((practice.deployments ?? []).map(({ id, runId }) => [id, runId]));
  const causeOf = ({ deploymentId, service, createdAt }: Incident) => {
    if (deploymentId !== null)
      return byId.get(deploymentId) ?? byRun.get(runOf.get(deploymentId) ?? '');
    const last = deployments.findLast(
      (one) => one.service === service && one.finishedAt <= createdAt,
    );
    return last !== undefined && createdAt - last.finishedAt <= BLAME_MS ? last : undefined;
  };
  return new Map(
    (practice.incidents ?? []).flatMap((incident) => {
      const cause = causeOf(incident);
      return cause === undefined ? [] : [[incident.id, cause] as const];
    }),
  );
}

/** A reading a bucket, made of what happened in it. Issues are not what these metrics count. */
export function readingsOfUnits<Unit extends { readonly at: number }>(
  input: CatalogueInput,
  units: readonly Unit[],
  read: (own: readonly Unit[], timed: TimedBucket) => Omit<MetricReading, keyof Told>,
): MetricSeries {
  const buckets = timedBuckets(input);
  const lists = buckets.map((): Unit[] => []);
  for (const unit of units) lists[bucketAt(buckets, unit.at) ?? -1]?.push(unit);
  return {
    readings: buckets.map((timed, place) => ({
      ...{ bucket: timed.bucket, contributors: [], excluded: [] },
      ...read(lists[place] ?? [], timed),
    })),
    outside: input.histories.map(({ id }) => ({ issueId: id, reason: 'not-a-unit' })),
  };
}

/** What is the same in every reading over units. */
type Told = Pick<MetricReading, 'bucket' | 'contributors' | 'excluded'>;

/** Median of the hours that are known, with mean and percentile beside it. */
export function middleOfHours(
  hours: readonly number[],
  timed: TimedBucket,
  minimum: number,
): Omit<MetricReading, keyof Told> {
  return {
    ...plain(median(hours), timed, { n: hours.length, minimum }),
    parts: { mean: mean(hours), p85: quantile(hours, 0.85) },
  };
}

export function unitRow(
  kind: 'deployment' | 'incident' | 'version',
  key: string,
  value: number | null,
): BreakdownRow {
  return { kind, key, value, n: 1, parts: {} };
}

import { checkParameters } from '../../domain/metrics/catalogue/parameters';
import type { CatalogueMetric } from '../../domain/metrics/catalogue/catalogue-metric';
import type { CatalogueSource, MetricBucket } from '../../domain/metrics/tracked-metric';
import { ok } from '../../domain/shared/result';
import { dependsOnViewer, queryTraits } from '../okr/query-traits';
import type { Ports } from '../ports/ports';
import { invalid, type Outcome } from '../refusal';
import { MAX_POPULATION } from '../sync/scope';
import { catalogueMetricOf } from './metric-basis';
import { type ResolvedScope, resolveScope } from './metric-scope';

export interface CheckedMetric {
  readonly metric: CatalogueMetric;
  readonly scope: ResolvedScope;
  readonly isTimeDependent: boolean;
}

type CheckPorts = Pick<Ports, 'jql' | 'metricFacts'>;

/** Where the form shows what is wrong with the scope. */
const scopeField = ({ scope }: CatalogueSource): string =>
  scope.kind === 'jql' ? 'source.scope.jql' : 'source.scope';

/** What can be computed at all; Jira's own words where it does not understand the query. */
export async function checkSource(
  ports: CheckPorts,
  source: CatalogueSource,
): Promise<Outcome<CheckedMetric>> {
  const metric = catalogueMetricOf(source.catalogueKey);
  if (metric === undefined) return invalid('source.catalogueKey', 'metric-not-in-catalogue');
  const fits = fittingParameters(metric, source);
  if (!fits.ok) return fits;
  if (source.scope.kind === 'jql' && source.scope.jql.trim() === '') {
    return invalid('source.scope.jql', 'jql-missing');
  }
  const scope = await resolveScope(ports, source.scope);
  if (scope === null) return invalid('source.scope', 'scope-not-found');
  const parsed = await ports.jql.parse(scope.jql);
  const field = scopeField(source);
  if (parsed.kind === 'invalid-jql') return invalid(field, 'jql-invalid', parsed.messages);
  if (!parsed.facts.isBounded) return invalid(field, 'jql-unbounded');
  if (dependsOnViewer(parsed.facts)) return invalid(field, 'jql-depends-on-viewer');
  return ok({ metric, scope, isTimeDependent: queryTraits(parsed.facts).isTimeDependent });
}

function fittingParameters(
  { parameters }: CatalogueMetric,
  source: CatalogueSource,
): Outcome<true> {
  const checked = checkParameters(parameters, source.parameters);
  if (checked.ok) return ok(true);
  const [problem] = checked.error;
  return invalid(`source.parameters.${problem?.key ?? ''}`, 'parameter-not-valid');
}

/** Nobody may publish a number over issues they cannot see themselves. */
export async function checkSight(
  ports: Pick<Ports, 'jql'>,
  source: CatalogueSource,
  { jql }: ResolvedScope,
): Promise<Outcome<true>> {
  const field = scopeField(source);
  const [seen, all] = await Promise.all([
    ports.jql.count(jql, 'viewer'),
    ports.jql.count(jql, 'app'),
  ]);
  if (seen.kind === 'invalid-jql') return invalid(field, 'jql-invalid', seen.messages);
  if (all.kind === 'invalid-jql') return invalid(field, 'jql-invalid', all.messages);
  if (seen.count < all.count) return invalid(field, 'author-cannot-see-all-issues');
  if (all.count > MAX_POPULATION) return invalid(field, 'too-many-issues');
  return ok(true);
}

export function checkBucket(
  { buckets }: Pick<CatalogueMetric, 'buckets'>,
  bucket: MetricBucket,
): Outcome<true> {
  return buckets.includes(bucket) ? ok(true) : invalid('bucket', 'bucket-not-of-this-metric');
}

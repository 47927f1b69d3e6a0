import type { TrackedMetric } from '../../domain/metrics/tracked-metric';
import type { Ports } from '../ports/ports';
import { type MetricBasis, metricBasis } from './metric-basis';

/** Metrics over the same issues share what is read of them. */
export interface TrackedScope {
  readonly basis: MetricBasis;
  readonly metrics: readonly {
    readonly tracked: TrackedMetric;
    readonly basis: MetricBasis;
  }[];
  /** Its issues can change although none of them was edited. */
  readonly isTimeDependent: boolean;
}

/** What is kept up to date: the scopes of all active metrics, by their hash. */
export async function trackedScopes(ports: Ports): Promise<ReadonlyMap<string, TrackedScope>> {
  const scopes = new Map<string, TrackedScope>();
  for (const tracked of await ports.trackedMetrics.list('everywhere', 'active')) {
    const basis = await metricBasis(ports, tracked.source, tracked.projectId);
    if (basis === null) continue;
    const known = scopes.get(basis.hash);
    scopes.set(basis.hash, {
      basis,
      metrics: [...(known?.metrics ?? []), { tracked, basis }],
      isTimeDependent: known?.isTimeDependent === true || tracked.isTimeDependent,
    });
  }
  return scopes;
}

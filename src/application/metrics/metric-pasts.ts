import type { Ports } from '../ports/ports';
import { askedOnce } from './asked-once';
import { trackedScopes } from './tracked-scopes';

/** How far all metrics of the site are. */
export interface MetricPasts {
  readonly metrics: number;
  readonly waiting: number;
  readonly failed: number;
}

export async function metricPasts(all: Ports): Promise<MetricPasts> {
  const ports = { ...all, metricFacts: askedOnce(all.metricFacts) };
  let [metrics, waiting, failed] = [0, 0, 0];
  for (const [hash, scope] of await trackedScopes(ports)) {
    const count = scope.metrics.length;
    const state = (await ports.scopeTimelines.state(hash))?.state;
    metrics += count;
    if (state === 'failed') failed += count;
    else if (state !== 'done') waiting += count;
  }
  return { metrics, waiting, failed };
}

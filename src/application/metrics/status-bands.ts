import { type StatusBand, statusFlow } from '../../domain/metrics/catalogue/status-flow';
import type { ComputedSeries } from './computed-series';
import { knownNames } from './known-names';
import type { KnownScope } from './known-scope';
import type { MetricBasis } from './metric-basis';
import type { MetricSight } from './metric-sight';

interface Seen {
  readonly computed: Pick<ComputedSeries, 'input'>;
  readonly known: KnownScope;
  readonly sight: MetricSight;
}

/**
 * The bands of a cumulative flow by status; `null` for other metrics, and where the viewer may not
 * see some of the issues: a status can hold a single hidden one.
 */
export function statusBands(
  { metric, source }: Pick<MetricBasis, 'metric' | 'source'>,
  { computed, known, sight }: Seen,
): readonly StatusBand[] | null {
  if (metric.chart !== 'cumulative-flow' || sight.hidden.size > 0) return null;
  return statusFlow(computed.input, source.parameters, known.containers.columns);
}

/** What their statuses are called, as `status 10001`. */
export async function statusNames(
  ports: Parameters<typeof knownNames>[0],
  bands: readonly StatusBand[] | null,
  known: KnownScope,
): Promise<Readonly<Record<string, string>>> {
  const ids = (bands ?? []).map(({ statusId }) => statusId);
  const names = await knownNames(ports, { kind: 'status', ids }, { known, teamFieldId: null });
  return Object.fromEntries([...names].map(([id, name]) => [`status ${id}`, name]));
}

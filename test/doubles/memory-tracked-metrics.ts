import type { AuditLog } from '../../src/application/ports/audit';
import type { TrackedMetrics } from '../../src/application/ports/tracked-metrics';
import type { Ports } from '../../src/application/ports/ports';
import type { TrackedMetric } from '../../src/domain/metrics/tracked-metric';

import { memoryMetricNotes } from './memory-metric-notes';
import { memoryMetricStandings } from './memory-metric-standings';
import { memoryScopeTimelines } from './memory-scope-timelines';
import { memorySprintSnapshots } from './memory-sprint-snapshots';

/** Everything that is kept of the metrics that projects follow. */
export const memoryMetrics = (
  audit: AuditLog,
): Pick<
  Ports,
  'trackedMetrics' | 'metricNotes' | 'scopeTimelines' | 'standings' | 'sprintSnapshots'
> => ({
  trackedMetrics: memoryTrackedMetrics(audit),
  metricNotes: memoryMetricNotes(audit),
  scopeTimelines: memoryScopeTimelines(),
  standings: memoryMetricStandings(),
  sprintSnapshots: memorySprintSnapshots(),
});

/** Metrics in memory; writers must name the version they replace, as in storage. */
function memoryTrackedMetrics(audit: AuditLog): TrackedMetrics {
  const metrics = new Map<string, TrackedMetric>();
  return {
    find: async (id) => Promise.resolve(metrics.get(id) ?? null),
    list: async (place, lifecycle) => {
      const isThere = ({ projectId }: TrackedMetric) =>
        place === 'everywhere' || place.home === projectId;
      const all = [...metrics.values()].filter((metric) => metric.lifecycle === lifecycle);
      return Promise.resolve(all.filter(isThere));
    },
    save: async (metric, trace = []) => {
      const isNext = metric.version === 1 || metrics.get(metric.id)?.version === metric.version - 1;
      if (!isNext) return 'version-conflict';
      metrics.set(metric.id, metric);
      await audit.append(trace);
      return 'saved';
    },
  };
}

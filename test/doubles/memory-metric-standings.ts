import type { MetricStanding, MetricStandings } from '../../src/application/ports/metric-standings';
import type { MetricId } from '../../src/domain/shared/ids';

export function memoryMetricStandings(): MetricStandings {
  const standings = new Map<MetricId, MetricStanding>();
  return {
    findMany: async (ids) =>
      Promise.resolve(
        new Map(
          ids.flatMap((id) => {
            const standing = standings.get(id);
            return standing === undefined ? [] : [[id, standing] as const];
          }),
        ),
      ),
    save: async (standing) => {
      standings.set(standing.metricId, standing);
      return Promise.resolve();
    },
  };
}

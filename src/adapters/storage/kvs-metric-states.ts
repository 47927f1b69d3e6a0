import { kvs } from '@forge/kvs';
import type { MetricState, MetricStates } from '../../application/ports/metric-states';
import type { MetricId } from '../../domain/shared/ids';
import type { AnnounceChange } from './change-mark';
import { metricStateFormat } from './metric-state-record';
import { getAll, storage, WHOLE_SITE } from './kvs-call';

const ENTITY = 'measurement';

interface Row {
  readonly record: unknown;
}

export function createKvsMetricStates(announceChange: AnnounceChange): MetricStates {
  return {
    async find(metricId) {
      const row = await storage(() => kvs.entity<Row>(ENTITY).get(metricId));
      return row === undefined ? null : metricStateFormat.read(row.record);
    },
    async findMany(metricIds) {
      const rows = await getAll(metricIds.map((key) => ({ key, entityName: ENTITY })));
      const states = [...rows].map(([key, row]): [MetricId, MetricState] => [
        key as MetricId,
        metricStateFormat.read((row as Row).record),
      ]);
      return new Map(states);
    },
    async save(state) {
      const { metricId, scopeHash } = state;
      const row = {
        projectId: state.projectId ?? WHOLE_SITE,
        scopeHash,
        record: metricStateFormat.write(state),
      };
      await announceChange();
      await storage(() => kvs.entity(ENTITY).set(metricId, row));
    },
    async remove(metricId) {
      await announceChange();
      await storage(() => kvs.entity(ENTITY).delete(metricId));
    },
  };
}

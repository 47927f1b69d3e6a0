import { complies } from '../../domain/okr/key-result-progress';
import type { KeyResult } from '../../domain/okr/key-result';
import type { Lifecycle } from '../../domain/okr/lifecycle';
import type { Objective } from '../../domain/okr/objective';
import type { Period } from '../../domain/okr/period';
import { calendarDateAt, type CalendarDate } from '../../domain/shared/calendar-date';
import type { MetricId, ProjectId } from '../../domain/shared/ids';
import type { MetricState } from '../ports/metric-states';
import type { StoredMetric } from '../ports/okr-repository';
import type { Ports } from '../ports/ports';
import type { Settings } from '../ports/settings-store';
import type { SyncState } from '../ports/sync-store';

/** Definitions with their values, as they are stored: nobody's permissions applied yet. */
export interface OkrRecords {
  readonly objectives: readonly Objective[];
  readonly keyResults: readonly KeyResult[];
  readonly metrics: ReadonlyMap<MetricId, StoredMetric>;
  readonly states: ReadonlyMap<MetricId, MetricState>;
  /** For limits and bands: per measured day of the period, whether it was kept. */
  readonly compliance: ReadonlyMap<MetricId, readonly boolean[]>;
  readonly settings: Settings;
  readonly sync: SyncState;
  readonly today: CalendarDate;
}

export async function loadOkrRecords(
  ports: Ports,
  filter: { readonly projectId: ProjectId | null; readonly lifecycles: readonly Lifecycle[] },
): Promise<OkrRecords> {
  const { projectId, lifecycles } = filter;
  const list = lifecycles.map((lifecycle) => ({ projectId, lifecycle }));
  const [objectives, keyResults] = await Promise.all([
    Promise.all(list.map((one) => ports.okrs.listObjectives(one))),
    Promise.all(list.map((one) => ports.okrs.listKeyResults(one))),
  ]);
  return withValues(ports, { objectives: objectives.flat(), keyResults: keyResults.flat() });
}

export async function withValues(
  ports: Ports,
  definitions: Pick<OkrRecords, 'objectives' | 'keyResults'>,
): Promise<OkrRecords> {
  const metricIds = definitions.keyResults.map(({ metricId }) => metricId);
  const [metrics, states, settings, sync] = await Promise.all([
    ports.okrs.findMetrics(metricIds),
    ports.states.findMany(metricIds),
    ports.settings.load(),
    ports.sync.state(),
  ]);
  const today = calendarDateAt(ports.clock.now(), settings.timeZone);
  return {
    ...definitions,
    metrics: new Map(metrics.map((stored) => [stored.metric.id, stored])),
    states,
    compliance: await loadCompliance(ports, definitions, today),
    settings,
    sync,
    today,
  };
}

async function loadCompliance(
  ports: Ports,
  { objectives, keyResults }: Pick<OkrRecords, 'objectives' | 'keyResults'>,
  today: CalendarDate,
): Promise<ReadonlyMap<MetricId, readonly boolean[]>> {
  const periods = new Map(objectives.map(({ id, period }) => [id, period]));
  const held = keyResults.filter(({ target }) => target.kind !== 'reach');
  const entries = await Promise.all(
    held.map(async (keyResult): Promise<[MetricId, readonly boolean[]]> => {
      const period = keyResult.period ?? periods.get(keyResult.objectiveId) ?? null;
      return [keyResult.metricId, await complianceOf(ports, { keyResult, period, today })];
    }),
  );
  return new Map(entries);
}

async function complianceOf(
  ports: Pick<Ports, 'readings'>,
  {
    keyResult: { metricId, target },
    period,
    today,
  }: { keyResult: KeyResult; period: Period | null; today: CalendarDate },
): Promise<readonly boolean[]> {
  if (period === null || period.start > today) return [];
  const to = period.end < today ? period.end : today;
  const readings = await ports.readings.list(metricId, { from: period.start, to });
  return readings.flatMap(({ value }) => (value === null ? [] : complies(target, value)));
}

import type { AuditLog } from '../../src/application/ports/audit';
import type {
  DefinitionChange,
  DefinitionFilter,
  OkrRepository,
  StoredMetric,
} from '../../src/application/ports/okr-repository';
import type { KeyResult } from '../../src/domain/okr/key-result';
import type { Objective } from '../../src/domain/okr/objective';
import { memoryAuditLog } from './memory-audit';

/** Definitions in memory; writers must name the version they replace, as in storage. */
export function memoryOkrRepository(audit: AuditLog = memoryAuditLog()): OkrRepository {
  const objectives = new Map<string, Objective>();
  const keyResults = new Map<string, KeyResult>();
  const metrics = new Map<string, StoredMetric>();
  const isNext = (stored: number | undefined, version: number) =>
    version === 1 || stored === version - 1;

  function isConflict({ objective, keyResult, metric }: DefinitionChange): boolean {
    return (
      (objective !== undefined &&
        !isNext(objectives.get(objective.id)?.version, objective.version)) ||
      (keyResult !== undefined &&
        !isNext(keyResults.get(keyResult.id)?.version, keyResult.version)) ||
      (metric !== undefined &&
        !isNext(metrics.get(metric.metric.id)?.metric.version, metric.metric.version))
    );
  }

  return {
    findObjective: async (id) => Promise.resolve(objectives.get(id) ?? null),
    findObjectives: async (ids) => Promise.resolve(ids.flatMap((id) => objectives.get(id) ?? [])),
    findKeyResult: async (id) => Promise.resolve(keyResults.get(id) ?? null),
    findMetric: async (id) => Promise.resolve(metrics.get(id) ?? null),
    findMetrics: async (ids) => Promise.resolve(ids.flatMap((id) => metrics.get(id) ?? [])),
    listObjectives: async (filter) =>
      Promise.resolve([...objectives.values()].filter(passes(filter))),
    listChildObjectives: async ({ parentHome, lifecycle }) =>
      Promise.resolve(
        [...objectives.values()].filter(
          (one) =>
            one.lifecycle === lifecycle && one.parentId !== null && one.parentHome === parentHome,
        ),
      ),
    listKeyResults: async (filter) =>
      Promise.resolve([...keyResults.values()].filter(passes(filter))),
    listKeyResultsOf: async (objectiveId) =>
      Promise.resolve([...keyResults.values()].filter((one) => one.objectiveId === objectiveId)),
    save: async (change, trace = []) => {
      if (isConflict(change)) return Promise.resolve('version-conflict');
      const { objective, keyResult, metric } = change;
      if (objective !== undefined) objectives.set(objective.id, objective);
      if (keyResult !== undefined) keyResults.set(keyResult.id, keyResult);
      if (metric !== undefined) metrics.set(metric.metric.id, metric);
      await audit.append(trace);
      return 'saved';
    },
    removeObjective: async (id) => {
      objectives.delete(id);
      return Promise.resolve();
    },
    removeKeyResult: async ({ id, metricId }) => {
      keyResults.delete(id);
      metrics.delete(metricId);
      return Promise.resolve();
    },
  };
}

const passes =
  ({ projectId, lifecycle }: DefinitionFilter) =>
  (one: Objective | KeyResult) =>
    one.lifecycle === lifecycle && (projectId === null || one.projectId === projectId);

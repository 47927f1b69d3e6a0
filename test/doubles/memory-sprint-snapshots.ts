import type { SprintSnapshots } from '../../src/application/ports/sprint-snapshots';
import type { SprintSnapshot } from '../../src/domain/metrics/sprint/sprint-snapshot';

export function memorySprintSnapshots(): SprintSnapshots {
  const scopes = new Map<string, Map<string, SprintSnapshot>>();
  return {
    find: async (hash) => Promise.resolve(scopes.get(hash) ?? new Map()),
    save: async (hash, snapshots) => {
      scopes.set(hash, new Map([...(scopes.get(hash) ?? []), ...snapshots]));
      return Promise.resolve();
    },
  };
}

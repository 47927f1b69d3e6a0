import type { Initiatives } from '../../src/application/ports/initiatives';
import type { Initiative } from '../../src/domain/okr/initiative';

/** Initiatives in memory, in the order they were added. */
export function memoryInitiatives(): Initiatives {
  const initiatives = new Map<string, Initiative>();
  return {
    find: async (id) => Promise.resolve(initiatives.get(id) ?? null),
    listOf: async (keyResultId) =>
      Promise.resolve([...initiatives.values()].filter((one) => one.keyResultId === keyResultId)),
    add: async (initiative) => {
      initiatives.set(initiative.id, initiative);
      return Promise.resolve();
    },
    remove: async (id) => {
      initiatives.delete(id);
      return Promise.resolve();
    },
  };
}

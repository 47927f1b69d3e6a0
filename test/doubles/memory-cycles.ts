import type { AuditLog } from '../../src/application/ports/audit';
import type { Cycles } from '../../src/application/ports/cycles';
import type { Cycle } from '../../src/domain/okr/cycle';
import { memoryAuditLog } from './memory-audit';

/** Cycles in memory; writers must name the version they replace, as in storage. */
export function memoryCycles(audit: AuditLog = memoryAuditLog()): Cycles {
  const cycles = new Map<string, Cycle>();
  return {
    find: async (id) => Promise.resolve(cycles.get(id) ?? null),
    list: async () => Promise.resolve([...cycles.values()]),
    save: async (cycle, trace = []) => {
      const isNext = cycle.version === 1 || cycles.get(cycle.id)?.version === cycle.version - 1;
      if (!isNext) return 'version-conflict';
      cycles.set(cycle.id, cycle);
      await audit.append(trace);
      return 'saved';
    },
    remove: async ({ id, version }, trace = []) => {
      if (cycles.get(id)?.version !== version) return 'version-conflict';
      cycles.delete(id);
      await audit.append(trace);
      return 'removed';
    },
  };
}

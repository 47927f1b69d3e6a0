import type { AuditLog } from '../../src/application/ports/audit';
import type { MetricNotes } from '../../src/application/ports/metric-notes';
import type { MetricNote } from '../../src/domain/metrics/metric-note';

/** Notes in memory; writers must name the version they replace, as in storage. */
export function memoryMetricNotes(audit: AuditLog): MetricNotes {
  const notes = new Map<string, MetricNote>();
  return {
    find: async (id) => Promise.resolve(notes.get(id) ?? null),
    list: async ({ projectId, metricId }) =>
      Promise.resolve(
        [...notes.values()]
          .filter((note) => note.projectId === projectId && note.metricId === metricId)
          .filter(({ isDeleted }) => !isDeleted)
          .sort((a, b) => (a.on < b.on ? -1 : 1)),
      ),
    save: async (note, trace) => {
      const isNext = note.version === 1 || notes.get(note.id)?.version === note.version - 1;
      if (!isNext) return 'version-conflict';
      notes.set(note.id, note);
      await audit.append(trace);
      return 'saved';
    },
    listDeleted: async () =>
      Promise.resolve([...notes.values()].filter(({ isDeleted }) => isDeleted)),
    remove: async (id) => {
      notes.delete(id);
      return Promise.resolve();
    },
  };
}

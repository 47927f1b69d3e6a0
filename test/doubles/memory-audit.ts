import type { AuditEntry, AuditLog, AuditScope } from '../../src/application/ports/audit';

/** Entries in memory. The repository's double writes into the same list. */
export interface MemoryAudit extends AuditLog {
  readonly entries: AuditEntry[];
}

export function memoryAuditLog(): MemoryAudit {
  const entries: AuditEntry[] = [];
  return {
    entries,
    append: async (added) => {
      entries.push(...added);
      return Promise.resolve();
    },
    list: async ({ scope, from, to, cursor, size }) => {
      const found = entries
        .filter((entry) => isIn(scope, entry))
        .filter(({ at }) => (from === null || at >= from) && (to === null || at <= to))
        .sort((a, b) => (a.at + a.id < b.at + b.id ? 1 : -1));
      const start = Number(cursor ?? 0);
      const next = start + size < found.length ? String(start + size) : null;
      return Promise.resolve({ entries: found.slice(start, start + size), nextCursor: next });
    },
  };
}

function isIn(scope: AuditScope, entry: AuditEntry): boolean {
  switch (scope.of) {
    case 'subject':
      return entry.subjectId === scope.id;
    case 'objective':
      return entry.objectiveId === scope.id;
    case 'home':
      return entry.projectId === scope.projectId;
    case 'site':
      return true;
  }
}

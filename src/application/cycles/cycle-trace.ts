import type { Cycle } from '../../domain/okr/cycle';
import { changesBetween, toJson } from '../audit/audit-changes';
import type { AuditEntry, Json } from '../ports/audit';
import type { Ports } from '../ports/ports';

interface CycleChange {
  readonly before: Cycle | null;
  readonly after: Cycle | null;
}

/** What is written down of a cycle that was created, changed or deleted. */
export function traceOfCycle(
  { ids }: Pick<Ports, 'ids'>,
  { before, after }: CycleChange,
): readonly AuditEntry[] {
  const cycle = after ?? before;
  const changes = changesBetween(toldFields(before), toldFields(after));
  if (cycle === null || changes.length === 0) return [];
  const action = before === null ? 'created' : after === null ? 'deleted' : 'edited';
  return [
    {
      id: ids.next(),
      at: cycle.updatedAt,
      by: cycle.updatedBy,
      kind: 'cycle',
      subjectId: cycle.id,
      title: cycle.name,
      objectiveId: null,
      projectId: null,
      action,
      origin: 'page',
      changes,
    },
  ];
}

function toldFields(cycle: Cycle | null): Readonly<Record<string, Json>> {
  return cycle === null ? {} : { name: cycle.name, period: toJson(cycle.period) };
}

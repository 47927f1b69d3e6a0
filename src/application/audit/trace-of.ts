import type { KeyResult } from '../../domain/okr/key-result';
import type { Objective } from '../../domain/okr/objective';
import type { AuditEntry, AuditOrigin } from '../ports/audit';
import type { DefinitionChange, StoredMetric } from '../ports/okr-repository';
import type { Ports } from '../ports/ports';
import { actionOf, changesBetween, toldFields, toldSource } from './audit-changes';

type TracePorts = Pick<Ports, 'okrs' | 'ids'>;

/**
 * What a save is about to change, against what is stored now. If somebody else writes in between,
 * the save is refused and the trace is never written, so before and after always belong together.
 */
export async function traceOf(
  ports: TracePorts,
  { objective, keyResult, metric }: DefinitionChange,
  origin: AuditOrigin,
): Promise<readonly AuditEntry[]> {
  const entries = await Promise.all([
    objective === undefined ? null : traceOfObjective(ports, objective, origin),
    keyResult === undefined ? null : traceOfKeyResult(ports, { keyResult, metric }, origin),
  ]);
  return entries.filter((entry) => entry !== null);
}

async function traceOfObjective(
  ports: TracePorts,
  objective: Objective,
  origin: AuditOrigin,
): Promise<AuditEntry | null> {
  const before = objective.version === 1 ? null : await ports.okrs.findObjective(objective.id);
  const changes = changesBetween(before === null ? {} : toldFields(before), toldFields(objective));
  const action = actionOf(before, objective, changes);
  if (action === null) return null;
  return {
    ...described(ports, objective, origin),
    kind: 'objective',
    objectiveId: objective.id,
    action,
    changes,
  };
}

async function traceOfKeyResult(
  ports: TracePorts,
  { keyResult, metric }: { keyResult: KeyResult; metric: StoredMetric | undefined },
  origin: AuditOrigin,
): Promise<AuditEntry | null> {
  const isNew = keyResult.version === 1;
  const before = isNew ? null : await ports.okrs.findKeyResult(keyResult.id);
  const measured =
    isNew || metric === undefined ? null : await ports.okrs.findMetric(metric.metric.id);
  const changes = [
    ...changesBetween(before === null ? {} : toldFields(before), toldFields(keyResult)),
    ...changesBetween(
      measured === null ? {} : toldSource(measured.metric.source),
      metric === undefined ? {} : toldSource(metric.metric.source),
    ),
  ];
  const action = actionOf(before, keyResult, changes);
  if (action === null) return null;
  return {
    ...described(ports, keyResult, origin),
    kind: 'key-result',
    objectiveId: keyResult.objectiveId,
    action,
    changes,
  };
}

function described(
  { ids }: TracePorts,
  { id, title, projectId, updatedAt, updatedBy }: Objective | KeyResult,
  origin: AuditOrigin,
) {
  return { id: ids.next(), at: updatedAt, by: updatedBy, subjectId: id, title, projectId, origin };
}

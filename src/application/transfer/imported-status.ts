import type { KeyResultId, ObjectiveId } from '../../domain/shared/ids';
import type { ImportedItem } from '../../domain/transfer/imported-okrs';
import type { Caller } from '../caller';
import { closeKeyResult } from '../cycles/close-key-result';
import { closeObjective } from '../cycles/close-objective';
import { setKeyResultLifecycle } from '../okr/change-key-result';
import { setObjectiveLifecycle } from '../okr/change-objective';
import type { Ports } from '../ports/ports';
import type { Outcome } from '../refusal';
import { setManualStatus } from '../status/set-manual-status';
import type { ImportedRow } from './import-items';

interface Importing {
  readonly ports: Ports;
  readonly caller: Caller;
}

/** Postpones, closes, or notes the status that the file tells. Safe to repeat. */
export async function applyImportedStatus(
  importing: Importing,
  item: ImportedItem,
  id: string,
): Promise<ImportedRow> {
  const outcome =
    item.kind === 'objective'
      ? await applyToObjective(importing, item, id as ObjectiveId)
      : await applyToKeyResult(importing, item, id as KeyResultId);
  const row = { line: item.line, kind: item.kind, id, jiraMessages: [] };
  if (outcome === null) return { ...row, outcome: 'there-already', reason: null };
  return outcome.ok
    ? { ...row, outcome: 'created', reason: null }
    : { ...row, outcome: 'refused', reason: outcome.error.reason };
}

async function applyToObjective(
  { ports, caller }: Importing,
  { status }: ImportedItem,
  id: ObjectiveId,
): Promise<Outcome<unknown> | null> {
  const objective = await ports.okrs.findObjective(id);
  if (objective === null || status.kind === 'running' || objective.lifecycle !== 'active') {
    return null;
  }
  const named = { objectiveId: id, version: objective.version };
  if (status.kind === 'postponed') {
    return setObjectiveLifecycle(ports, caller, { ...named, lifecycle: 'postponed' });
  }
  return closeObjective(ports, caller, { ...named, closing: closingOf(status), keyResults: [] });
}

async function applyToKeyResult(
  { ports, caller }: Importing,
  { status }: ImportedItem,
  id: KeyResultId,
): Promise<Outcome<unknown> | null> {
  const keyResult = await ports.okrs.findKeyResult(id);
  if (keyResult?.lifecycle !== 'active') return null;
  const named = { keyResultId: id, version: keyResult.version };
  switch (status.kind) {
    case 'postponed':
      return setKeyResultLifecycle(ports, caller, { ...named, lifecycle: 'postponed' });
    case 'closed':
      return closeKeyResult(ports, caller, { ...named, closing: closingOf(status) });
    case 'running':
      if (status.status === null || keyResult.manualStatus !== null) return null;
      return setManualStatus(ports, caller, {
        ...named,
        ...{ status: status.status, until: 'next-update', note: 'Imported' },
      });
  }
}

const closingOf = ({ outcome }: Extract<ImportedItem['status'], { kind: 'closed' }>) => ({
  score: null,
  outcome,
  lesson: '',
});

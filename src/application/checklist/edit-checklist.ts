import { editChecklist, type ChecklistEdit } from '../../domain/metrics/checklist';
import { measureChecklist } from '../../domain/metrics/own-measurement';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import { managedKeyResult, reportableKeyResult, type FoundKeyResult } from '../okr/authorise';
import type { KeyResultView } from '../okr/okr-view';
import { recordOwnValue } from '../okr/record-own-value';
import { saveDefinition } from '../okr/save-definition';
import { showKeyResult } from '../okr/show-definition';
import type { StoredMetric } from '../ports/okr-repository';
import type { Ports } from '../ports/ports';
import { conflict, invalid, type Outcome } from '../refusal';

/** Other people tick at the same time; so often their ticks may come between. */
const ATTEMPTS = 4;

interface Edited extends FoundKeyResult {
  readonly stored: StoredMetric;
}

/**
 * One change of one item. Who works on the key result may tick; the list itself is part of the
 * definition. It names the item rather than the version it saw, so that nobody is in anyone's way.
 */
export async function editChecklistItem(
  ports: Ports,
  caller: Caller,
  { keyResultId, edit }: { readonly keyResultId: string; readonly edit: ChecklistEdit },
): Promise<Outcome<KeyResultView>> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const edited = await tryEdit(ports, caller, { keyResultId, edit });
    if (!edited.ok) return edited;
    if (edited.value === 'version-conflict') continue;
    const { keyResult, objective, stored } = edited.value;
    await recordOwnValue(ports, { keyResult, stored, measurement: measured(stored) });
    await ports.realtime.publish([keyResult.projectId]);
    return ok(await showKeyResult(ports, caller, { keyResult, objective }));
  }
  return conflict(null);
}

async function tryEdit(
  ports: Ports,
  caller: Caller,
  { keyResultId, edit }: { keyResultId: string; edit: ChecklistEdit },
): Promise<Outcome<Edited | 'version-conflict'>> {
  const find = edit.kind === 'tick' ? reportableKeyResult : managedKeyResult;
  const found = await find(ports, caller, keyResultId);
  if (!found.ok) return found;
  if (found.value.keyResult.lifecycle !== 'active') {
    return invalid('keyResultId', 'key-result-not-active');
  }
  const before = await ports.okrs.findMetric(found.value.keyResult.metricId);
  if (before?.metric.source.kind !== 'checklist') return invalid('keyResultId', 'not-a-checklist');
  const at = new Date(ports.clock.now()).toISOString();
  const { accountId } = caller;
  const newId = ports.ids.next();
  const items = editChecklist(before.metric.source.items, edit, { accountId, at, newId });
  if (!items.ok) return invalid('edit', items.error);
  const written = { updatedAt: at, updatedBy: accountId };
  const stored: StoredMetric = {
    ...before,
    metric: {
      ...before.metric,
      ...written,
      version: before.metric.version + 1,
      source: { kind: 'checklist', items: items.value },
    },
  };
  // A tick is no change of the definition, and must not be in the way of one.
  const version = found.value.keyResult.version + 1;
  const keyResult =
    edit.kind === 'tick'
      ? found.value.keyResult
      : { ...found.value.keyResult, ...written, version };
  const change = { metric: stored, ...(edit.kind !== 'tick' && { keyResult }) };
  const saved = await saveDefinition(ports, change);
  return ok(saved === 'saved' ? { ...found.value, keyResult, stored } : saved);
}

function measured({ metric: { source } }: StoredMetric) {
  return measureChecklist(source.kind === 'checklist' ? source.items : []);
}

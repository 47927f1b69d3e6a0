import type { KeyResult } from '../../domain/okr/key-result';
import type { ManualStatus } from '../../domain/okr/manual-status';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import { reportableKeyResult, type FoundKeyResult } from '../okr/authorise';
import type { KeyResultView } from '../okr/okr-view';
import { saveDefinition } from '../okr/save-definition';
import { showKeyResult } from '../okr/show-definition';
import type { Ports } from '../ports/ports';
import { conflict, invalid, notFound, type Outcome } from '../refusal';

interface Named {
  readonly keyResultId: string;
  /** The version the person saw. */
  readonly version: number;
}

type Judgement = Pick<ManualStatus, 'status' | 'until' | 'note'>;

/** A person's judgement beside the computed one. Source: metrics-spec B.2. */
export function setManualStatus(
  ports: Ports,
  caller: Caller,
  { status, until, note, ...named }: Named & Judgement,
): Promise<Outcome<KeyResultView>> {
  const at = new Date(ports.clock.now()).toISOString();
  return change(ports, caller, {
    named,
    manualStatus: { status, until, note, at, by: caller.accountId },
  });
}

export function resumeAutomaticStatus(
  ports: Ports,
  caller: Caller,
  named: Named,
): Promise<Outcome<KeyResultView>> {
  return change(ports, caller, { named, manualStatus: null });
}

async function change(
  ports: Ports,
  caller: Caller,
  { named, manualStatus }: { named: Named; manualStatus: ManualStatus | null },
): Promise<Outcome<KeyResultView>> {
  const found = await reportableKeyResult(ports, caller, named.keyResultId);
  if (!found.ok) return found;
  const { keyResult, objective } = found.value;
  if (keyResult.version !== named.version) return stale(ports, caller, found.value);
  if (keyResult.lifecycle !== 'active') return invalid('status', 'key-result-not-active');
  const next: KeyResult = {
    ...keyResult,
    manualStatus,
    version: keyResult.version + 1,
    updatedAt: new Date(ports.clock.now()).toISOString(),
    updatedBy: caller.accountId,
  };
  if ((await saveDefinition(ports, { keyResult: next })) === 'version-conflict') {
    const current = await reportableKeyResult(ports, caller, named.keyResultId);
    return current.ok ? stale(ports, caller, current.value) : notFound('key-result-not-found');
  }
  return ok(await showKeyResult(ports, caller, { objective, keyResult: next }));
}

async function stale(
  ports: Ports,
  caller: Caller,
  { keyResult, objective }: FoundKeyResult,
): Promise<Outcome<never>> {
  return conflict(await showKeyResult(ports, caller, { objective, keyResult }));
}

import { type Closing, type ClosingWords, isOpen } from '../../domain/okr/closing';
import type { KeyResult } from '../../domain/okr/key-result';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import { managedKeyResult, type FoundKeyResult } from '../okr/authorise';
import { measureLater } from '../okr/measure-definition';
import { withValues } from '../okr/okr-records';
import type { KeyResultView } from '../okr/okr-view';
import { saveDefinition } from '../okr/save-definition';
import { showKeyResult } from '../okr/show-definition';
import type { Ports } from '../ports/ports';
import { conflict, invalid, type Outcome } from '../refusal';
import { frozenKeyResult } from './frozen-numbers';

export interface KeyResultVersion {
  readonly keyResultId: string;
  /** The version the person saw. */
  readonly version: number;
}

/** Ends it with a judgement. Its value stays as it is now, whatever happens in Jira. */
export async function closeKeyResult(
  ports: Ports,
  caller: Caller,
  { closing, ...named }: KeyResultVersion & { readonly closing: ClosingWords },
): Promise<Outcome<KeyResultView>> {
  const found = await currentKeyResult(ports, caller, named);
  if (!found.ok) return found;
  const { objective, keyResult } = found.value;
  if (!isOpen(keyResult)) return invalid('lifecycle', 'not-open');
  if (objective.lifecycle === 'closed') return invalid('lifecycle', 'objective-is-closed');
  const records = await withValues(ports, { objectives: [objective], keyResults: [keyResult] });
  const closed = closedKeyResult(keyResult, {
    ...closing,
    ...frozenKeyResult(records, found.value),
    at: new Date(ports.clock.now()).toISOString(),
    by: caller.accountId,
  });
  return saved(ports, caller, { objective, keyResult: closed });
}

/** Open again: measured at once, and judged by what it has now. */
export async function reopenKeyResult(
  ports: Ports,
  caller: Caller,
  named: KeyResultVersion,
): Promise<Outcome<KeyResultView>> {
  const found = await currentKeyResult(ports, caller, named);
  if (!found.ok) return found;
  const { objective, keyResult } = found.value;
  if (keyResult.lifecycle !== 'closed') return invalid('lifecycle', 'not-closed');
  if (objective.lifecycle === 'closed') return invalid('lifecycle', 'objective-is-closed');
  const reopened = reopenedKeyResult(ports, caller, keyResult);
  const outcome = await saved(ports, caller, { objective, keyResult: reopened });
  if (outcome.ok) await measureLater(ports, [keyResult.id]);
  return outcome;
}

export function closedKeyResult(keyResult: KeyResult, closing: Closing): KeyResult {
  return {
    ...keyResult,
    lifecycle: 'closed',
    closing,
    version: keyResult.version + 1,
    updatedAt: closing.at,
    updatedBy: closing.by,
  };
}

export function reopenedKeyResult(
  { clock }: Pick<Ports, 'clock'>,
  { accountId }: Caller,
  keyResult: KeyResult,
): KeyResult {
  return {
    ...keyResult,
    lifecycle: 'active',
    closing: null,
    version: keyResult.version + 1,
    updatedAt: new Date(clock.now()).toISOString(),
    updatedBy: accountId,
  };
}

async function currentKeyResult(
  ports: Ports,
  caller: Caller,
  { keyResultId, version }: KeyResultVersion,
): Promise<Outcome<FoundKeyResult>> {
  const found = await managedKeyResult(ports, caller, keyResultId);
  if (!found.ok || found.value.keyResult.version === version) return found;
  return conflict(await showKeyResult(ports, caller, found.value));
}

async function saved(
  ports: Ports,
  caller: Caller,
  found: FoundKeyResult,
): Promise<Outcome<KeyResultView>> {
  const { keyResult } = found;
  if ((await saveDefinition(ports, { keyResult })) === 'version-conflict') {
    const current = await managedKeyResult(ports, caller, keyResult.id);
    return current.ok ? conflict(await showKeyResult(ports, caller, current.value)) : current;
  }
  return ok(await showKeyResult(ports, caller, found));
}

import { ok } from '../../domain/shared/result';
import { withOrigin } from '../audit/with-origin';
import type { Caller } from '../caller';
import { managedKeyResult, managedObjective } from '../okr/authorise';
import { updateKeyResult } from '../okr/change-key-result';
import { updateObjective } from '../okr/change-objective';
import type { Ports } from '../ports/ports';
import { invalid, type Outcome, type RefusalReason } from '../refusal';
import { managedHomes } from './managed-homes';

interface Item {
  readonly kind: 'objective' | 'key-result';
  readonly id: string;
}

export interface Reassigned extends Item {
  readonly reason: RefusalReason | null;
}

/** One item after the other: what fails is named, and the others go on. */
export async function reassign(
  ports: Ports,
  caller: Caller,
  { to, items }: { readonly to: string; readonly items: readonly Item[] },
): Promise<Outcome<readonly Reassigned[]>> {
  const homes = await managedHomes(ports, caller);
  if (!homes.ok) return homes;
  const person = await ports.people.find(to);
  if (person === null) return invalid('to', 'owner-unknown');
  if (!person.isActive) return invalid('to', 'owner-inactive');
  const traced = withOrigin(ports, 'reassignment');
  const results: Reassigned[] = [];
  for (const item of items) {
    const outcome = await give(traced, caller, { ...item, ownerId: person.id });
    results.push({ ...item, reason: outcome.ok ? null : outcome.error.reason });
  }
  return ok(results);
}

async function give(
  ports: Ports,
  caller: Caller,
  { kind, id, ownerId }: Item & { readonly ownerId: string },
): Promise<Outcome<unknown>> {
  const change = { ownerId };
  if (kind === 'objective') {
    const found = await managedObjective(ports, caller, id);
    if (!found.ok) return found;
    const { version } = found.value;
    return updateObjective(ports, caller, { objectiveId: id, version, change });
  }
  const found = await managedKeyResult(ports, caller, id);
  if (!found.ok) return found;
  const { version } = found.value.keyResult;
  return updateKeyResult(ports, caller, { keyResultId: id, version, change });
}

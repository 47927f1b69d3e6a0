import type { KeyResult } from '../../domain/okr/key-result';
import type { Objective } from '../../domain/okr/objective';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import { measureLater } from '../okr/measure-definition';
import type { ObjectiveView } from '../okr/okr-view';
import { saveDefinition } from '../okr/save-definition';
import { showObjective } from '../okr/show-definition';
import type { Ports } from '../ports/ports';
import { conflict, invalid, type Outcome } from '../refusal';
import { reopenedKeyResult } from './close-key-result';
import { currentObjective, type ObjectiveVersion, saveObjective } from './close-objective';

/**
 * Open again, with the key results that were closed along with it; those that were closed before
 * stay closed. All of them are measured again.
 */
export async function reopenObjective(
  ports: Ports,
  caller: Caller,
  named: ObjectiveVersion,
): Promise<Outcome<ObjectiveView>> {
  const found = await currentObjective(ports, caller, named);
  if (!found.ok) return found;
  const closed = found.value;
  if (closed.lifecycle !== 'closed') return invalid('lifecycle', 'not-closed');
  const objective: Objective = {
    ...closed,
    lifecycle: 'active',
    closing: null,
    version: closed.version + 1,
    updatedAt: new Date(ports.clock.now()).toISOString(),
    updatedBy: caller.accountId,
  };
  const reopened = await saveObjective(ports, caller, objective);
  if (!reopened.ok) return reopened;
  const siblings = await ports.okrs.listKeyResultsOf(objective.id);
  const together = siblings.filter((one) => wasClosedWith(one, closed));
  for (const keyResult of together) {
    const change = { keyResult: reopenedKeyResult(ports, caller, keyResult) };
    if ((await saveDefinition(ports, change)) === 'saved') continue;
    return conflict(await showObjective(ports, caller, objective));
  }
  await measureLater(ports, openOf(siblings, together));
  return ok(await showObjective(ports, caller, objective));
}

const wasClosedWith = ({ lifecycle, closing }: KeyResult, objective: Objective): boolean =>
  lifecycle === 'closed' && closing !== null && closing.at === objective.closing?.at;

const openOf = (siblings: readonly KeyResult[], reopened: readonly KeyResult[]) =>
  siblings
    .filter((one) => one.lifecycle === 'active' || reopened.includes(one))
    .map(({ id }) => id);

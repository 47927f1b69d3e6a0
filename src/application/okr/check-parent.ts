import { objectiveAccess } from '../../domain/okr/access';
import type { Objective } from '../../domain/okr/objective';
import type { ObjectiveId } from '../../domain/shared/ids';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import type { Ports } from '../ports/ports';
import { invalid, type Outcome } from '../refusal';
import { homeAccess } from './authorise';

export type Alignment = Pick<Objective, 'parentId' | 'parentHome'>;

export const UNALIGNED: Alignment = { parentId: null, parentHome: null };

/**
 * An objective contributes to any other that its author may see, in whatever project and on
 * whatever level, and never to itself through others.
 */
export async function checkParent(
  ports: Pick<Ports, 'okrs' | 'permissions' | 'settings'>,
  caller: Caller,
  { id, parentId }: { readonly id: ObjectiveId; readonly parentId: string | null },
): Promise<Outcome<Alignment>> {
  if (parentId === null) return ok(UNALIGNED);
  const parent = await ports.okrs.findObjective(parentId as ObjectiveId);
  if (parent === null || parent.lifecycle === 'deleted') {
    return invalid('parentId', 'parent-not-found');
  }
  const home = await homeAccess(ports, caller, parent.projectId);
  const { canSee } = objectiveAccess(parent, caller.accountId, home);
  if (!canSee) return invalid('parentId', 'parent-not-found');
  if (await contributesTo(ports, parent, id)) return invalid('parentId', 'objective-cycle');
  return ok({ parentId: parent.id, parentHome: parent.projectId });
}

/**
 * Whether a way up from the first leads to the second. Read record by record, since lists lag
 * behind writes; each is read once, so even a circle that was stored comes to an end.
 */
export async function contributesTo(
  ports: Pick<Ports, 'okrs'>,
  from: Pick<Objective, 'id' | 'parentId'>,
  target: ObjectiveId,
): Promise<boolean> {
  const seen = new Set<ObjectiveId>();
  let current: Pick<Objective, 'id' | 'parentId'> | null = from;
  while (current !== null) {
    if (current.id === target) return true;
    if (seen.has(current.id) || current.parentId === null) return false;
    seen.add(current.id);
    current = await ports.okrs.findObjective(current.parentId);
  }
  return false;
}

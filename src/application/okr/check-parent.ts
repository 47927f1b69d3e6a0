import { objectiveAccess } from '../../domain/okr/access';
import type { Objective } from '../../domain/okr/objective';
import { wouldCreateCycle } from '../../domain/okr/objective-tree';
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
  if (await closesCircle(ports, id, parent)) return invalid('parentId', 'objective-cycle');
  return ok({ parentId: parent.id, parentHome: parent.projectId });
}

/**
 * Whether aligning the objective to this parent closes a circle. Read record by record, since lists
 * lag behind writes; each is read once, so even a circle that was stored comes to an end.
 */
export async function closesCircle(
  ports: Pick<Ports, 'okrs'>,
  id: ObjectiveId,
  parent: Pick<Objective, 'id' | 'parentId'>,
): Promise<boolean> {
  const parentOf = new Map<ObjectiveId, ObjectiveId | null>();
  let current: Pick<Objective, 'id' | 'parentId'> | null = parent;
  while (current !== null && !parentOf.has(current.id)) {
    parentOf.set(current.id, current.parentId);
    current = current.parentId === null ? null : await ports.okrs.findObjective(current.parentId);
  }
  return wouldCreateCycle(parentOf, id, parent.id);
}

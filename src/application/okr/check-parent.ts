import { LIFECYCLES } from '../../domain/okr/lifecycle';
import { wouldCreateCycle } from '../../domain/okr/objective-tree';
import type { Home, ObjectiveId } from '../../domain/shared/ids';
import { ok } from '../../domain/shared/result';
import type { Ports } from '../ports/ports';
import { invalid, type Outcome } from '../refusal';

/** An objective contributes to one of its own project, and never to itself through others. */
export async function checkParent(
  ports: Pick<Ports, 'okrs'>,
  child: { readonly id: ObjectiveId; readonly projectId: Home },
  parentId: string | null,
): Promise<Outcome<ObjectiveId | null>> {
  if (parentId === null) return ok(null);
  const parent = await ports.okrs.findObjective(parentId as ObjectiveId);
  if (parent === null || parent.lifecycle === 'deleted') {
    return invalid('parentId', 'parent-not-found');
  }
  if (parent.projectId !== child.projectId) return invalid('parentId', 'parent-in-other-project');
  const { projectId } = child;
  const lists = await Promise.all(
    LIFECYCLES.map((lifecycle) => ports.okrs.listObjectives({ projectId, lifecycle })),
  );
  const parentOf = new Map(lists.flat().map((one) => [one.id, one.parentId]));
  parentOf.set(parent.id, parent.parentId);
  const isCycle = wouldCreateCycle(parentOf, child.id, parent.id);
  return isCycle ? invalid('parentId', 'objective-cycle') : ok(parent.id);
}

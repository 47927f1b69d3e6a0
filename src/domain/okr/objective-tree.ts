import type { ObjectiveId } from '../shared/ids';

/** Every objective with the one it contributes to; `null` for a top objective. */
export type ParentOf = ReadonlyMap<ObjectiveId, ObjectiveId | null>;

/** Whether an objective would contribute to itself, directly or through others. */
export function wouldCreateCycle(
  parentOf: ParentOf,
  id: ObjectiveId,
  newParentId: ObjectiveId | null,
): boolean {
  const seen = new Set<ObjectiveId>([id]);
  let ancestor = newParentId;
  while (ancestor !== null) {
    if (seen.has(ancestor)) return true;
    seen.add(ancestor);
    ancestor = parentOf.get(ancestor) ?? null;
  }
  return false;
}

/** All objectives, each after its children, so that one pass can roll them up. */
export function inRollUpOrder(parentOf: ParentOf): readonly ObjectiveId[] {
  const depths = new Map([...parentOf.keys()].map((id) => [id, depth(parentOf, id)]));
  return [...parentOf.keys()].sort((a, b) => (depths.get(b) ?? 0) - (depths.get(a) ?? 0));
}

/** Counts each ancestor once, so even records that form a cycle come to an end. */
function depth(parentOf: ParentOf, id: ObjectiveId): number {
  const ancestors = new Set<ObjectiveId>();
  let ancestor = parentOf.get(id) ?? null;
  while (ancestor !== null && !ancestors.has(ancestor)) {
    ancestors.add(ancestor);
    ancestor = parentOf.get(ancestor) ?? null;
  }
  return ancestors.size;
}

import type { ObjectiveDto } from '../../../../../src/contract/dto';

export interface ObjectiveNode {
  readonly objective: ObjectiveDto;
  readonly children: readonly ObjectiveNode[];
}

/** Children below their parents, in order. One whose parent is not on the page stands on top. */
export function objectiveTree(objectives: readonly ObjectiveDto[]): readonly ObjectiveNode[] {
  const byId = new Map(objectives.map((objective) => [objective.id, objective]));
  const childrenOf = new Map<string | null, ObjectiveDto[]>();
  for (const objective of objectives) {
    const parentId = hasVisibleParent(objective, byId) ? objective.parentId : null;
    const siblings = childrenOf.get(parentId);
    if (siblings === undefined) childrenOf.set(parentId, [objective]);
    else siblings.push(objective);
  }
  const nodes = (parentId: string | null): readonly ObjectiveNode[] =>
    (childrenOf.get(parentId) ?? []).map((objective) => ({
      objective,
      children: nodes(objective.id),
    }));
  return nodes(null);
}

/** A parent counts only if the way up ends: a circle would hide everybody in it. */
function hasVisibleParent(
  objective: ObjectiveDto,
  byId: ReadonlyMap<string, ObjectiveDto>,
): boolean {
  const seen = new Set([objective.id]);
  let parentId = objective.parentId;
  if (parentId === null || !byId.has(parentId)) return false;
  while (parentId !== null) {
    if (seen.has(parentId)) return false;
    seen.add(parentId);
    parentId = byId.get(parentId)?.parentId ?? null;
  }
  return true;
}

/** Its parent stands above it in the list, so the row need not name it. */
export function isBelowItsParent(
  { parentId }: ObjectiveDto,
  objectives: readonly ObjectiveDto[],
): boolean {
  return parentId !== null && objectives.some(({ id }) => id === parentId);
}

/** Those it can change places with: same project, same parent. */
export function siblingsOf(
  { projectId, parentId }: ObjectiveDto,
  objectives: readonly ObjectiveDto[],
): readonly ObjectiveDto[] {
  return objectives.filter((one) => one.projectId === projectId && one.parentId === parentId);
}

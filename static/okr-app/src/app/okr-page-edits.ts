import type { KeyResultDto, ObjectiveDto, OkrPageDto } from '../../../../src/contract/dto';
import type { KeyResultFields, ObjectiveFields } from '../../../../src/contract/api';

/** What the page looks like after a change, before the server has answered. All pure. */

export function findObjective(page: OkrPageDto, id: string): ObjectiveDto | undefined {
  return page.objectives.find((objective) => objective.id === id);
}

export function findKeyResult(page: OkrPageDto, id: string): KeyResultDto | undefined {
  for (const objective of page.objectives) {
    const found = objective.keyResults.find((keyResult) => keyResult.id === id);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Replaces it where it stands, or adds it last. */
export function putObjective(page: OkrPageDto, objective: ObjectiveDto): OkrPageDto {
  return { ...page, objectives: putById(page.objectives, objective) };
}

export function removeObjective(page: OkrPageDto, id: string): OkrPageDto {
  return { ...page, objectives: page.objectives.filter((objective) => objective.id !== id) };
}

export function patchObjective(
  page: OkrPageDto,
  id: string,
  change: Partial<ObjectiveFields> & Partial<Pick<ObjectiveDto, 'lifecycle'>>,
): OkrPageDto {
  return mapObjective(page, id, (objective) => ({ ...objective, ...change }));
}

/** A key result may have moved to another objective, so it is taken out of all others. */
export function putKeyResult(page: OkrPageDto, keyResult: KeyResultDto): OkrPageDto {
  const objectives = page.objectives.map((objective) => {
    if (objective.id === keyResult.objectiveId) {
      return { ...objective, keyResults: putById(objective.keyResults, keyResult) };
    }
    const others = objective.keyResults.filter(({ id }) => id !== keyResult.id);
    return others.length === objective.keyResults.length
      ? objective
      : { ...objective, keyResults: others };
  });
  return { ...page, objectives };
}

export function removeKeyResult(page: OkrPageDto, id: string): OkrPageDto {
  return mapObjectiveOf(page, id, (keyResults) => keyResults.filter((one) => one.id !== id));
}

export function patchKeyResult(
  page: OkrPageDto,
  id: string,
  change: Partial<Omit<KeyResultFields, 'curve'>> & Partial<Pick<KeyResultDto, 'lifecycle'>>,
): OkrPageDto {
  const { source, ...rest } = change;
  // Who ticked what is the server's to say, so a checklist waits for its answer.
  const shown = { ...rest, ...(source !== undefined && source.kind !== 'checklist' && { source }) };
  return mapObjectiveOf(page, id, (keyResults) =>
    keyResults.map((one) =>
      one.id === id
        ? { ...one, ...shown, effectivePeriod: change.period ?? one.effectivePeriod }
        : one,
    ),
  );
}

export function placeObjective(page: OkrPageDto, id: string, beforeId: string | null): OkrPageDto {
  return { ...page, objectives: placeBefore(page.objectives, id, beforeId) };
}

export function placeKeyResult(
  page: OkrPageDto,
  id: string,
  to: { readonly objectiveId: string; readonly beforeId: string | null },
): OkrPageDto {
  const keyResult = findKeyResult(page, id);
  if (keyResult === undefined) return page;
  const moved = putKeyResult(page, { ...keyResult, objectiveId: to.objectiveId });
  return mapObjective(moved, to.objectiveId, (objective) => ({
    ...objective,
    keyResults: placeBefore(objective.keyResults, id, to.beforeId),
  }));
}

interface Identified {
  readonly id: string;
}

function putById<Item extends Identified>(items: readonly Item[], item: Item): readonly Item[] {
  return items.some(({ id }) => id === item.id)
    ? items.map((one) => (one.id === item.id ? item : one))
    : [...items, item];
}

/** Last when `beforeId` is `null` or gone. */
export function placeBefore<Item extends Identified>(
  items: readonly Item[],
  id: string,
  beforeId: string | null,
): readonly Item[] {
  const item = items.find((one) => one.id === id);
  if (item === undefined || beforeId === id) return items;
  const rest = items.filter((one) => one.id !== id);
  const at = rest.findIndex((one) => one.id === beforeId);
  return at < 0 ? [...rest, item] : [...rest.slice(0, at), item, ...rest.slice(at)];
}

function mapObjective(
  page: OkrPageDto,
  id: string,
  map: (objective: ObjectiveDto) => ObjectiveDto,
): OkrPageDto {
  return {
    ...page,
    objectives: page.objectives.map((one) => (one.id === id ? map(one) : one)),
  };
}

function mapObjectiveOf(
  page: OkrPageDto,
  keyResultId: string,
  map: (keyResults: readonly KeyResultDto[]) => readonly KeyResultDto[],
): OkrPageDto {
  const owner = findKeyResult(page, keyResultId)?.objectiveId;
  if (owner === undefined) return page;
  return mapObjective(page, owner, (one) => ({ ...one, keyResults: map(one.keyResults) }));
}

import type { ObjectiveDto, OkrPageDto } from '../../../../src/contract/dto';

/**
 * The next page, with every record that says the same as before being the same object as before,
 * so that only rows that changed are drawn again.
 */
export function shareUnchanged(before: OkrPageDto | null, next: OkrPageDto): OkrPageDto {
  if (before === null) return next;
  const known = new Map(before.objectives.map((objective) => [objective.id, objective]));
  const objectives = next.objectives.map((objective) => {
    const old = known.get(objective.id);
    return old === undefined ? objective : shareObjective(old, objective);
  });
  return {
    ...next,
    objectives,
    projects: sameOr(before.projects, next.projects),
  };
}

function shareObjective(before: ObjectiveDto, next: ObjectiveDto): ObjectiveDto {
  const known = new Map(before.keyResults.map((keyResult) => [keyResult.id, keyResult]));
  const keyResults = next.keyResults.map((keyResult) => {
    const old = known.get(keyResult.id);
    return old === undefined ? keyResult : sameOr(old, keyResult);
  });
  const isSameList =
    keyResults.length === before.keyResults.length &&
    keyResults.every((keyResult, index) => keyResult === before.keyResults[index]);
  const shared = { ...next, keyResults: isSameList ? before.keyResults : keyResults };
  return isSameList && isSame({ ...before, keyResults: [] }, { ...next, keyResults: [] })
    ? before
    : shared;
}

const sameOr = <Value>(before: Value, next: Value): Value => (isSame(before, next) ? before : next);

/** Records are JSON and the server writes their keys in one order. */
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

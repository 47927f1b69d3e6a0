import type { KeyResultDto, ObjectiveDto } from '../../../../../src/contract/dto';
import type { OpenItem } from '../../app/location';
import { isSilentObjective } from '../status/status-facts';
import type { ObjectiveNode } from './objective-tree';

/** One line of the tree: an objective, or a key result with the objective it measures. */
export interface FlatItem {
  readonly objective: ObjectiveDto;
  readonly keyResult: KeyResultDto | null;
  /** Of an objective: how many stand above it. A key result is one deeper than its objective. */
  readonly depth: number;
}

/** From top to bottom as the list shows them: an objective, its key results, what is below it. */
export function flatItems(nodes: readonly ObjectiveNode[], depth = 0): readonly FlatItem[] {
  return nodes.flatMap(({ objective, children }) => [
    { objective, keyResult: null, depth },
    ...objective.keyResults.map((keyResult) => ({ objective, keyResult, depth: depth + 1 })),
    ...flatItems(children, depth + 1),
  ]);
}

export const openItemOfRow = ({ objective, keyResult }: FlatItem): OpenItem =>
  keyResult === null
    ? { kind: 'objective', id: objective.id }
    : { kind: 'key-result', id: keyResult.id };

export const titleOfRow = ({ objective, keyResult }: FlatItem): string =>
  (keyResult ?? objective).title;

export const periodOfRow = ({ objective, keyResult }: FlatItem) =>
  (keyResult ?? objective).effectivePeriod;

export const progressOfRow = ({ objective, keyResult }: FlatItem) =>
  (keyResult ?? objective).progress;

/** Nobody vouches for its green: a check-in is overdue. */
export const isSilentRow = ({ objective, keyResult }: FlatItem): boolean =>
  keyResult === null ? isSilentObjective(objective) : keyResult.checkIn.isSilent;

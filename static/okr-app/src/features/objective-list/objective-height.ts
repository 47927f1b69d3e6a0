import type { ObjectiveNode } from './objective-tree';

const OBJECTIVE_HEIGHT = 54;
const KEY_RESULT_HEIGHT = 53;
const ADD_HEIGHT = 44;

/** A guess at the height in CSS pixels until it has been drawn, so that the scroll bar hardly jumps. */
export function objectiveHeight(
  { objective, children }: ObjectiveNode,
  folded: readonly string[],
): number {
  if (folded.includes(objective.id)) return OBJECTIVE_HEIGHT;
  const below = children.reduce((sum, child) => sum + objectiveHeight(child, folded), 0);
  return OBJECTIVE_HEIGHT + objective.keyResults.length * KEY_RESULT_HEIGHT + ADD_HEIGHT + below;
}

export function containsItem({ objective, children }: ObjectiveNode, id: string): boolean {
  return (
    objective.id === id ||
    objective.keyResults.some((keyResult) => keyResult.id === id) ||
    children.some((child) => containsItem(child, id))
  );
}

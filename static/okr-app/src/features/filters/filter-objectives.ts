import { type Filters, isFiltering } from '../../app/filters';
import type { OpenItem } from '../../app/location';
import type { ObjectiveNode } from '../objective-list/objective-tree';
import { type FilterViewer, keyResultItem, objectiveItem, passes } from './filter-item';

export interface Filtering {
  readonly filters: Filters;
  readonly viewer: FilterViewer;
  /** Named by the address: shown whatever the filters say. */
  readonly open: OpenItem | null;
}

/**
 * An objective that matches is shown with all its key results; one that does not is still shown
 * when something under it matches, with the matching key results only.
 */
export function filterTree(
  nodes: readonly ObjectiveNode[],
  filtering: Filtering,
): readonly ObjectiveNode[] {
  if (!isFiltering(filtering.filters)) return nodes;
  return nodes.flatMap((node) => filterNode(node, filtering));
}

function filterNode(node: ObjectiveNode, filtering: Filtering): readonly ObjectiveNode[] {
  const children = node.children.flatMap((child) => filterNode(child, filtering));
  const { objective } = node;
  const { open } = filtering;
  if (passes(objectiveItem(objective), filtering)) return [{ objective, children }];
  const keyResults = objective.keyResults.filter(
    (one) =>
      (open?.kind === 'key-result' && open.id === one.id) ||
      passes(keyResultItem(one, objective), filtering),
  );
  const isOpen = open?.kind === 'objective' && open.id === objective.id;
  return isOpen || keyResults.length > 0 || children.length > 0
    ? [{ objective: { ...objective, keyResults }, children }]
    : [];
}

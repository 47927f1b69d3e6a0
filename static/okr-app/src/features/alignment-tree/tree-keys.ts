import type { ObjectiveNode } from '../objective-list/objective-tree';

/** A node as it is shown, with where it stands. */
export interface ShownNode {
  readonly id: string;
  readonly parentId: string | null;
  readonly isFolded: boolean;
  readonly hasChildren: boolean;
}

/** From top to bottom, without what is folded away. */
export function shownNodes(
  nodes: readonly ObjectiveNode[],
  folded: ReadonlySet<string>,
  parentId: string | null = null,
): readonly ShownNode[] {
  return nodes.flatMap(({ objective: { id }, children }) => {
    const isFolded = folded.has(id);
    return [
      { id, parentId, isFolded, hasChildren: children.length > 0 },
      ...(isFolded ? [] : shownNodes(children, folded, id)),
    ];
  });
}

export type TreeStep =
  | { readonly kind: 'focus'; readonly id: string }
  | { readonly kind: 'fold' | 'unfold'; readonly id: string };

/**
 * What a key does on a node. Children stand to the right: right unfolds, then goes in; left
 * folds, then goes out. Source: WAI-ARIA authoring practices, tree view.
 */
export function treeStep(
  nodes: readonly ShownNode[],
  activeId: string,
  key: string,
): TreeStep | null {
  const at = nodes.findIndex(({ id }) => id === activeId);
  const node = nodes[at];
  if (node === undefined) return null;
  const next = nodes[at + 1];
  const places: Readonly<Record<string, ShownNode | undefined>> = {
    ArrowDown: next,
    ArrowUp: nodes[at - 1],
    Home: nodes[0],
    End: nodes.at(-1),
  };
  if (key === 'ArrowRight') return inwards(node, next);
  if (key === 'ArrowLeft') return outwards(node, nodes);
  return focusOn(places[key]);
}

function inwards(node: ShownNode, next: ShownNode | undefined): TreeStep | null {
  if (!node.hasChildren) return null;
  return node.isFolded ? { kind: 'unfold', id: node.id } : focusOn(next);
}

function outwards(node: ShownNode, nodes: readonly ShownNode[]): TreeStep | null {
  if (node.hasChildren && !node.isFolded) return { kind: 'fold', id: node.id };
  return focusOn(nodes.find(({ id }) => id === node.parentId));
}

const focusOn = (node: ShownNode | undefined): TreeStep | null =>
  node === undefined ? null : { kind: 'focus', id: node.id };

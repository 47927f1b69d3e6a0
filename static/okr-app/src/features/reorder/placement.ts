interface Identified {
  readonly id: string;
}

export interface Drop {
  readonly sourceId: string;
  readonly targetId: string;
  readonly edge: 'top' | 'bottom';
}

/**
 * The sibling a dropped row comes to stand before; `null` is last, `undefined` means that it
 * already stands there.
 */
export function beforeIdOfDrop(
  siblings: readonly Identified[],
  { sourceId, targetId, edge }: Drop,
): string | null | undefined {
  const rest = siblings.filter(({ id }) => id !== sourceId);
  const target = rest.findIndex(({ id }) => id === targetId);
  if (target < 0) return undefined;
  const at = edge === 'top' ? target : target + 1;
  const from = siblings.findIndex(({ id }) => id === sourceId);
  return from === at ? undefined : (rest[at]?.id ?? null);
}

/** The same for one step by keyboard or menu; `undefined` at either end. */
export function beforeIdOfStep(
  siblings: readonly Identified[],
  id: string,
  step: 'up' | 'down',
): string | null | undefined {
  const from = siblings.findIndex((sibling) => sibling.id === id);
  if (from < 0) return undefined;
  if (step === 'up') return siblings[from - 1]?.id;
  return from === siblings.length - 1 ? undefined : (siblings[from + 2]?.id ?? null);
}

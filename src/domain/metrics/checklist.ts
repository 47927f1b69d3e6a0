import type { AccountId } from '../shared/ids';
import { err, ok, type Result } from '../shared/result';
import type { ChecklistItem } from './metric';

/** More to-dos than this are a project, not a key result. */
export const MAX_CHECKLIST_ITEMS = 100;

/** One change of a checklist, named by item, so that two people can work on it at once. */
export type ChecklistEdit =
  | { readonly kind: 'tick'; readonly itemId: string; readonly isDone: boolean }
  | { readonly kind: 'add'; readonly text: string }
  | { readonly kind: 'rename'; readonly itemId: string; readonly text: string }
  /** Before another item, or last. */
  | { readonly kind: 'move'; readonly itemId: string; readonly beforeId: string | null }
  | { readonly kind: 'remove'; readonly itemId: string };

export type ChecklistProblem = 'checklist-item-not-found' | 'checklist-full';

export interface ChecklistAuthor {
  readonly accountId: AccountId;
  /** ISO instant. */
  readonly at: string;
  /** For an item that is added. */
  readonly newId: string;
}

export function editChecklist(
  items: readonly ChecklistItem[],
  edit: ChecklistEdit,
  author: ChecklistAuthor,
): Result<readonly ChecklistItem[], ChecklistProblem> {
  if (edit.kind === 'add') {
    if (items.length >= MAX_CHECKLIST_ITEMS) return err('checklist-full');
    return ok([...items, openItem(author.newId, edit.text)]);
  }
  const item = items.find(({ id }) => id === edit.itemId);
  if (item === undefined) return err('checklist-item-not-found');
  switch (edit.kind) {
    case 'tick':
      return ok(replaced(items, ticked(item, edit.isDone, author)));
    case 'rename':
      return ok(replaced(items, { ...item, text: edit.text }));
    case 'move':
      return ok(moved(items, item, edit.beforeId));
    case 'remove':
      return ok(items.filter(({ id }) => id !== item.id));
  }
}

/** A whole list as somebody typed it; items that were ticked before keep by whom and when. */
export function rewrittenChecklist(
  before: readonly ChecklistItem[],
  typed: readonly Pick<ChecklistItem, 'id' | 'text' | 'isDone'>[],
  author: Omit<ChecklistAuthor, 'newId'>,
): readonly ChecklistItem[] {
  const known = new Map(before.map((item) => [item.id, item]));
  return typed.map(({ id, text, isDone }) =>
    ticked({ ...(known.get(id) ?? openItem(id, text)), text }, isDone, author),
  );
}

function openItem(id: string, text: string): ChecklistItem {
  return { id, text, isDone: false, doneAt: null, doneBy: null };
}

/** Ticking what is ticked changes nothing: the first to do it did it. */
function ticked(
  item: ChecklistItem,
  isDone: boolean,
  { accountId, at }: Omit<ChecklistAuthor, 'newId'>,
): ChecklistItem {
  if (item.isDone === isDone) return item;
  return { ...item, isDone, doneAt: isDone ? at : null, doneBy: isDone ? accountId : null };
}

const replaced = (items: readonly ChecklistItem[], item: ChecklistItem) =>
  items.map((one) => (one.id === item.id ? item : one));

function moved(
  items: readonly ChecklistItem[],
  item: ChecklistItem,
  beforeId: string | null,
): readonly ChecklistItem[] {
  if (beforeId === item.id) return items;
  const others = items.filter(({ id }) => id !== item.id);
  const at = others.findIndex(({ id }) => id === beforeId);
  return at === -1 ? [...others, item] : [...others.slice(0, at), item, ...others.slice(at)];
}

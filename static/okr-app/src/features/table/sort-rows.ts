import type { FlatItem } from '../objective-list/flat-items';
import { type Column, type ColumnContext, COLUMNS } from './columns';
import type { Cell } from './csv';

/** "progress" rises, "-progress" falls; `null` is the order of the list. */
export interface Sorting {
  readonly columnId: string;
  readonly isFalling: boolean;
}

export function sortingOf(text: string | null): Sorting | null {
  if (text === null || text === '') return null;
  const isFalling = text.startsWith('-');
  return { columnId: isFalling ? text.slice(1) : text, isFalling };
}

/** A click on a column's head: rising, falling, then as in the list. */
export function nextSorting(columnId: string, now: Sorting | null): string | null {
  if (now?.columnId !== columnId) return columnId;
  return now.isFalling ? null : `-${columnId}`;
}

/** What is unknown or empty comes last in both directions; equal rows keep the order of the list. */
export function sortRows(
  rows: readonly FlatItem[],
  sorting: Sorting | null,
  context: ColumnContext,
): readonly FlatItem[] {
  const column = COLUMNS.find(({ id }) => id === sorting?.columnId);
  if (sorting === null || column === undefined) return rows;
  const direction = sorting.isFalling ? -1 : 1;
  const keyed = rows.map((row) => ({ row, key: keyOf(row, column, context) }));
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
    return direction * compare(a.key, b.key);
  });
  return keyed.map(({ row }) => row);
}

function keyOf(row: FlatItem, column: Column, context: ColumnContext): Cell {
  if (column.sortKey !== undefined) return column.sortKey(row, context);
  if (column.exact !== undefined) return column.exact(row);
  return column.text(row, context) || null;
}

const compare = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number'
    ? a - b
    : String(a).localeCompare(String(b), undefined, { numeric: true });

import { type FlatItem, openItemOfRow } from '../objective-list/flat-items';
import { type Column, type ColumnContext, columnTitle } from './columns';
import { type Cell, toCsv } from './csv';

/**
 * The rows as they are shown, in their order. A number has two columns: as people read it, and
 * with all its digits. The id at the end names the row in other files.
 */
export function tableCsv(
  rows: readonly FlatItem[],
  columns: readonly Column[],
  context: ColumnContext,
): string {
  const heads = columns.flatMap((column) => {
    const title = columnTitle(column, context.page.siteRules.words);
    return column.exact === undefined ? [title] : [title, `${title} (exact)`];
  });
  const cells = (row: FlatItem): readonly Cell[] =>
    columns.flatMap(({ text, exact }) =>
      exact === undefined ? [text(row, context)] : [text(row, context), exact(row)],
    );
  return toCsv([[...heads, 'Id'], ...rows.map((row) => [...cells(row), openItemOfRow(row).id])]);
}

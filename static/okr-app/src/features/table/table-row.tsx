import { memo } from 'react';
import Lozenge from '@atlaskit/lozenge';
import { shownStatusAppearance } from '../../../../../src/contract/check-ins/wording';
import { useObserved } from '../../app/observable';
import { usePage } from '../../app/page-context';
import { type FlatItem, openItemOfRow } from '../objective-list/flat-items';
import { type Column, type ColumnContext, shownStatusOf, TITLE_COLUMN } from './columns';

interface TableRowProps {
  readonly row: FlatItem;
  /** Among all rows, the head being the first. */
  readonly position: number;
  readonly columns: readonly Column[];
  readonly context: ColumnContext;
}

export const TableRow = memo(function TableRow(props: TableRowProps) {
  const { row, position, columns, context } = props;
  const { address } = usePage();
  const item = openItemOfRow(row);
  const isOpen = useObserved(address, (open) => open?.kind === item.kind && open.id === item.id);
  return (
    <tr aria-rowindex={position} data-kind={item.kind} data-open={isOpen}>
      {columns.map((column) => (
        <td key={column.id} className={column.isNumber === true ? 'okr-number' : undefined}>
          {column.id === TITLE_COLUMN ? (
            <button
              type="button"
              className="okr-plain okr-ellipsis okr-grid-title"
              data-row
              style={{ paddingLeft: `${String(row.depth * 16)}px` }}
              aria-expanded={isOpen}
              onClick={() => {
                address.open(isOpen ? null : item);
              }}
            >
              {column.text(row, context)}
            </button>
          ) : (
            <Cell column={column} row={row} context={context} />
          )}
        </td>
      ))}
    </tr>
  );
});

interface CellProps {
  readonly column: Column;
  readonly row: FlatItem;
  readonly context: ColumnContext;
}

function Cell({ column, row, context }: CellProps) {
  const text = column.text(row, context);
  if (column.id !== 'status') {
    return (
      <div className="okr-ellipsis okr-grid-cell" title={text}>
        {text}
      </div>
    );
  }
  return <Lozenge appearance={shownStatusAppearance(shownStatusOf(row))}>{text}</Lozenge>;
}

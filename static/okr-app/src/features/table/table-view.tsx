import { useMemo, useRef } from 'react';
import Button from '@atlaskit/button/new';
import DownloadIcon from '@atlaskit/icon/core/download';
import { useQuery } from '../../app/use-address';
import { usePage, useKnownNames } from '../../app/page-context';
import { useWords } from '../../app/use-words';
import { moveAmongRows } from '../../components/row-keys';
import { useRowWindow } from '../../components/use-row-window';
import { flatItems } from '../objective-list/flat-items';
import { useShownTree } from '../filters/use-shown-tree';
import type { PageProps } from '../page/page-entry';
import { ColumnChoice } from './column-choice';
import { chosenColumns, columnTitle, type Column, type ColumnContext } from './columns';
import { downloadFile } from './download-file';
import { nextSorting, type Sorting, sortingOf, sortRows } from './sort-rows';
import { tableCsv } from './table-csv';
import { TableRow } from './table-row';

const ROW_HEIGHT = 40;

/** All that is shown as a table, to sort, to compare and to take away as a file. */
export default function TableView({ page }: PageProps) {
  const [query, setQuery] = useQuery();
  const { showFlag } = usePage();
  const nameOf = useKnownNames();
  const context = useMemo(() => ({ page, nameOf }), [page, nameOf]);
  const columns = useMemo(() => chosenColumns(query.getAll('column')), [query]);
  const sorting = useMemo(() => sortingOf(query.get('sort')), [query]);
  const tree = useShownTree(page);
  const rows = useMemo(() => sortRows(flatItems(tree), sorting, context), [tree, sorting, context]);
  const download = (): void => {
    const name = `OKRs ${page.today}.csv`;
    downloadFile(name, tableCsv(rows, columns, context));
    showFlag({ kind: 'success', title: `${String(rows.length)} rows are in “${name}”` });
  };
  return (
    <>
      <div className="okr-toolbar">
        <span className="okr-subtle">{`${String(rows.length)} rows`}</span>
        <div className="okr-toolbar">
          <ColumnChoice
            chosen={columns.map(({ id }) => id)}
            onChange={(ids) => {
              setQuery({ column: ids });
            }}
          />
          <Button iconBefore={DownloadIcon} onClick={download}>
            Export CSV
          </Button>
        </div>
      </div>
      <Grid
        rows={rows}
        columns={columns}
        context={context}
        sorting={sorting}
        onSort={(columnId) => {
          setQuery({ sort: nextSorting(columnId, sorting) });
        }}
      />
    </>
  );
}

interface GridProps {
  readonly rows: ReturnType<typeof flatItems>;
  readonly columns: readonly Column[];
  readonly context: ColumnContext;
  readonly sorting: Sorting | null;
  readonly onSort: (columnId: string) => void;
}

function Grid({ rows, columns, context, sorting, onSort }: GridProps) {
  const frame = useRef<HTMLDivElement>(null);
  const { first, end, above, below } = useRowWindow({
    count: rows.length,
    rowHeight: ROW_HEIGHT,
    frame,
  });
  return (
    <div
      ref={frame}
      className="okr-grid-frame"
      role="region"
      aria-label="Table of objectives and key results"
      // Scrolled with the keyboard too.
      tabIndex={0}
      onKeyDown={moveAmongRows}
    >
      <table className="okr-table okr-grid" aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.id} column={column} sorting={sorting} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <Gap height={above} />}
          {rows.slice(first, end).map((row, index) => (
            <TableRow
              key={(row.keyResult ?? row.objective).id}
              row={row}
              position={first + index + 2}
              columns={columns}
              context={context}
            />
          ))}
          {below > 0 && <Gap height={below} />}
        </tbody>
      </table>
    </div>
  );
}

const Gap = ({ height }: { readonly height: number }) => (
  <tr aria-hidden="true" style={{ height: `${String(height)}px` }} />
);

interface HeadProps {
  readonly column: Column;
  readonly sorting: Sorting | null;
  readonly onSort: (columnId: string) => void;
}

function Head({ column, sorting, onSort }: HeadProps) {
  const words = useWords();
  const isSorted = sorting?.columnId === column.id;
  const direction = isSorted ? (sorting.isFalling ? 'descending' : 'ascending') : 'none';
  const arrow = isSorted ? (sorting.isFalling ? '↓' : '↑') : '';
  return (
    <th
      scope="col"
      aria-sort={direction}
      className={column.isNumber === true ? 'okr-number' : undefined}
    >
      <button
        type="button"
        className="okr-plain"
        onClick={() => {
          onSort(column.id);
        }}
      >
        {columnTitle(column, words)}
        <span aria-hidden="true" className="okr-sort">
          {arrow}
        </span>
      </button>
    </th>
  );
}

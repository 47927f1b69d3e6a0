import DynamicTable from '@atlaskit/dynamic-table';
import type { ComponentProps, ReactNode } from 'react';
import { component, type ComponentTable } from './component-entry';
import { slot, type ForgeNode } from './forge-doc';
import type { AppHandler } from './serialisable-event';

type TableProps = Omit<
  ComponentProps<typeof DynamicTable>,
  'onSetPage' | 'onRankStart' | 'onRankEnd' | 'head' | 'rows' | 'emptyView' | 'caption'
> & {
  readonly emptyView?: unknown;
  readonly caption?: unknown;
  readonly onSetPage?: AppHandler;
};

export const TABLE: ComponentTable = {
  DynamicTable: component<TableProps>(
    'testId label defaultPage defaultSortKey defaultSortOrder emptyView highlightedRowIndex isFixedSize isLoading loadingSpinnerSize onSetPage page rowsPerPage sortKey sortOrder caption',
    ({ props, node, draw, drawElement }) => {
      const { emptyView, caption, onSetPage, ...rest } = props;
      const content = (cell: ForgeNode): ReactNode => draw(cell.children);
      const head = slot(node, 'head').map((cell) => cellOf(cell, content));
      const rows = slot(node, 'rows').map((row) => ({
        key: String(row.props['rowKey']),
        cells: row.children.map((cell) => cellOf(cell, content)),
      }));
      return (
        <div className="table-scroll">
          <DynamicTable
            {...rest}
            {...(caption !== undefined && { caption: drawElement(caption) })}
            {...(emptyView !== undefined && { emptyView: <>{drawElement(emptyView)}</> })}
            {...(onSetPage && { onSetPage: (page: number) => void onSetPage(page) })}
            {...(head.length > 0 && { head: { cells: head } })}
            rows={rows}
          />
        </div>
      );
    },
  ),
  // Only ever inside a table's slots, which the table reads itself.
  Row: component('rowKey', ({ kids }) => kids),
  Cell: component('cellKey', ({ kids }) => kids),
};

function cellOf(cell: ForgeNode, content: (cell: ForgeNode) => ReactNode) {
  const { cellKey, ...props } = cell.props;
  return {
    ...props,
    key: typeof cellKey === 'string' ? cellKey : cell.key,
    content: content(cell),
  };
}

import type { CatalogueInput } from '../../domain/metrics/catalogue/catalogue-input';
import { drillDown } from '../../domain/metrics/catalogue/drill-down';
import type { DrillDownCell } from '../../domain/metrics/catalogue/drill-down-cell';
import type { SortableColumn } from '../../domain/metrics/catalogue/drill-down-columns';
import type { IssueId } from '../../domain/shared/ids';
import { cellView } from './cell-view';
import { type CellPorts, type CellScope, namesOfColumn } from './issue-cells';

export interface IssueSort {
  readonly column: SortableColumn | 'amount';
  readonly isFalling: boolean;
}

interface Sorted {
  readonly issueId: IssueId;
  readonly amount: number | null;
}

type SortKey = number | string | null;

/** As asked for; what is not known, and what does not count, stands last either way. */
export async function inOrder<One extends Sorted>(
  ports: CellPorts,
  listed: readonly One[],
  { sort, scope }: { readonly sort: IssueSort | null; readonly scope: CellScope },
): Promise<readonly One[]> {
  if (sort === null) return listed;
  const { column } = sort;
  const keyOf = column === 'amount' ? null : await keysBy(ports, listed, { column, scope });
  const keyed = listed.map((one) => ({
    one,
    key: keyOf === null ? one.amount : (keyOf.get(one.issueId) ?? null),
  }));
  return keyed.sort((a, b) => compare(a.key, b.key, sort)).map(({ one }) => one);
}

function compare(a: SortKey, b: SortKey, { isFalling }: IssueSort): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const rising =
    typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
  return isFalling ? -rising : rising;
}

async function keysBy(
  ports: CellPorts,
  listed: readonly Sorted[],
  { column, scope }: { readonly column: SortableColumn; readonly scope: CellScope },
): Promise<ReadonlyMap<IssueId, SortKey>> {
  const ids = new Set(listed.map(({ issueId }) => issueId));
  // None of the columns with an order is about other issues.
  const found = drillDown(scope.input, ids, { ...scope, seenLinked: new Set() });
  const own = await namesOfColumn(ports, column, { all: [...found.values()], scope });
  const levels = levelsOf(column, scope.input);
  return new Map(
    [...found].map(([id, cells]) => [id, keyOf(cells[column] ?? null, { levels, own })]),
  );
}

function keyOf(
  cell: DrillDownCell,
  {
    levels,
    own,
  }: { readonly levels: readonly string[] | null; readonly own: ReadonlyMap<string, string> },
): SortKey {
  if (cell?.kind === 'days') return cell.days[0] ?? null;
  if (cell?.kind === 'id' && levels !== null) return -levels.indexOf(cell.id);
  const view = cellView(cell, { own, issues: new Map(), ofEvents: {} });
  if (typeof view === 'boolean') return Number(view);
  return typeof view === 'object' ? null : view;
}

/** Ids in the order of their scheme, highest first; `null` where names are all there is. */
function levelsOf(
  column: IssueSort['column'],
  { priorityIds, practice }: CatalogueInput,
): readonly string[] | null {
  if (column === 'severity') return practice.severity?.levels ?? priorityIds;
  return column === 'priority' ? priorityIds : null;
}

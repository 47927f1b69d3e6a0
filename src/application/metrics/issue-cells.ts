import type { CatalogueInput } from '../../domain/metrics/catalogue/catalogue-input';
import {
  type DrillDown,
  drillDown,
  type DrillDownCell,
  type DrillDownCells,
  type DrillDownColumn,
} from '../../domain/metrics/catalogue/drill-down';
import type { IssueId } from '../../domain/shared/ids';
import type { Ports } from '../ports/ports';
import type { KnownScope } from './known-scope';
import { type NamedKind, knownNames } from './known-names';

/** As people read it: names for ids, ISO instants; the id of an account for a person. */
type CellView = string | number | null;
export type CellsView = Readonly<Partial<Record<DrillDownColumn, CellView>>>;

type NameMap = ReadonlyMap<string, string>;

const KINDS: Readonly<Partial<Record<DrillDownColumn, NamedKind>>> = {
  type: 'issuetype',
  'time-in-status': 'status',
  priority: 'priority',
  severity: 'severity',
  components: 'component',
  'affects-versions': 'version',
  'fix-versions': 'version',
  resolution: 'resolution',
  team: 'team',
};

/** What the metric used of each of these issues, with names. */
export async function issueCells(
  ports: Pick<Ports, 'names' | 'projects' | 'practice' | 'projectFacts'>,
  issueIds: readonly IssueId[],
  scope: DrillDown & { readonly input: CatalogueInput; readonly known: KnownScope },
): Promise<ReadonlyMap<IssueId, CellsView>> {
  const found = drillDown(scope.input, new Set(issueIds), scope);
  const names = await namesIn(ports, [...found.values()], scope);
  return new Map([...found].map(([id, cells]) => [id, cellsView(cells, names)]));
}

async function namesIn(
  ports: Parameters<typeof issueCells>[0],
  all: readonly DrillDownCells[],
  { input, known }: { readonly input: CatalogueInput; readonly known: KnownScope },
): Promise<ReadonlyMap<string, NameMap>> {
  const lists = Object.entries(KINDS).map(async ([column, kind]) => {
    const ids = all.flatMap((cells) => idsOf(cells[column as DrillDownColumn] ?? null));
    const asked = { kind, ids: [...new Set(ids)] };
    const teamFieldId = input.practice.teams.fieldId;
    return [column, await knownNames(ports, asked, { known, teamFieldId })] as const;
  });
  return new Map(await Promise.all(lists));
}

function idsOf(cell: DrillDownCell): readonly string[] {
  switch (cell?.kind) {
    case 'id':
      return [cell.id];
    case 'ids':
      return cell.ids;
    case 'times':
      return [...cell.times.keys()];
    default:
      return [];
  }
}

const cellsView = (cells: DrillDownCells, names: ReadonlyMap<string, NameMap>): CellsView =>
  Object.fromEntries(
    Object.entries(cells).map(([column, cell]) => [column, cellView(cell, names.get(column))]),
  );

function cellView(cell: DrillDownCell, names: NameMap | undefined): CellView {
  const nameOf = (id: string) => names?.get(id) ?? id;
  switch (cell?.kind) {
    case 'id':
      return nameOf(cell.id);
    case 'ids':
      return cell.ids.length === 0 ? null : cell.ids.map(nameOf).join(', ');
    case 'instant':
      return new Date(cell.at).toISOString();
    case 'number':
      return cell.value;
    case 'times':
      return [...cell.times].map(([id, hours]) => `${nameOf(id)} ${timeText(hours)}`).join(' · ');
    default:
      return null;
  }
}

/** Hours below a day, else days. */
const timeText = (hours: number): string =>
  hours < 24 ? `${shortNumber(hours)} h` : `${shortNumber(hours / 24)} d`;

const shortNumber = (value: number): string => String(Number(value.toFixed(value < 10 ? 1 : 0)));

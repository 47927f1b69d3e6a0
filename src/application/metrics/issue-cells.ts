import type { CatalogueInput } from '../../domain/metrics/catalogue/catalogue-input';
import { type DrillDown, drillDown } from '../../domain/metrics/catalogue/drill-down';
import type { DrillDownCell, DrillDownCells } from '../../domain/metrics/catalogue/drill-down-cell';
import {
  type DrillDownColumn,
  drillDownColumns,
} from '../../domain/metrics/catalogue/drill-down-columns';
import type { EscalationEvent } from '../../domain/metrics/catalogue/escalation';
import type { IssueId, ProjectId } from '../../domain/shared/ids';
import type { FoundRow } from '../ports/issue-rows';
import type { Ports } from '../ports/ports';
import { type CellNames, type CellView, cellView } from './cell-view';
import type { KnownScope } from './known-scope';
import { type NamedKind, knownNames } from './known-names';

export type CellsView = Readonly<Partial<Record<DrillDownColumn, CellView>>>;

export type CellPorts = Pick<
  Ports,
  'names' | 'projects' | 'practice' | 'projectFacts' | 'issueRows'
>;
type NameMap = ReadonlyMap<string, string>;

export type CellScope = Omit<DrillDown, 'seenLinked'> & {
  readonly input: CatalogueInput;
  readonly known: KnownScope;
};

/** What the metric used of each of these issues, with names. */
export async function issueCells(
  ports: CellPorts,
  issueIds: readonly IssueId[],
  scope: CellScope,
): Promise<ReadonlyMap<IssueId, CellsView>> {
  const rows = await ports.issueRows.find(othersOf(issueIds, scope));
  const seenLinked = new Set(rows.keys());
  const found = drillDown(scope.input, new Set(issueIds), { ...scope, seenLinked });
  const all = [...found.values()];
  const names = await namesIn(ports, all, scope);
  const ofEvents = await eventNames(ports, all, scope);
  const viewOf = (column: DrillDownColumn, cell: DrillDownCell): CellView => {
    if (column === 'epic-due') return dueView(cell, rows);
    return cellView(cell, { own: names.get(column) ?? new Map(), issues: rows, ofEvents });
  };
  return new Map(
    [...found].map(([id, cells]) => [
      id,
      Object.fromEntries(cellsOf(cells).map(([column, cell]) => [column, viewOf(column, cell)])),
    ]),
  );
}

const cellsOf = (cells: DrillDownCells) =>
  Object.entries(cells) as readonly (readonly [DrillDownColumn, DrillDownCell])[];

/** Issues that cells name: where links lead to, and epics. */
function othersOf(
  issueIds: readonly IssueId[],
  { input, metric }: Pick<CellScope, 'input' | 'metric'>,
): readonly IssueId[] {
  const columns = drillDownColumns(metric);
  const asked = new Set(issueIds);
  const linked = columns.includes('linked-issues')
    ? issueIds.flatMap((id) => (input.links?.get(id) ?? []).map(({ otherId }) => otherId))
    : [];
  const epics = columns.includes('epic')
    ? input.histories
        .filter(({ id }) => asked.has(id))
        .map(({ values }) => (values['parent'] ?? '') as IssueId)
    : [];
  return [...new Set([...linked, ...epics])].filter((id) => id !== '');
}

function dueView(cell: DrillDownCell, rows: ReadonlyMap<string, FoundRow>): CellView {
  if (cell?.kind !== 'issues') return null;
  const row = rows.get(cell.issueIds[0] ?? '');
  if (row === undefined) return { unknown: 'hidden' };
  return row.dueOn === null ? { unknown: 'no-date' } : { days: [row.dueOn] };
}

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
  'linked-teams': 'team',
};

const FOUND_IN_KINDS = {
  field: 'found-in',
  label: null,
  type: 'issuetype',
  'released-version': 'version',
} as const;

function kindOf(column: DrillDownColumn, { practice }: CatalogueInput): NamedKind | null {
  if (column !== 'found-in') return KINDS[column] ?? null;
  return practice.foundIn === null ? null : FOUND_IN_KINDS[practice.foundIn.kind];
}

async function namesIn(
  ports: CellPorts,
  all: readonly DrillDownCells[],
  scope: CellScope,
): Promise<ReadonlyMap<DrillDownColumn, NameMap>> {
  const lists = drillDownColumns(scope.metric).map(
    async (column) => [column, await namesOfColumn(ports, column, { all, scope })] as const,
  );
  return new Map(await Promise.all(lists));
}

/** What the ids in a column are called; empty where it holds none. */
export async function namesOfColumn(
  ports: CellPorts,
  column: DrillDownColumn,
  { all, scope }: { readonly all: readonly DrillDownCells[]; readonly scope: CellScope },
): Promise<NameMap> {
  const { input, known } = scope;
  const kind = kindOf(column, input);
  if (kind === null) return new Map();
  const ids = unique(all.flatMap((cells) => idsOf(cells[column] ?? null)));
  const teamFieldId = input.practice.teams.fieldId;
  return knownNames(ports, { kind, ids }, { known, teamFieldId });
}

const unique = (ids: readonly string[]): readonly string[] => [...new Set(ids)];

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

/** What priorities, statuses, teams and projects are called between which an issue was moved. */
async function eventNames(
  ports: CellPorts,
  all: readonly DrillDownCells[],
  { input, known }: CellScope,
): Promise<CellNames['ofEvents']> {
  const events = all.flatMap(({ escalations: cell }) =>
    cell?.kind === 'events' ? cell.events : [],
  );
  const idsIn = (type: EscalationEvent['type']) =>
    unique(
      events.flatMap((one) => (one.type === type ? [one.from ?? '', one.to ?? ''] : [])),
    ).filter((id) => id !== '');
  const where = { known, teamFieldId: input.practice.teams.fieldId };
  const named = async (kind: 'priority' | 'status' | 'team') =>
    knownNames(ports, { kind, ids: idsIn(kind) }, where);
  const projectIds = idsIn('project').map((id) => id as ProjectId);
  const [priority, status, team, projects] = await Promise.all([
    named('priority'),
    named('status'),
    named('team'),
    projectIds.length === 0 ? [] : ports.projects.find(projectIds),
  ]);
  const project = new Map<string, string>(projects.map(({ id, name }) => [id, name]));
  return { priority, status, team, project };
}

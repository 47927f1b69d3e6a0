/** The 80 cases of jira-agile-metrics, as their fixture has them. */
import { categoryByName, FLAGGED } from '../../../support/issue-timeline';
import type { Things, Value } from './differences';
import type {
  IssueTimeline,
  ValueChange,
} from '../../../../src/domain/metrics/timeline/issue-timeline';
import type { CategoryOf } from '../../../../src/domain/metrics/timeline/status-timeline';
import type { StatusCategory } from '../../../../src/domain/metrics/work-item';
import type { IssueId, ProjectId } from '../../../../src/domain/shared/ids';

export interface Case {
  readonly test: string;
  readonly calculator: string;
  readonly args: readonly string[];
  readonly kwargs: { readonly now?: string; readonly today?: string };
  readonly settings: Settings;
  readonly input_results: { readonly CycleTimeCalculator?: Table };
  readonly input_issues?: readonly TheirIssue[];
  readonly output: Output | null;
}

interface Settings {
  readonly cycle: readonly { readonly name: string; readonly statuses: readonly string[] }[];
  readonly committed_column: string;
  readonly done_column: string;
}

/** A table, or a list by name. */
export interface Output {
  readonly columns?: readonly string[];
  readonly rows?: readonly (readonly unknown[])[];
  readonly index: readonly (string | number)[];
  readonly values?: readonly unknown[];
}

type Table = Output & Required<Pick<Output, 'columns' | 'rows'>>;

interface TheirIssue {
  readonly key: string;
  readonly fields: { readonly created: string; readonly status: { readonly name: string } };
  readonly changelog: readonly {
    readonly created: string;
    readonly items: readonly Readonly<Record<'field' | 'fromString' | 'toString', string | null>>[];
  }[];
}

export const DAY = 86_400_000;
export const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10);
export const dayStart = (text: unknown): number =>
  Date.parse(`${String(text).slice(0, 10)}T00:00:00Z`);
export const dateIn = (cell: unknown): string | null =>
  typeof cell === 'string' ? cell.slice(0, 10) : null;

/** Numbers of theirs are plain or `{days}`. */
export function valueOf(cell: unknown): Value {
  if (typeof cell === 'number' || typeof cell === 'string') return cell;
  if (typeof cell === 'object' && cell !== null && 'days' in cell) return Number(cell.days);
  return null;
}

type Cells = Readonly<Record<string, unknown>>;

export function cellsOf({ columns = [], rows = [] }: Output): readonly Cells[] {
  return rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at]])));
}

/** What the rows of a table say in one column, by what each row is called. */
export function told(
  table: Output,
  column: string,
  labelOf: (row: Cells, place: number) => string,
): Things {
  return cellsOf(table).map((row, place) => [labelOf(row, place), valueOf(row[column])] as const);
}

/** The columns of a board from left to right, and where work begins and ends. */
export interface Board {
  readonly columns: readonly string[];
  readonly committed: string;
  readonly columnOf: (status: string) => string;
  readonly categoryOf: CategoryOf;
}

export function boardOf({ cycle, committed_column: committed, done_column }: Settings): Board {
  const columns = cycle.map(({ name }) => name);
  const [first, last] = [columns.indexOf(committed), columns.indexOf(done_column)];
  const category = (place: number): StatusCategory =>
    place < first ? 'new' : place < last ? 'indeterminate' : 'done';
  return {
    columns,
    committed,
    columnOf: (status) => cycle.find(({ statuses }) => statuses.includes(status))?.name ?? status,
    categoryOf: (status, at) => {
      const place = columns.indexOf(status);
      if (place >= 0) return category(place);
      return status === 'Closed' ? 'done' : categoryByName(status, at);
    },
  };
}

/** The issues of a case, whether it tells their changes or when they came to which column. */
export function timelinesOf({
  input_issues,
  input_results,
  settings,
}: Case): readonly IssueTimeline[] {
  const board = boardOf(settings);
  const table = input_results.CycleTimeCalculator;
  if (table !== undefined) return cellsOf(table).map((row) => fromRow(row, board));
  return (input_issues ?? []).map((issue) => fromIssue(issue, board));
}

function fromIssue({ key, fields, changelog }: TheirIssue, board: Board): IssueTimeline {
  const changesOf = (field: string, write: (text: string | null) => string | null) =>
    changelog.flatMap(({ created, items }): readonly ValueChange[] =>
      items
        .filter((item) => item.field === field)
        .map((item) => ({
          at: Date.parse(`${created.replace(' ', 'T')}Z`),
          from: write(item.fromString),
          to: write(item.toString),
        })),
    );
  return timeline(key, {
    created: Date.parse(`${fields.created.replace(' ', 'T')}Z`),
    now: board.columnOf(fields.status.name),
    status: changesOf('status', (text) => (text === null ? null : board.columnOf(text))),
    flagged: changesOf('Flagged', (text) => (text === '' ? null : text)),
  });
}

interface Impediment {
  readonly start: string;
  readonly end: string | null;
  readonly flag: string;
}

/** A row has, under the name of each column, the day the issue came there. */
function fromRow(row: Cells, { columns }: Board): IssueTimeline {
  const entries = columns.flatMap((column) =>
    typeof row[column] === 'string' ? [{ column, at: dayStart(row[column]) }] : [],
  );
  const status = entries.slice(1).map(({ column, at }, place) => {
    return { at, from: entries[place]?.column ?? null, to: column };
  });
  const impediments = (row['impediments'] ?? []) as readonly Impediment[];
  const flagged = impediments.flatMap(({ start, end, flag }): readonly ValueChange[] => [
    { at: dayStart(start), from: null, to: flag },
    ...(end === null ? [] : [{ at: dayStart(end), from: flag, to: null }]),
  ]);
  const created = entries[0]?.at ?? 0;
  const now = entries.at(-1)?.column ?? '';
  return timeline(String(row['key']), { created, now, status, flagged });
}

interface Life {
  readonly created: number;
  readonly now: string;
  readonly status: readonly ValueChange[];
  readonly flagged: readonly ValueChange[];
}

function timeline(key: string, { created, now, status, flagged }: Life): IssueTimeline {
  return {
    id: key as IssueId,
    key,
    projectId: '1' as ProjectId,
    hierarchyLevel: 0,
    createdAt: created,
    values: { status: now, [FLAGGED]: flagged.at(-1)?.to ?? null },
    changes: { status, [FLAGGED]: flagged },
  };
}

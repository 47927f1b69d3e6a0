import type { MetricCellDto, MetricIssueDto } from '../../../../../src/contract/metrics/dto';
import type { DrillDownColumn } from '../../../../../src/domain/metrics/catalogue/drill-down-columns';
import { type Cell, toCsv } from '../table/csv';
import { cellText } from './cell-text';
import { COLUMNS } from './column-words';
import { exclusionText, roleText } from './reading-words';

type NameOf = (accountId: string) => string;

const HEAD = ['Issue', 'Summary', 'Status', 'What became of it', 'Adds', 'Of', 'Left out because'];

/** The issues behind a point, numbers with all their digits; what is not known says why. */
export function issueCsv(
  issues: readonly MetricIssueDto[],
  columns: readonly DrillDownColumn[],
  nameOf: NameOf,
): string {
  const rows = issues.map((issue): readonly Cell[] => [
    ...[issue.key, issue.summary ?? 'gone from Jira', issue.statusName],
    ...[issue.role === null ? null : roleText(issue.role), issue.amount, issue.of],
    issue.exclusion === null ? null : exclusionText(issue.exclusion),
    ...columns.map((column) => csvCell(column, issue.cells[column], nameOf)),
  ]);
  return toCsv([[...HEAD, ...columns.map(titleOf)], ...rows]);
}

function titleOf(column: DrillDownColumn): string {
  const { label, unit } = COLUMNS[column];
  return unit === undefined ? label : `${label} (${unit})`;
}

function csvCell(column: DrillDownColumn, value: MetricCellDto | undefined, nameOf: NameOf): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return value;
  // Spreadsheets read ISO instants.
  if (COLUMNS[column].kind === 'instant' && typeof value === 'string') return value;
  return cellText(column, value, nameOf);
}

/** Whose names stand in the cells. */
export const peopleIn = (issues: readonly MetricIssueDto[]): readonly string[] => [
  ...new Set(issues.flatMap(({ cells }) => Object.entries(cells).flatMap(accountsIn))),
];

function accountsIn([column, value]: readonly [string, MetricCellDto]): readonly string[] {
  if (typeof value === 'string') return column === 'assignee' ? [value] : [];
  if (value === null || typeof value !== 'object') return [];
  if ('people' in value) return value.people;
  if (!('events' in value)) return [];
  const ofPeople = value.events.filter(({ type }) => type === 'assignee');
  return ofPeople.flatMap(({ from, to }) => [from ?? [], to ?? []].flat());
}

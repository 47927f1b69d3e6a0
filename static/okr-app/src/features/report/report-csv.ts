import type { PeriodReportDto, ReportRowDto } from '../../../../../src/contract/cycles/report';
import { statusLabel } from '../../../../../src/contract/wording';
import { levelName } from '../../../../../src/contract/level-wording';
import { outcomeLabel } from '../closing/outcome-words';
import { type Cell, toCsv } from '../table/csv';

const HEAD = [
  ...['Kind', 'Objective', 'Key result', 'Level', 'Project', 'Owner', 'State', 'Status'],
  ...['Outcome', 'Score', 'Progress', 'Expected', 'Value', 'Unit', 'Closed at', 'Lesson', 'Id'],
];

export interface ReportNames {
  readonly project: (id: string | null) => string;
  readonly person: (accountId: string | null) => string;
}

/** Every objective and key result of the report; withheld numbers are empty, and marked. */
export function reportCsv({ rows }: PeriodReportDto, names: ReportNames): string {
  return toCsv([HEAD, ...rows.map((row) => cellsOf(row, names))]);
}

function cellsOf(row: ReportRowDto, names: ReportNames): readonly Cell[] {
  const { keyResultId, objectiveId } = row;
  return [
    keyResultId === null ? 'Objective' : 'Key result',
    row.objectiveTitle,
    row.keyResultTitle,
    levelName(row.level),
    names.project(row.projectId),
    names.person(row.ownerId),
    row.closing === null ? 'Open' : 'Closed',
    row.isWithheld ? 'Withheld' : statusLabel(row.status),
    ...judgementCells(row),
    ...[row.progress, row.expected, row.value, row.unit],
    ...endCells(row),
    keyResultId ?? objectiveId,
  ];
}

const judgementCells = ({ closing }: ReportRowDto): readonly Cell[] =>
  closing === null ? [null, null] : [outcomeLabel(closing.outcome), closing.score];

const endCells = ({ closing }: ReportRowDto): readonly Cell[] =>
  closing === null ? [null, null] : [closing.at, closing.lesson];

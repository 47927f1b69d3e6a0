import type { DrillDownColumn } from '../../../../../src/domain/metrics/catalogue/drill-down';
import { PersonName } from '../../components/person-name';
import { metricValueText } from './metric-words';

interface ColumnWords {
  readonly label: string;
  readonly kind: 'person' | 'instant' | 'number' | 'text';
}

export const COLUMNS: Readonly<Record<DrillDownColumn, ColumnWords>> = {
  assignee: { label: 'Assignee', kind: 'person' },
  type: { label: 'Type', kind: 'text' },
  created: { label: 'Created', kind: 'instant' },
  started: { label: 'Started', kind: 'instant' },
  done: { label: 'Done', kind: 'instant' },
  'time-in-status': { label: 'Time in each status', kind: 'text' },
  points: { label: 'Points', kind: 'number' },
  'points-at-start': { label: 'Points at start', kind: 'number' },
  'points-at-close': { label: 'Points at close', kind: 'number' },
  'sprint-added': { label: 'Added', kind: 'instant' },
  'sprint-removed': { label: 'Removed', kind: 'instant' },
  priority: { label: 'Priority', kind: 'text' },
  severity: { label: 'Severity', kind: 'text' },
  components: { label: 'Components', kind: 'text' },
  'affects-versions': { label: 'Affects versions', kind: 'text' },
  'fix-versions': { label: 'Fix versions', kind: 'text' },
  resolution: { label: 'Resolution', kind: 'text' },
  team: { label: 'Team', kind: 'text' },
  'logged-hours': { label: 'Logged', kind: 'number' },
};

const MOMENT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

interface CellProps {
  readonly column: DrillDownColumn;
  readonly value: string | number | null | undefined;
}

/** One fact of an issue; "–" where it has none. */
export function Cell({ column, value }: CellProps) {
  if (value === null || value === undefined) return '–';
  const { kind } = COLUMNS[column];
  if (kind === 'person' && typeof value === 'string') return <PersonName accountId={value} />;
  if (kind === 'instant') return MOMENT.format(new Date(value));
  if (typeof value === 'string') return value;
  return metricValueText(value, column === 'logged-hours' ? 'hours' : '');
}

import type { BreakdownRow } from '../../../../../src/domain/metrics/catalogue/metric-series';
import { PersonName } from '../../components/person-name';
import { metricValueText } from './metric-words';
import { partWords } from './part-words';

interface RowsTableProps {
  readonly rows: readonly BreakdownRow[];
  readonly unit: string;
}

const KINDS: Readonly<Record<BreakdownRow['kind'], string>> = {
  component: 'Component',
  'team-pair': 'Teams',
  epic: 'Epic',
  version: 'Version',
  deployment: 'Deployment',
  incident: 'Incident',
  person: 'Person',
  'issue-type': 'Issue type',
  'event-type': 'What happened',
  blocker: 'Blocked by',
  cycle: 'Circle of links',
};

/** The components, epics, releases or people behind a value, one table for each kind. */
export function RowsTable({ rows, unit }: RowsTableProps) {
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  return kinds.map((kind) => (
    <OneKind key={kind} kind={kind} rows={rows.filter((row) => row.kind === kind)} unit={unit} />
  ));
}

interface OneKindProps extends RowsTableProps {
  readonly kind: BreakdownRow['kind'];
}

function OneKind({ kind, rows, unit }: OneKindProps) {
  const parts = [...new Set(rows.flatMap((row) => Object.keys(row.parts)))];
  return (
    <div className="okr-table-frame" role="region" aria-label={`By ${KINDS[kind]}`} tabIndex={0}>
      <table className="okr-table">
        <thead>
          <tr>
            <th scope="col">{KINDS[kind]}</th>
            <th scope="col" className="okr-number">
              Value
            </th>
            <th scope="col" className="okr-number">
              n
            </th>
            {parts.map((part) => (
              <th key={part} scope="col" className="okr-number">
                {partWords(part).label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <td>
                <RowName row={row} />
              </td>
              <td className="okr-number">{metricValueText(row.value, unit)}</td>
              <td className="okr-number">{row.n.toLocaleString('en')}</td>
              {parts.map((part) => (
                <td key={part} className="okr-number">
                  {metricValueText(row.parts[part] ?? null, '')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RowName({ row: { kind, key } }: { readonly row: BreakdownRow }) {
  if (key === '') return <span className="okr-subtle">None</span>;
  return kind === 'person' ? <PersonName accountId={key} /> : key;
}

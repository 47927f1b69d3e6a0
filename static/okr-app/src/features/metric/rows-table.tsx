import type { BreakdownRow } from '../../../../../src/domain/metrics/catalogue/metric-series';
import type { MetricSeriesDto, RowFactsDto } from '../../../../../src/contract/metrics/dto';
import { PersonName } from '../../components/person-name';
import { metricValueText } from './metric-words';
import { type Names, partText, partWords } from './part-words';
import { plainWords } from './reading-words';
import { TimeCells, TimeHeads, TIMES, UnitName } from './unit-facts';

interface RowsTableProps {
  readonly rows: readonly BreakdownRow[];
  readonly unit: string;
  /** What their keys are called. */
  readonly names: Names;
  /** What is known of them besides. */
  readonly facts: MetricSeriesDto['rowFacts'];
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
export function RowsTable({ rows, unit, names, facts }: RowsTableProps) {
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  return kinds.map((kind) => (
    <OneKind
      key={kind}
      kind={kind}
      rows={rows.filter((row) => row.kind === kind)}
      unit={unit}
      names={names}
      facts={facts}
    />
  ));
}

interface OneKindProps extends RowsTableProps {
  readonly kind: BreakdownRow['kind'];
}

function OneKind({ kind, rows, unit, names, facts }: OneKindProps) {
  const times = TIMES[kind] ?? null;
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
            {times !== null && <TimeHeads times={times} />}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            <tr key={`${row.key} ${String(place)}`}>
              <td>
                <RowName row={row} names={names} about={facts[`${kind} ${row.key}`]} />
              </td>
              <td className="okr-number">{rowValueText(row, unit)}</td>
              <td className="okr-number">{row.n.toLocaleString('en')}</td>
              {parts.map((part) => (
                <td key={part} className="okr-number">
                  {partText(part, row.parts[part] ?? null, unit)}
                </td>
              ))}
              {times !== null && <TimeCells about={facts[`${kind} ${row.key}`]} />}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Counts and slopes have no unit of the metric's; what went well or wrong is a yes or a no. */
function rowValueText({ kind, value }: BreakdownRow, unit: string): string {
  if (PLAIN_KINDS.includes(kind)) return metricValueText(value, '');
  const isVerdict = unit === 'percent' && UNIT_KINDS.includes(kind);
  if (isVerdict && value !== null) return value > 0 ? 'yes' : 'no';
  return metricValueText(value, unit === 'deployments-per-week' ? '' : unit);
}

const PLAIN_KINDS: readonly BreakdownRow['kind'][] = [
  ...(['component', 'team-pair', 'event-type', 'blocker'] as const),
];
const UNIT_KINDS: readonly BreakdownRow['kind'][] = ['deployment', 'version', 'incident'];

interface RowNameProps {
  readonly about: RowFactsDto | undefined;
  readonly row: BreakdownRow;
  readonly names: Names;
}

function RowName({ row: { kind, key }, names, about }: RowNameProps) {
  if (key === '') return <span className="okr-subtle">None</span>;
  switch (kind) {
    case 'person':
      return <PersonName accountId={key} />;
    case 'event-type':
      return plainWords(key);
    case 'team-pair': {
      const [blocked = '', blocker = ''] = key.split(' < ');
      const nameOf = (team: string) => names[`team ${team}`] ?? team;
      return `${nameOf(blocked)} waits for ${nameOf(blocker)}`;
    }
    default:
      return <UnitName kind={kind} name={names[`${kind} ${key}`] ?? key} about={about} />;
  }
}

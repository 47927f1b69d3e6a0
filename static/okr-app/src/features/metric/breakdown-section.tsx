import type { MetricPointDto, MetricSeriesDto } from '../../../../../src/contract/metrics/dto';
import { bucketText } from './bucket-words';
import { partText, partWords } from './part-words';
import { RowsTable } from './rows-table';

interface BreakdownSectionProps {
  readonly point: MetricPointDto;
  readonly before: MetricPointDto | null;
  readonly series: MetricSeriesDto;
  /** Somebody chose the point; else it is the newest complete one. */
  readonly isChosen: boolean;
}

/** What the value breaks down into, and other ways to sum up the same issues. */
export function BreakdownSection({ point, before, series, isChosen }: BreakdownSectionProps) {
  const parts = Object.entries(point.parts);
  if (parts.length === 0 && point.rows.length === 0) return null;
  const title = bucketText(series.bucket, point);
  return (
    <section aria-label="Parts">
      <h3 className="okr-section-title">
        What it breaks down into{' '}
        <span className="okr-subtle">
          {title}
          {isChosen ? '' : ', the newest that is over'}
        </span>
      </h3>
      {parts.length > 0 && (
        <PartsTable title={title} point={point} before={before} series={series} />
      )}
      <RowsTable
        rows={point.rows}
        unit={series.unit}
        names={series.names}
        facts={series.rowFacts}
      />
    </section>
  );
}

interface PartsTableProps extends Omit<BreakdownSectionProps, 'isChosen'> {
  readonly title: string;
}

function PartsTable({ title, point, before, series }: PartsTableProps) {
  return (
    <table className="okr-metric-histogram okr-metric-parts">
      <caption className="okr-metric-hidden">Parts of {title}</caption>
      <thead>
        <tr>
          <th scope="col">Part</th>
          <th scope="col">Value</th>
          {before !== null && <th scope="col">The {series.bucket} before</th>}
        </tr>
      </thead>
      <tbody>
        {Object.entries(point.parts).map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{partWords(name, series.names).label}</th>
            <td>
              {partWords(name).kind === 'percent' && value !== null && (
                <span
                  className="okr-metric-bar"
                  style={{ width: `${String(Math.min(100, value) * 0.6)}%` }}
                />
              )}
              <span>{partText(name, value, series.unit)}</span>
            </td>
            {before !== null && <td>{partText(name, before.parts[name] ?? null, series.unit)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

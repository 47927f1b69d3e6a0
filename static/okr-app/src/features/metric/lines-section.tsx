import type { MetricPointDto } from '../../../../../src/contract/metrics/dto';
import type { MetricBucket } from '../../../../../src/domain/metrics/tracked-metric';
import type { ChartLine } from '../../../../../src/domain/metrics/catalogue/metric-series';
import { bucketText } from './bucket-words';
import { LinesChart, type TimeLine } from './lines-chart';

interface LinesSectionProps {
  readonly points: readonly MetricPointDto[];
  readonly chosen: string | null;
  readonly bucket: MetricBucket;
  readonly format: (value: number) => string;
}

/** Burndowns and burnups: what happened inside the chosen point, or inside the newest one. */
export function LinesSection({ points, chosen, bucket, format }: LinesSectionProps) {
  const point =
    points.find(({ key }) => key === chosen) ?? points.findLast(({ lines }) => lines.length > 0);
  if (point === undefined || point.lines.length === 0) return null;
  const title = bucketText(bucket, point);
  const lines = point.lines.map(toTimeLine);
  return (
    <>
      <h4 className="okr-section-title">
        Inside {title}{' '}
        {chosen === null && <span className="okr-subtle">choose another point above</span>}
      </h4>
      <LinesChart
        label={`${title}: ${lines.map((line) => lineWords(line, format)).join('; ')}`}
        lines={lines}
        format={format}
        formatTime={(at) => DAY.format(at)}
      />
      <LinesTable lines={lines} title={title} format={format} />
    </>
  );
}

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const MOMENT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

const NAMES: Readonly<Record<ChartLine['key'], string>> = {
  remaining: 'Remaining',
  ideal: 'Ideal',
  scope: 'Scope',
  started: 'Started',
  done: 'Done',
};

function toTimeLine({ key, points }: ChartLine): TimeLine {
  const look = key === 'ideal' || key === 'scope' ? key : 'value';
  return { name: NAMES[key], look, isStepped: key !== 'ideal', points };
}

function lineWords({ name, points }: TimeLine, format: (value: number) => string): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return `${name} nothing`;
  return `${name} from ${format(first.value)} to ${format(last.value)}`;
}

interface LinesTableProps {
  readonly lines: readonly TimeLine[];
  readonly title: string;
  readonly format: (value: number) => string;
}

/** The same in numbers, at every moment at which something changed. */
function LinesTable({ lines, title, format }: LinesTableProps) {
  const moments = [...new Set(lines.flatMap(({ points }) => points.map(({ at }) => at)))].sort(
    (a, b) => a - b,
  );
  return (
    <details className="okr-metric-details">
      <summary>The lines of {title} as a table</summary>
      <div className="okr-table-frame" role="region" aria-label={`Lines of ${title}`} tabIndex={0}>
        <table className="okr-table">
          <thead>
            <tr>
              <th scope="col">When</th>
              {lines.map(({ name }) => (
                <th key={name} scope="col" className="okr-number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {moments.map((at) => (
              <tr key={at}>
                <td className="okr-nowrap">{MOMENT.format(at)}</td>
                {lines.map(({ name, points }) => {
                  const point = points.findLast((one) => one.at <= at);
                  return (
                    <td key={name} className="okr-number">
                      {point === undefined ? '–' : format(point.value)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

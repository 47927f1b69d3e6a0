import Button from '@atlaskit/button/new';
import type {
  TeamComparisonDto,
  TeamDto,
  TeamPointDto,
} from '../../../../../src/contract/metrics/dto';
import type { MetricBucket } from '../../../../../src/domain/metrics/tracked-metric';
import { toCsv } from '../table/csv';
import { downloadFile } from '../table/download-file';
import { bucketText } from './bucket-words';
import { Flags } from './flags';
import { fileNameOf } from './metric-csv';
import { metricValueText } from './metric-words';
import { flagWords, reasonText } from './reading-words';
import { Sparkline } from './sparkline';

interface TeamsTableProps {
  readonly title: string;
  readonly comparison: TeamComparisonDto;
  readonly bucket: MetricBucket;
  readonly pointKey: string;
  readonly shownFrom: string;
}

/** One row for each team, all drawn to the same scale; below, every value of every team. */
export function TeamsTable({ title, comparison, bucket, pointKey, shownFrom }: TeamsTableProps) {
  const { unit } = comparison;
  const teams = comparison.teams.map((team) => ({
    ...team,
    points: team.points.filter(({ end }) => end > shownFrom),
  }));
  const buckets = teams.find(({ points }) => points.length > 0)?.points ?? [];
  const compared = buckets.find(({ key }) => key === pointKey) ?? buckets.at(-1);
  const all = teams.flatMap(({ points }) => points.map(({ value }) => value));
  return (
    <>
      <div className="okr-table-frame" role="region" aria-label="Teams compared" tabIndex={0}>
        <table className="okr-table">
          <thead>
            <tr>
              <th scope="col">Team</th>
              <th scope="col">Trend, same scale</th>
              <th scope="col" className="okr-number">
                {compared === undefined ? 'Value' : bucketText(bucket, compared)}
              </th>
              <th scope="col" className="okr-number">
                n
              </th>
              <th scope="col">To know</th>
            </tr>
          </thead>
          <tbody>
            {teams.map((team) => (
              <TeamRow key={team.key} team={team} unit={unit} compared={compared?.key} all={all} />
            ))}
          </tbody>
        </table>
      </div>
      <details className="okr-metric-details">
        <summary>All values of the teams</summary>
        <AllValues teams={teams} buckets={buckets} bucket={bucket} unit={unit} />
      </details>
      <Button
        spacing="compact"
        onClick={() => {
          downloadFile(`${fileNameOf(title)}-teams.csv`, teamsCsv(title, unit, teams));
        }}
      >
        Data of the teams (CSV)
      </Button>
    </>
  );
}

interface TeamRowProps {
  readonly team: TeamDto;
  readonly unit: string;
  readonly compared: string | undefined;
  readonly all: readonly (number | null)[];
}

function TeamRow({ team, unit, compared, all }: TeamRowProps) {
  const { name, points, isLargeEnough, people } = team;
  const point = points.find(({ key }) => key === compared);
  const values = points.map(({ value }) => value);
  const told = values.filter((value) => value !== null).length;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        {told > 1 && (
          <Sparkline values={values} within={all} label={`${String(told)} values of ${name}`} />
        )}
      </td>
      <td className="okr-number">
        {isLargeEnough
          ? pointText(point, unit)
          : `not told: ${people === 1 ? 'one person' : 'two people'}`}
      </td>
      <td className="okr-number">{point === undefined ? '–' : point.n.toLocaleString('en')}</td>
      <td>{point !== undefined && <Flags flags={point.flags} />}</td>
    </tr>
  );
}

const pointText = (point: TeamPointDto | undefined, unit: string): string =>
  point === undefined || point.value === null
    ? reasonText(point?.reason ?? 'nothing-in-bucket')
    : metricValueText(point.value, unit);

interface AllValuesProps {
  readonly teams: readonly TeamDto[];
  readonly buckets: readonly TeamPointDto[];
  readonly bucket: MetricBucket;
  readonly unit: string;
}

function AllValues({ teams, buckets, bucket, unit }: AllValuesProps) {
  const told = teams.filter(({ isLargeEnough }) => isLargeEnough);
  return (
    <div className="okr-table-frame" role="region" aria-label="Values of the teams" tabIndex={0}>
      <table className="okr-table">
        <thead>
          <tr>
            <th scope="col">When</th>
            {told.map(({ key, name }) => (
              <th key={key} scope="col" className="okr-number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {buckets.map((one, place) => (
            <tr key={one.key}>
              <td className="okr-nowrap">{bucketText(bucket, one)}</td>
              {told.map(({ key, points }) => (
                <td key={key} className="okr-number">
                  {cellText(points[place], unit)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function cellText(point: TeamPointDto | undefined, unit: string): string {
  if (point === undefined) return '–';
  const { value, n } = point;
  return `${metricValueText(value, unit)} (n = ${n.toLocaleString('en')})`;
}

const HEAD = [
  ...['Metric', 'Unit', 'Team', 'Bucket', 'From', 'To (not included)', 'Value'],
  ...['No value because', 'n', 'Flags'],
];

const teamsCsv = (title: string, unit: string, teams: readonly TeamDto[]): string =>
  toCsv([
    HEAD,
    ...teams.flatMap(({ name, points }) =>
      points.map(({ label, start, end, value, reason, n, flags }) => [
        ...[title, unit, name, label, start, end],
        value,
        value === null ? reasonText(reason) : null,
        n,
        flags.map((flag) => flagWords(flag).label).join(', '),
      ]),
    ),
  ]);

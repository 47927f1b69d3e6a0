import Button from '@atlaskit/button/new';
import type { MetricPointDto } from '../../../../../src/contract/metrics/dto';
import type { MetricBucket } from '../../../../../src/domain/metrics/tracked-metric';
import { type Annotation, spokenText } from '../metric-notes/annotations';
import { bucketName, bucketText } from './bucket-words';
import { Flags } from './flags';
import { metricValueText } from './metric-words';
import { pointValueText } from './series-model';

interface SeriesTableProps {
  readonly points: readonly MetricPointDto[];
  /** `null`: not asked for. */
  readonly before: readonly (number | null)[] | null;
  readonly annotations: readonly Annotation[];
  readonly look: { readonly unit: string; readonly bucket: MetricBucket };
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
}

/** The chart in words and numbers, newest first. */
export function SeriesTable(props: SeriesTableProps) {
  const { points, before, annotations, look, chosen, onChoose } = props;
  const { unit, bucket } = look;
  const noted = annotations.filter(({ kind }) => kind !== 'bulk');
  return (
    <div className="okr-table-frame" role="region" aria-label="Values" tabIndex={0}>
      <table className="okr-table">
        <thead>
          <tr>
            <th scope="col">{bucketName(bucket)}</th>
            <th scope="col" className="okr-number">
              Value
            </th>
            {before !== null && (
              <th scope="col" className="okr-number">
                Period before
              </th>
            )}
            <th scope="col" className="okr-number">
              n
            </th>
            <th scope="col" className="okr-number">
              Excluded
            </th>
            <th scope="col">Good to know</th>
            {noted.length > 0 && <th scope="col">Notes and changes</th>}
            <th scope="col">Behind it</th>
          </tr>
        </thead>
        <tbody>
          {points
            .map((point, place) => (
              <tr key={point.key} data-chosen={point.key === chosen}>
                <td className="okr-nowrap">{bucketText(bucket, point)}</td>
                <td className="okr-number">{pointValueText(point, unit)}</td>
                {before !== null && (
                  <td className="okr-number">{metricValueText(before[place] ?? null, unit)}</td>
                )}
                <td className="okr-number">{point.n.toLocaleString('en')}</td>
                <td className="okr-number">
                  {point.excluded.reduce((sum, { count }) => sum + count, 0).toLocaleString('en')}
                </td>
                <td>
                  <Flags flags={point.flags} />
                </td>
                {noted.length > 0 && (
                  <NotedCell noted={noted.filter(({ pointKey }) => pointKey === point.key)} />
                )}
                <td>
                  <Button
                    appearance="subtle"
                    spacing="compact"
                    aria-label={`Issues of ${bucketText(bucket, point)}`}
                    onClick={() => {
                      onChoose(point.key);
                    }}
                  >
                    Issues
                  </Button>
                </td>
              </tr>
            ))
            .reverse()}
        </tbody>
      </table>
    </div>
  );
}

/** By the numbers they have on the chart. */
function NotedCell({ noted }: { readonly noted: readonly Annotation[] }) {
  return (
    <td className="okr-metric-noted">
      {noted.map((one) => (
        <div key={one.key}>{`${String(one.number)} ${sentence(spokenText(one))}`}</div>
      ))}
    </td>
  );
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

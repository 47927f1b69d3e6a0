import Button from '@atlaskit/button/new';
import type { MetricPointDto } from '../../../../../src/contract/metrics/dto';
import type { MetricBucket } from '../../../../../src/domain/metrics/tracked-metric';
import { bucketName, bucketText } from './bucket-words';
import { Flags } from './flags';
import { metricValueText } from './metric-words';
import { pointValueText } from './series-model';

interface SeriesTableProps {
  readonly points: readonly MetricPointDto[];
  /** `null`: not asked for. */
  readonly before: readonly (number | null)[] | null;
  readonly look: { readonly unit: string; readonly bucket: MetricBucket };
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
}

/** The chart in words and numbers, newest first. */
export function SeriesTable({ points, before, look, chosen, onChoose }: SeriesTableProps) {
  const { unit, bucket } = look;
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

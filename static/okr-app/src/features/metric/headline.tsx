import type {
  MetricDto,
  MetricPointDto,
  MetricSeriesDto,
} from '../../../../../src/contract/metrics/dto';
import type { Direction } from '../../../../../src/domain/metrics/catalogue/catalogue-metric';
import { TimeAgo } from '../../components/time-ago';
import { bucketText } from './bucket-words';
import { Flags } from './flags';
import { metricValueText } from './metric-words';
import { reasonText } from './reading-words';
import { TargetText } from './target-text';
import { TrendText } from './trend-text';

interface HeadlineProps {
  readonly metric: MetricDto;
  readonly series: MetricSeriesDto;
  readonly point: MetricPointDto | null;
  readonly before: MetricPointDto | null;
  readonly direction: Direction;
}

/** Where the metric stands: the newest value that will not change by itself, and what to know of it. */
export function Headline({ metric, series, point, before, direction }: HeadlineProps) {
  const { unit, bucket, asOf, hidden } = series;
  if (point === null) return null;
  return (
    <section className="okr-metric-headline" aria-label="Where it stands">
      <div>
        <div className="okr-metric-value">
          {point.value === null ? 'No value' : metricValueText(point.value, unit)}
        </div>
        <div className="okr-subtle">
          {bucketText(bucket, point)}
          {point.value === null && `: ${reasonText(point.reason)}`}
        </div>
      </div>
      <dl className="okr-metric-facts">
        <dt>Against the {bucket} before</dt>
        <dd>
          <TrendText now={point.value} before={before?.value ?? null} look={{ unit, direction }} />
        </dd>
        <TargetText metric={metric} value={point.value} look={{ unit, direction }} />
        <dt>Made of</dt>
        <dd>
          n = {point.n.toLocaleString('en')} <Flags flags={point.flags} />
          {hidden > 0 && (
            <span className="okr-subtle"> {hidden.toLocaleString('en')} hidden from you</span>
          )}
        </dd>
        {asOf !== null && (
          <>
            <dt>Up to</dt>
            <dd>
              <TimeAgo at={asOf} isFocusable />
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}

import type { MetricPointDto, MetricSeriesDto } from '../../../../../src/contract/metrics/dto';
import { bucketShort, bucketText } from './bucket-words';
import { histogramOf, percentilesOf } from './distribution';
import { Histogram } from './histogram';
import { axisText, metricValueText } from './metric-words';
import { ScatterChart } from './scatter-chart';

interface DistributionSectionProps {
  readonly shown: readonly MetricPointDto[];
  readonly chosen: MetricPointDto | null;
  /** The same issue can be in every point. */
  readonly isStanding: boolean;
  readonly series: MetricSeriesDto;
  /** Of what each issue adds. */
  readonly unit: string;
}

/** How the issues behind the value spread: a median hides whether they are alike. */
export function DistributionSection(props: DistributionSectionProps) {
  const { shown, chosen, isStanding, series, unit } = props;
  const { bucket, hidden } = series;
  // What stands open at one end stands open at the next: over all of them it would count twice.
  const point = chosen ?? (isStanding ? shown.findLast(({ amounts }) => amounts.length > 0) : null);
  const amounts = (point == null ? shown : [point]).flatMap((one) => one.amounts);
  if (amounts.length === 0) return null;
  const percentiles = percentilesOf(amounts);
  const of = point == null ? 'the whole range' : bucketText(bucket, point);
  return (
    <section aria-label="Distribution">
      <h3 className="okr-section-title">
        How the issues spread <span className="okr-subtle">{of}</span>
      </h3>
      {hidden > 0 && (
        <p className="okr-subtle">Only issues that you may see are drawn and counted here.</p>
      )}
      <Histogram
        bars={histogramOf(amounts)}
        percentiles={percentiles}
        format={(value) => metricValueText(value, unit)}
        counted={amounts.length === 1 ? 'issue' : 'issues'}
      />
      {chosen === null && shown.length > 1 && (
        <ScatterChart
          label={`Every issue by the ${bucket} it counts in`}
          columns={shown.map((point) => ({
            key: point.key,
            short: bucketShort(bucket, point),
            amounts: point.amounts,
          }))}
          percentiles={percentiles}
          format={(value) => axisText(value, unit)}
        />
      )}
    </section>
  );
}

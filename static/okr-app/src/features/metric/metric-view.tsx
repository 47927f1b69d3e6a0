import Spinner from '@atlaskit/spinner';
import type { MetricChangeDto, MetricDto } from '../../../../../src/contract/metrics/dto';
import { Failed } from '../../components/failed';
import { useQuery } from '../../app/use-address';
import { BackToMetrics } from './back-to-metrics';
import { catalogueMetricOf } from './catalogue-metric-of';
import { DefinitionSection } from './definition-section';
import { Details } from './details';
import { MetricHead } from './metric-head';
import { isRange, usualRange, windowOf } from './metric-window';
import { Obstacle } from './obstacle';
import { isBucket } from './bucket-words';
import { useCall } from '../../app/use-call';
import { useSeries } from './use-series';

interface MetricViewProps {
  readonly metricId: string;
  readonly today: string;
}

/** One metric: where it stands, how it went, what it is made of, and what it means. */
export function MetricView({ metricId, today }: MetricViewProps) {
  const { data: metric, error, reload } = useCall('getMetric', { metricId });
  return (
    <div className="okr-metric">
      <BackToMetrics />
      {error !== null && (
        <Failed title="The metric could not be loaded" error={error} onRetry={reload} />
      )}
      {metric === null && error === null && <Spinner label="Loading the metric" />}
      {metric !== null && <LoadedMetric metric={metric} today={today} onChanged={reload} />}
    </div>
  );
}

export interface LoadedMetricProps {
  readonly metric: MetricDto & { readonly changes: readonly MetricChangeDto[] };
  readonly today: string;
  readonly onChanged: () => void;
}

function LoadedMetric({ metric, today, onChanged }: LoadedMetricProps) {
  const [query] = useQuery();
  const asked = query.get('bucket');
  const bucket = isBucket(asked) ? asked : metric.bucket;
  const askedRange = query.get('range');
  const range = isRange(askedRange) ? askedRange : usualRange(bucket);
  const choice = { bucket, range, isCompared: query.get('compare') === 'yes' };
  const window = windowOf(choice, today);
  const { data: series, error, isLoading, reload } = useSeries(metric.id, window);
  const about = catalogueMetricOf(metric.source.catalogueKey);
  const refresh = (): void => {
    onChanged();
    reload();
  };
  return (
    <>
      <MetricHead metric={metric} about={about} today={today} onChanged={refresh} />
      {error !== null && (
        <Failed title="The values could not be loaded" error={error} onRetry={reload} />
      )}
      {series === null && error === null && <Spinner label="Loading the values" />}
      {series?.obstacle != null && (
        <Obstacle obstacle={series.obstacle} progress={series.progress} />
      )}
      {series !== null && series.points.length > 0 && (
        <Details
          metric={metric}
          about={about}
          series={series}
          window={window}
          choice={choice}
          isLoading={isLoading}
        />
      )}
      <DefinitionSection metric={metric} about={about} />
    </>
  );
}

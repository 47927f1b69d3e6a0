import Spinner from '@atlaskit/spinner';
import type { MetricChangeDto, MetricDto } from '../../../../../src/contract/metrics/dto';
import { Failed } from '../../components/failed';
import { useQuery } from '../../app/use-address';
import { BackToMetrics } from './back-to-metrics';
import { catalogueMetricOf } from './catalogue-metric-of';
import { DefinitionSection } from './definition-section';
import { Details, type DetailsProps } from './details';
import { MetricHead } from './metric-head';
import { MissingNeeds } from './missing-needs';
import { isRange, usualRange, windowOf } from './metric-window';
import { NoPoints } from './no-points';
import { Obstacle } from './obstacle';
import { SeriesControls } from './series-controls';
import { isBucket } from './bucket-words';
import { useCall } from '../../app/use-call';
import { useNotes } from '../metric-notes/use-notes';
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
  const reading = useSeries(metric.id, window);
  const notes = useNotes(metric.id);
  const about = catalogueMetricOf(metric.source.catalogueKey);
  const refresh = (): void => {
    onChanged();
    reading.reload();
  };
  return (
    <>
      <MetricHead metric={metric} about={about} today={today} onChanged={refresh} />
      <Values {...{ metric, about, series: reading, window, choice, notes }} />
      <DefinitionSection metric={metric} about={about} />
    </>
  );
}

interface ValuesProps extends Pick<
  DetailsProps,
  'metric' | 'about' | 'window' | 'choice' | 'notes'
> {
  readonly series: ReturnType<typeof useSeries>;
}

/** The points, or why there are none. */
function Values({ series: answer, ...rest }: ValuesProps) {
  const { data: series, error, isLoading, reload } = answer;
  return (
    <>
      {error !== null && (
        <Failed title="The values could not be loaded" error={error} onRetry={reload} />
      )}
      {series === null && error === null && <Spinner label="Loading the values" />}
      {series !== null && <Points {...rest} series={series} isLoading={isLoading} />}
    </>
  );
}

function Points(props: DetailsProps) {
  const { metric, about, series, choice } = props;
  const { obstacle, progress, points, bucket } = series;
  if (points.length > 0) {
    return (
      <>
        {obstacle !== null && <Obstacle obstacle={obstacle} progress={progress} />}
        <MissingNeeds points={points} projectId={metric.projectId} />
        <Details {...props} />
      </>
    );
  }
  if (obstacle !== null) return <Obstacle obstacle={obstacle} progress={progress} />;
  return (
    <>
      <SeriesControls about={about} choice={choice} parts={[]} part={null} names={series.names} />
      <NoPoints bucket={bucket} />
    </>
  );
}

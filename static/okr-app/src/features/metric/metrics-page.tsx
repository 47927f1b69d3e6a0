import './metric.css';
import { useQuery } from '../../app/use-address';
import type { PageProps } from '../page/page-entry';
import { MetricList } from './metric-list';
import { MetricView } from './metric-view';

/** The metrics of this place, or the one that the address names. */
export default function MetricsPage({ page }: PageProps) {
  const [query] = useQuery();
  const metricId = query.get('id');
  return metricId === null ? (
    <MetricList page={page} />
  ) : (
    <MetricView key={metricId} metricId={metricId} today={page.today} />
  );
}

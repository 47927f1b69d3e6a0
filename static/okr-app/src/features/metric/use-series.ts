import { useEffect } from 'react';
import { useCall } from '../../app/use-call';
import type { MetricWindow } from './metric-window';

/** Often enough to see it move, rarely enough not to ask for nothing. */
const POLL_MS = 2_500;

/** The points of a metric; while its past is being read, they are asked for again and again. */
export function useSeries(metricId: string, { bucket, from, to }: MetricWindow) {
  const series = useCall('getMetricSeries', { metricId, bucket, from, to });
  const { isLoading, reload } = series;
  const isReading = series.data?.obstacle === 'reading-past' && !isLoading;
  useEffect(() => {
    if (!isReading) return undefined;
    const timer = setTimeout(reload, POLL_MS);
    return () => {
      clearTimeout(timer);
    };
    // `reload` is made anew in every render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isReading]);
  return series;
}

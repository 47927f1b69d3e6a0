import { useEffect } from 'react';
import { useCall } from '../../app/use-call';
import type { MetricWindow } from './metric-window';
import { pollAfter } from './reading-progress';

/** The points of a metric; while its past is being read, they are asked for again and again. */
export function useSeries(metricId: string, { bucket, from, to }: MetricWindow) {
  const series = useCall('getMetricSeries', { metricId, bucket, from, to });
  const { isLoading, reload } = series;
  const isReading = series.data?.obstacle === 'reading-past' && !isLoading;
  const after = pollAfter(series.data?.progress ?? null);
  useEffect(() => {
    if (!isReading) return undefined;
    const timer = setTimeout(reload, after);
    return () => {
      clearTimeout(timer);
    };
    // `reload` is made anew in every render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isReading, after]);
  return series;
}

import { useEffect, useState } from 'react';
import type { MetricSeriesDto } from '../../../../../src/contract/metrics/dto';
import type { MetricWindow } from '../metric/metric-window';
import { usePage } from '../../app/page-context';

/** The points of a metric as it is saved, to compare with; `null` until they are there. */
export function useSavedSeries(
  metricId: string | null,
  { bucket, from, to }: Pick<MetricWindow, 'bucket' | 'from' | 'to'>,
): MetricSeriesDto | null {
  const { call } = usePage();
  const [series, setSeries] = useState<MetricSeriesDto | null>(null);
  useEffect(() => {
    if (metricId === null) return undefined;
    let isLate = false;
    const load = async (): Promise<void> => {
      const answer = await call('getMetricSeries', { metricId, bucket, from, to });
      if (!isLate && answer.ok) setSeries(answer.data);
    };
    void load();
    return () => {
      isLate = true;
    };
  }, [call, metricId, bucket, from, to]);
  return metricId === null ? null : series;
}

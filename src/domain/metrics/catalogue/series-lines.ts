import { startOfDay } from '../../shared/zoned-time';
import type { CatalogueInput } from './catalogue-input';
import type { ChartLine, MetricReading } from './metric-series';

/**
 * What the parts of these names were at the end of each bucket, as lines of the last reading: a
 * burnup or a cumulative flow is about the whole series.
 */
export function withLines(
  readings: readonly MetricReading[],
  keys: readonly ChartLine['key'][],
  { timeZone, now }: Pick<CatalogueInput, 'timeZone' | 'now'>,
): readonly MetricReading[] {
  const ends = readings.map(({ bucket }) => Math.min(startOfDay(bucket.end, timeZone), now));
  const lines = keys.map((key): ChartLine => {
    const points = readings.map(({ parts }, place) => ({
      at: ends[place] ?? now,
      value: parts[key] ?? 0,
    }));
    return { key, points };
  });
  return readings.map((reading, place) =>
    place === readings.length - 1 ? { ...reading, lines } : reading,
  );
}

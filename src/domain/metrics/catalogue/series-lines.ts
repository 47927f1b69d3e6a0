import { startOfDay } from '../../shared/zoned-time';
import type { CatalogueInput } from './catalogue-input';
import type { Instant } from './instants';
import type { ChartLine } from './metric-series';
import type { Summary } from './summary';

/**
 * What the parts of these names were at the end of each bucket, as lines of the last one: a burnup
 * or a cumulative flow is about the whole series.
 */
export function withLines(
  summaries: readonly Summary[],
  keys: readonly ChartLine['key'][],
  { instants, input }: { readonly instants: readonly Instant[]; readonly input: Clock },
): readonly Summary[] {
  const ends = instants.map(({ timed }) =>
    Math.min(startOfDay(timed.bucket.end, input.timeZone), input.now),
  );
  const lines = keys.map((key): ChartLine => {
    const points = summaries.map(({ parts }, place) => ({
      at: ends[place] ?? input.now,
      value: parts[key] ?? 0,
    }));
    return { key, points };
  });
  return summaries.map((summary, place) =>
    place === summaries.length - 1 ? { ...summary, lines } : summary,
  );
}

type Clock = Pick<CatalogueInput, 'timeZone' | 'now'>;

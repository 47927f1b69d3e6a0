import type { MetricReading } from '../../domain/metrics/catalogue/metric-series';
import type { MetricBucket } from '../../domain/metrics/tracked-metric';
import { addDays, calendarDateAt } from '../../domain/shared/calendar-date';
import type { StandingPoint } from '../ports/metric-standings';
import type { Ports } from '../ports/ports';
import { audienceOf } from '../sync/audience';
import { computeSeries } from './computed-series';
import type { KnownScope } from './known-scope';
import { labelOf } from './series-view';
import type { TrackedScope } from './tracked-scopes';

/** Complete buckets that a list shows a line of. */
const POINTS = 12;

/** Days that hold at least so many complete buckets; sprints and releases of the last year. */
const DAYS: Readonly<Record<MetricBucket, number>> = {
  day: POINTS + 1,
  week: (POINTS + 1) * 7,
  month: (POINTS + 1) * 31,
  quarter: 1_095,
  sprint: 365,
  version: 365,
};

/** Computes anew where every metric of a scope stands. Storing the same twice does no harm. */
export async function updateStandings(
  ports: Ports,
  { metrics }: Pick<TrackedScope, 'metrics'>,
  { known, asOf }: { readonly known: KnownScope; readonly asOf: string },
): Promise<void> {
  const audience = audienceOf(
    known.issues.map(({ timeline: { id, projectId }, isRestricted }) => ({
      ...{ id, projectId, isRestricted },
    })),
  );
  for (const { tracked, basis } of metrics) {
    const { bucket } = tracked;
    const to = calendarDateAt(ports.clock.now(), basis.settings.timeZone);
    const window = { bucket, from: addDays(to, -DAYS[bucket]), to };
    const { series } = await computeSeries(ports, basis, { known, window });
    const complete = series.readings.filter(({ flags }) => !flags.includes('partial'));
    const points = complete.slice(-POINTS).map((reading) => standingPoint(reading, bucket));
    const { id: metricId, version } = tracked;
    await ports.standings.save({ metricId, version, points, audience, asOf });
  }
}

function standingPoint(
  { bucket: place, value, reason, n, flags }: MetricReading,
  bucket: MetricBucket,
): StandingPoint {
  return { label: labelOf(place, bucket), value, reason, n, flags };
}

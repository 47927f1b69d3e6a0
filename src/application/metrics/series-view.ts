import { bucketLabel, type Bucket } from '../../domain/metrics/bucket';
import type {
  BreakdownRow,
  MetricExclusion,
  MetricReading,
  MetricSeries,
} from '../../domain/metrics/catalogue/metric-series';
import type { MetricBucket } from '../../domain/metrics/tracked-metric';
import type { Caller } from '../caller';
import { isIsolating, type MetricSight } from './metric-sight';
import type { ExclusionView, MetricPointView } from './metric-view';

interface Viewer {
  readonly caller: Caller;
  readonly sight: MetricSight;
  readonly bucket: MetricBucket;
}

/** A series as this viewer is told it; hidden issues are in the values, never in the details. */
export function pointsOf(series: MetricSeries, viewer: Viewer): readonly MetricPointView[] {
  return series.readings.map((reading) => pointOf(reading, viewer));
}

/** Names a bucket: its first day, or the id of its sprint or version. */
export const bucketKey = ({ start, container }: Bucket): string => container?.id ?? start;

function pointOf(reading: MetricReading, { caller, sight, bucket }: Viewer): MetricPointView {
  const { hidden } = sight;
  const contributors = reading.contributors.filter(({ issueId }) => !hidden.has(issueId));
  const hiddenHere = hiddenIn(reading, sight);
  const place = {
    key: bucketKey(reading.bucket),
    label: labelOf(reading.bucket, bucket),
    start: reading.bucket.start,
    end: reading.bucket.end,
    flags: reading.flags,
    excluded: exclusionsOf(reading.excluded, sight),
  };
  // One or two hidden issues among these would be told by subtraction.
  if (isIsolating(hiddenHere)) {
    const nothing = { value: null, numerator: null, denominator: null, parts: {} };
    const none = { amounts: [], rows: [], lines: [] };
    return { ...place, ...nothing, ...none, reason: 'withheld', n: contributors.length };
  }
  const { value, reason, numerator, denominator, n, parts, rows = [], lines = [] } = reading;
  return {
    ...place,
    ...{ value, reason, numerator, denominator, n, parts, lines },
    amounts: contributors.map(({ amount }) => amount),
    // A row can be about a single hidden issue, a blocker can stand in a project out of sight, and
    // a person's row is for that person.
    rows:
      hidden.size > 0
        ? []
        : rows.filter(
            ({ kind, key }) => kind !== 'blocker' && !isOfSomebodyElse(kind, key, caller),
          ),
  };
}

const isOfSomebodyElse = (kind: BreakdownRow['kind'], key: string, { accountId }: Caller) =>
  kind === 'person' && key !== accountId;

function hiddenIn({ contributors, excluded }: MetricReading, { hidden }: MetricSight): number {
  const ids = new Set([...contributors, ...excluded].map(({ issueId }) => issueId));
  return [...ids].filter((id) => hidden.has(id)).length;
}

export function labelOf(bucket: Bucket, kind: MetricBucket): string {
  if (bucket.container !== undefined) return bucket.container.name;
  return kind === 'sprint' || kind === 'version' ? bucket.start : bucketLabel(kind, bucket);
}

/** Of issues in sight only; the most frequent reason first. */
export function exclusionsOf(
  exclusions: readonly MetricExclusion[],
  { hidden }: MetricSight,
): readonly ExclusionView[] {
  const counts = new Map<string, number>();
  for (const { issueId, reason } of exclusions) {
    if (!hidden.has(issueId)) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
}

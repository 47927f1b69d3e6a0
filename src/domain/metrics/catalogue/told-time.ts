import type { Interval } from '../working-time';
import type { CatalogueInput } from './catalogue-input';
import type { MetricReading } from './metric-series';

type Said = Pick<CatalogueInput, 'practice'>;
type Units = Omit<MetricReading, 'bucket' | 'contributors' | 'excluded'>;

/**
 * From the first deployment or incident that somebody told of to the last one; `null` where nobody
 * told of any. Whether there were none before and after, or nobody told, cannot be known.
 */
export function deploymentsTold({ practice }: Said): Interval | null {
  const deployed = (practice.deployments ?? []).map(({ finishedAt }) => finishedAt);
  return between([...deployed, ...incidentInstants({ practice })]);
}

/** The same of incidents alone: who tells of deployments may tell of no incident ever. */
export function incidentsTold(input: Said): Interval | null {
  return between(incidentInstants(input));
}

const incidentInstants = ({ practice }: Said): readonly number[] =>
  (practice.incidents ?? []).flatMap(({ createdAt, resolvedAt }) => [
    createdAt,
    resolvedAt ?? createdAt,
  ]);

function between(instants: readonly number[]): Interval | null {
  let [start, end] = [Infinity, -Infinity];
  for (const at of instants) [start, end] = [Math.min(start, at), Math.max(end, at)];
  return start <= end ? { start, end } : null;
}

/** A quiet bucket is 0 only between two things that were told; elsewhere nothing is known. */
export function whereTold(reading: Units, bucket: Interval, told: Interval | null): Units {
  if (told !== null && told.start < bucket.end && bucket.start <= told.end) return reading;
  return {
    ...reading,
    ...{ value: null, numerator: null, denominator: null, parts: {}, reason: 'nothing-told' },
    ...(reading.rows !== undefined && {
      rows: reading.rows.map((row) => ({ ...row, value: null })),
    }),
  };
}

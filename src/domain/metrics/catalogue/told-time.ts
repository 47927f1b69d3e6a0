import type { Interval } from '../working-time';
import type { CatalogueInput } from './catalogue-input';
import type { MetricReading } from './metric-series';

type Said = Pick<CatalogueInput, 'practice'>;
type Units = Omit<MetricReading, 'bucket' | 'contributors' | 'excluded'>;

/** A time of which somebody told, the last millisecond included. */
export interface ToldTime extends Interval {
  /** Somebody said that everything up to the end was told; otherwise the last event speaks. */
  readonly isSaid: boolean;
}

/**
 * From the first deployment or incident that somebody told of up to when they said that all of them
 * were told, or else to the last one; `null` where nobody told of any. Unless somebody says so,
 * whether there were none before and after, or nobody told, cannot be known.
 */
export function deploymentsTold({ practice }: Said): ToldTime | null {
  const deployed = (practice.deployments ?? []).map(({ finishedAt }) => finishedAt);
  const told = between([...deployed, ...incidentInstants({ practice })]);
  return withEnd(told, practice.toldUntil.deployments);
}

/**
 * The same of incidents alone: who tells of deployments may tell of no incident ever. Where somebody
 * said up to when all incidents were told, that counts from the first thing told of, deployments
 * included: there may have been no incident at all.
 */
export function incidentsTold(input: Said): ToldTime | null {
  const { incidents } = input.practice.toldUntil;
  const told = incidents === null ? between(incidentInstants(input)) : deploymentsTold(input);
  return withEnd(told, incidents);
}

const incidentInstants = ({ practice }: Said): readonly number[] =>
  (practice.incidents ?? []).flatMap(({ createdAt, resolvedAt }) => [
    createdAt,
    resolvedAt ?? createdAt,
  ]);

function between(instants: readonly number[]): ToldTime | null {
  let [start, end] = [Infinity, -Infinity];
  for (const at of instants) [start, end] = [Math.min(start, at), Math.max(end, at)];
  return start <= end ? { start, end, isSaid: false } : null;
}

const withEnd = (told: ToldTime | null, end: number | null): ToldTime | null =>
  told === null || end === null ? told : { ...told, end, isSaid: true };

/**
 * A quiet bucket is 0 only where everything was told; elsewhere nothing is known. What was told
 * beyond stays, marked as perhaps not all of it.
 */
export function whereTold(reading: Units, bucket: Interval, told: ToldTime | null): Units {
  if (told !== null && isWithin(bucket, told))
    return isWhole(reading, bucket, told) ? reading : perhapsMore(reading);
  const isBeyond = told?.isSaid === true && bucket.start > told.end;
  if (isBeyond && reading.n > 0) return perhapsMore(reading);
  return {
    ...reading,
    ...{ value: null, numerator: null, denominator: null, parts: {}, reason: 'nothing-told' },
    ...(reading.rows !== undefined && {
      rows: reading.rows.map((row) => ({ ...row, value: null })),
    }),
  };
}

const isWithin = (bucket: Interval, told: ToldTime): boolean =>
  told.start < bucket.end && bucket.start <= told.end;

/** A bucket that is not over says so itself. */
const isWhole = ({ flags }: Units, bucket: Interval, told: ToldTime): boolean =>
  !told.isSaid || told.end >= bucket.end - 1 || flags.includes('partial');

function perhapsMore(reading: Units): Units {
  if (reading.flags.includes('untold')) return reading;
  return { ...reading, flags: [...reading.flags, 'untold'] };
}

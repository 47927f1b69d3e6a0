import { addDays, type CalendarDate, calendarDateAt } from '../../shared/calendar-date';
import { startOfDay } from '../../shared/zoned-time';
import { type Bucket, bucketsBetween } from '../bucket';
import type { Interval } from '../working-time';
import type { CatalogueInput } from './catalogue-input';

/** A bucket with the instants it runs between. */
export interface TimedBucket extends Interval {
  readonly bucket: Bucket;
  readonly isPartial: boolean;
}

type Window = Pick<
  CatalogueInput,
  'bucket' | 'from' | 'to' | 'now' | 'timeZone' | 'sprints' | 'versions'
>;

/** Oldest first. Source: metrics-spec P13. */
export function timedBuckets(input: Window): readonly TimedBucket[] {
  const { bucket: kind, timeZone, now } = input;
  if (kind === 'sprint') return sprintBuckets(input);
  if (kind === 'version') return releaseBuckets(input);
  return bucketsBetween(kind, input.from, input.to).map((bucket) => {
    const start = startOfDay(bucket.start, timeZone);
    const end = startOfDay(bucket.end, timeZone);
    return { bucket, start, end, isPartial: start <= now && now < end };
  });
}

/** From start to close; a running sprint, to its planned end or now, whichever is later. */
function sprintBuckets(input: Window): readonly TimedBucket[] {
  return [...input.sprints]
    .sort((a, b) => a.startedAt - b.startedAt)
    .map(({ id, name, startedAt, plannedEndAt, completedAt }) => {
      const interval = { start: startedAt, end: completedAt ?? Math.max(plannedEndAt, input.now) };
      return { ...contained({ id, name }, interval, input), isPartial: completedAt === null };
    })
    .filter(({ bucket }) => isInRange(bucket, input));
}

/** From one release to the next: what was finished in it is what the release could carry. */
function releaseBuckets(input: Window): readonly TimedBucket[] {
  const released = input.versions
    .flatMap(({ id, name, releasedAt }) => (releasedAt === null ? [] : { id, name, releasedAt }))
    .sort((a, b) => a.releasedAt - b.releasedAt);
  return released
    .map(({ id, name, releasedAt }, place) => {
      const start = released[place - 1]?.releasedAt ?? startOfDay(input.from, input.timeZone);
      const interval = { start: Math.min(start, releasedAt), end: releasedAt };
      return { ...contained({ id, name }, interval, input), isPartial: false };
    })
    .filter(({ bucket }) => isInRange(bucket, input));
}

function contained(
  container: { readonly id: string; readonly name: string },
  interval: Interval,
  { timeZone }: Window,
): Omit<TimedBucket, 'isPartial'> {
  const start = calendarDateAt(interval.start, timeZone);
  const end = addDays(calendarDateAt(Math.max(interval.start, interval.end - 1), timeZone), 1);
  return { ...interval, bucket: { start, end, container } };
}

const isInRange = (
  { start, end }: Bucket,
  { from, to }: { readonly from: CalendarDate; readonly to: CalendarDate },
): boolean => end > from && start <= to;

/**
 * The bucket an instant lies in. Weeks follow each other; sprints of several boards can overlap,
 * and then the one that began first has it.
 */
export function bucketAt(buckets: readonly TimedBucket[], at: number): number | null {
  if (buckets[0]?.bucket.container !== undefined) {
    const place = buckets.findIndex(({ start, end }) => start <= at && at < end);
    return place < 0 ? null : place;
  }
  let low = 0;
  let high = buckets.length - 1;
  while (low <= high) {
    const middle = Math.floor((low + high) / 2);
    const bucket = buckets[middle];
    if (bucket === undefined) return null;
    if (at < bucket.start) high = middle - 1;
    else if (at >= bucket.end) low = middle + 1;
    else return middle;
  }
  return null;
}

import { addDays, type CalendarDate, daysBetween } from '../shared/calendar-date';

export const BUCKET_KINDS = ['day', 'week', 'month', 'quarter'] as const;

/** A stretch of the calendar that a series has one point for. Weeks are ISO weeks. */
export type BucketKind = (typeof BUCKET_KINDS)[number];

/** What a series can have one point for: a stretch of the calendar, a sprint, or a release. */
export type SeriesBucketKind = BucketKind | 'sprint' | 'version';

/** From `start` up to but not including `end`. */
export interface Bucket {
  readonly start: CalendarDate;
  readonly end: CalendarDate;
  /** The sprint or release it stands for. */
  readonly container?: { readonly id: string; readonly name: string };
}

const MONDAY = '1970-01-05' as CalendarDate;
const MONTHS_PER_QUARTER = 3;

/** The bucket a day lies in. Source: metrics-spec P13. */
export function bucketOf(kind: BucketKind, day: CalendarDate): Bucket {
  switch (kind) {
    case 'day':
      return { start: day, end: addDays(day, 1) };
    case 'week': {
      const start = addDays(day, -mod(daysBetween(MONDAY, day), 7));
      return { start, end: addDays(start, 7) };
    }
    case 'month':
      return monthsFrom(day, 1);
    case 'quarter':
      return monthsFrom(day, MONTHS_PER_QUARTER);
  }
}

/** Every bucket that has a day between the two, both included, oldest first. */
export function bucketsBetween(
  kind: BucketKind,
  from: CalendarDate,
  to: CalendarDate,
): readonly Bucket[] {
  const buckets: Bucket[] = [];
  for (let day = from; day <= to;) {
    const bucket = bucketOf(kind, day);
    buckets.push(bucket);
    day = bucket.end;
  }
  return buckets;
}

/** "2025-03-03", "2025-W10", "2025-03", "2025-Q1". */
export function bucketLabel(kind: BucketKind, { start }: Bucket): string {
  const [year = '', month = ''] = start.split('-');
  switch (kind) {
    case 'day':
      return start;
    case 'week':
      return weekLabel(start);
    case 'month':
      return `${year}-${month}`;
    case 'quarter':
      return `${year}-Q${Math.ceil(Number(month) / MONTHS_PER_QUARTER)}`;
  }
}

/** An ISO week belongs to the year its Thursday lies in. */
function weekLabel(monday: CalendarDate): string {
  const thursday = addDays(monday, 3);
  const year = thursday.slice(0, 4);
  const days = daysBetween(`${year}-01-01` as CalendarDate, thursday);
  return `${year}-W${String(Math.floor(days / 7) + 1).padStart(2, '0')}`;
}

/** The run of `size` months, counted from January, that the day lies in. */
function monthsFrom(day: CalendarDate, size: number): Bucket {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const first = Math.floor((month - 1) / size) * size;
  return { start: firstOfMonth(year, first), end: firstOfMonth(year, first + size) };
}

function firstOfMonth(year: number, month: number): CalendarDate {
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10) as CalendarDate;
}

const mod = (value: number, by: number): number => ((value % by) + by) % by;

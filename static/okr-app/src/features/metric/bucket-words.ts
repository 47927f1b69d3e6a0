import type { MetricBucket } from '../../../../../src/domain/metrics/tracked-metric';
import { dayText } from '../../components/relative-time';

export const bucketName = (bucket: MetricBucket): string =>
  ({
    day: 'Day',
    week: 'Week',
    month: 'Month',
    quarter: 'Quarter',
    sprint: 'Sprint',
    version: 'Version',
  })[bucket];

interface Place {
  readonly label: string;
  readonly start: string;
}

const MONTH = new Intl.DateTimeFormat('en', { month: 'short', year: 'numeric', timeZone: 'UTC' });

/** "Week of 3 Mar 2025", "Mar 2025", "2025-Q1"; sprints and versions have names. */
export function bucketText(bucket: MetricBucket, { label, start }: Place): string {
  switch (bucket) {
    case 'day':
      return dayText(start);
    case 'week':
      return `Week of ${dayText(start)}`;
    case 'month':
      return MONTH.format(Date.parse(start));
    case 'quarter':
    case 'sprint':
    case 'version':
      return label;
  }
}

const LONGEST = 14;

/** For an axis. */
export function bucketShort(bucket: MetricBucket, place: Place): string {
  const text = bucket === 'week' ? dayText(place.start) : bucketText(bucket, place);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

const BUCKETS: readonly MetricBucket[] = ['day', 'week', 'month', 'quarter', 'sprint', 'version'];

export const isBucket = (text: string | null): text is MetricBucket =>
  BUCKETS.some((bucket) => bucket === text);

import { addDays, parseCalendarDate } from '../../domain/shared/calendar-date';
import type { MetricBucket } from '../../domain/metrics/tracked-metric';
import { ok } from '../../domain/shared/result';
import { invalid, type Outcome } from '../refusal';
import type { MetricWindow } from './metric-input';

/** Three years of days are as many points as a chart can show. */
const LONGEST_DAYS = 1_100;

/** As typed: days are text. */
export interface TypedWindow {
  readonly bucket: MetricBucket;
  readonly from: string;
  readonly to: string;
}

export function metricWindow(
  { bucket, from, to }: TypedWindow,
  { buckets }: { readonly buckets: readonly MetricBucket[] },
): Outcome<MetricWindow> {
  const first = parseCalendarDate(from);
  const last = parseCalendarDate(to);
  if (first === undefined) return invalid('from', 'not-a-date');
  if (last === undefined) return invalid('to', 'not-a-date');
  if (last < first) return invalid('to', 'period-ends-before-it-starts');
  if (last > addDays(first, LONGEST_DAYS)) return invalid('from', 'window-too-long');
  if (!buckets.includes(bucket)) return invalid('bucket', 'bucket-not-of-this-metric');
  return ok({ bucket, from: first, to: last });
}

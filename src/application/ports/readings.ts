import type { Reading } from '../../domain/metrics/reading';
import type { CalendarDate } from '../../domain/shared/calendar-date';
import type { MetricId } from '../../domain/shared/ids';

export interface ReadingRange {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** One reading a day and metric. */
export interface Readings {
  /** Oldest first. */
  list(metricId: MetricId, range: ReadingRange): Promise<readonly Reading[]>;
  /** Replaces the reading of that day; writes nothing when only its instant differs. */
  record(metricId: MetricId, reading: Reading): Promise<void>;
  removeAll(metricId: MetricId, range: ReadingRange): Promise<void>;
}

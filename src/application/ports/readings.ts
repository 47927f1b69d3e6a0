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
  /** That of one day. */
  remove(metricId: MetricId, on: CalendarDate): Promise<void>;
  /** Adds days that nobody measured; a day that was measured keeps its reading. */
  addPast(metricId: MetricId, readings: readonly Reading[]): Promise<void>;
  removeAll(metricId: MetricId, range: ReadingRange): Promise<void>;
}

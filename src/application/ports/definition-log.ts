import type { JiraMeasureSource } from '../../domain/metrics/metric';
import type { MetricId } from '../../domain/shared/ids';

/** A definition of a metric and when it began to be measured. */
export interface DefinitionEntry {
  /** Epoch milliseconds. */
  readonly from: number;
  readonly definitionHash: string;
  readonly scopeHash: string;
  readonly source: JiraMeasureSource;
}

/** Which definition a metric had when, so that an edit can be told from a movement. */
export interface DefinitionLog {
  /** Oldest first. */
  list(metricId: MetricId): Promise<readonly DefinitionEntry[]>;
  replace(metricId: MetricId, entries: readonly DefinitionEntry[]): Promise<void>;
  remove(metricId: MetricId): Promise<void>;
}

import type { TrackedMetric } from '../../domain/metrics/tracked-metric';
import type { Home, MetricId } from '../../domain/shared/ids';
import type { AuditEntry } from './audit';

/** Where to look: in one place, or with `everywhere` on the whole site and in all projects. */
export type MetricPlace = { readonly home: Home } | 'everywhere';

/** The metrics that projects follow; dozens in one of them, not thousands. */
export interface TrackedMetrics {
  /** Exact. */
  find(id: MetricId): Promise<TrackedMetric | null>;
  /** May lag a write by moments. */
  list(
    place: MetricPlace,
    lifecycle: TrackedMetric['lifecycle'],
  ): Promise<readonly TrackedMetric[]>;
  /**
   * Version 1 creates; any other version replaces exactly the one before it, otherwise nothing is
   * written and the answer is `version-conflict`. The trace is written with it or not at all.
   */
  save(metric: TrackedMetric, trace?: readonly AuditEntry[]): Promise<'saved' | 'version-conflict'>;
}

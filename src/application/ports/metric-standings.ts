import type { MetricId } from '../../domain/shared/ids';
import type { Audience } from './metric-states';

/** One point without the issues behind it. */
export interface StandingPoint {
  readonly label: string;
  readonly value: number | null;
  readonly reason: string | null;
  readonly n: number;
  readonly flags: readonly string[];
}

/** Where a metric stood when it was last computed, for lists. */
export interface MetricStanding {
  readonly metricId: MetricId;
  /** Of the definition it was computed by. */
  readonly version: number;
  /** Complete buckets, oldest first, at most twelve. */
  readonly points: readonly StandingPoint[];
  readonly audience: Audience;
  /** ISO instant up to which changes in Jira are in it. */
  readonly asOf: string;
}

export interface MetricStandings {
  findMany(ids: readonly MetricId[]): Promise<ReadonlyMap<MetricId, MetricStanding>>;
  save(standing: MetricStanding): Promise<void>;
}

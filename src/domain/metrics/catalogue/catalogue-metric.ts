import type { FlowInput } from './flow-input';
import type { MetricSeries } from './metric-series';

export type MetricUnit = 'days' | 'hours' | 'percent' | 'issues';

/** What a rise means. `neither`: a band, or no judgement at all. */
export type Direction = 'higher-is-better' | 'lower-is-better' | 'neither';

export type Purpose = 'speed' | 'flow' | 'backlog';

/** A metric of the catalogue: what it is called and means, and how it is computed. */
export interface CatalogueMetric {
  readonly key: string;
  readonly name: string;
  readonly purpose: Purpose;
  readonly unit: MetricUnit;
  readonly direction: Direction;
  /** The published definition, in words a user can check by hand. */
  readonly definition: string;
  /** A number worked out by hand. */
  readonly example: string;
  /** How Jira's own report differs; empty where it has none. */
  readonly differsFromJira: string;
  /** With fewer issues in a bucket its value is flagged. */
  readonly minimum: number;
  /** What people have to say first, because Jira does not know it. */
  readonly needs: readonly ('wait-statuses' | 'review-statuses')[];
  readonly compute: (input: FlowInput) => MetricSeries;
}

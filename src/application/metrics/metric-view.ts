import type { BreakdownRow, ChartLine } from '../../domain/metrics/catalogue/metric-series';
import type { ToldWait } from '../budget/told-wait';
import type { StatusBand } from '../../domain/metrics/catalogue/status-flow';
import type { RowFacts } from './row-facts';
import type { Band, CatalogueSource, MetricBucket } from '../../domain/metrics/tracked-metric';

export interface ExclusionView {
  readonly reason: string;
  readonly count: number;
}

export interface MetricPointView {
  readonly key: string;
  readonly label: string;
  readonly start: string;
  readonly end: string;
  readonly value: number | null;
  readonly reason: string | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly n: number;
  readonly flags: readonly string[];
  readonly excluded: readonly ExclusionView[];
  readonly parts: Readonly<Record<string, number | null>>;
  readonly amounts: readonly number[];
  readonly rows: readonly BreakdownRow[];
  readonly lines: readonly ChartLine[];
}

/** Why there are no points. */
export type MetricObstacle =
  | 'reading-past'
  | 'past-not-readable'
  | 'too-many-issues'
  | 'jql-invalid'
  | 'scope-not-found'
  | 'withheld';

export interface MetricSeriesView {
  readonly unit: string;
  readonly bucket: MetricBucket;
  readonly from: string;
  readonly to: string;
  readonly obstacle: MetricObstacle | null;
  readonly progress: {
    readonly issuesDone: number;
    readonly issuesTotal: number | null;
    readonly wait: ToldWait | null;
  } | null;
  readonly points: readonly MetricPointView[];
  readonly statuses: readonly StatusBand[] | null;
  readonly outside: readonly ExclusionView[];
  readonly issuesUsed: number;
  readonly issuesTotal: number;
  readonly hidden: number;
  readonly unmappedStatuses: number;
  readonly asOf: string | null;
  readonly names: Readonly<Record<string, string>>;
  readonly rowFacts: Readonly<Record<string, RowFacts>>;
}

export interface MetricView {
  readonly id: string;
  readonly version: number;
  readonly projectId: string | null;
  readonly title: string;
  readonly source: CatalogueSource;
  readonly scopeName: string;
  readonly bucket: MetricBucket;
  readonly target: number | null;
  readonly band: Band | null;
  readonly lifecycle: 'active' | 'archived';
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly updatedBy: string;
  readonly canManage: boolean;
}

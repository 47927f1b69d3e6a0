import type { Band, CatalogueSource, MetricBucket } from '../../domain/metrics/tracked-metric';
import type { ListedThing } from '../../domain/metrics/catalogue/parameters';
import type { SortableColumn } from '../../domain/metrics/catalogue/drill-down-columns';
import type { ApiResult } from '../api-result';
import type {
  CatalogueDto,
  MetricDto,
  MetricIssuesDto,
  MetricScopeChoicesDto,
  MetricSummaryDto,
  MetricChangeDto,
  MetricSeriesDto,
  TeamComparisonDto,
} from './dto';

export interface MetricFields {
  readonly title: string;
  readonly source: CatalogueSource;
  readonly bucket: MetricBucket;
  readonly target: number | null;
  readonly band: Band | null;
}

/** Days, both included; at most two years. */
interface Window {
  readonly bucket: MetricBucket;
  readonly from: string;
  readonly to: string;
}

export type MetricIssuesQuestion = Window & {
  readonly metricId: string;
  /** Of the point; `null` for what is in no point. */
  readonly key: string | null;
  readonly next: number;
  /** `null`: the largest amount first, then what was left out. What is not known stands last. */
  readonly sort: {
    readonly column: SortableColumn | 'amount';
    readonly isFalling: boolean;
  } | null;
};

// A type alias, because an interface has no index signature and fails Forge's `Definitions` bound.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type MetricCalls = {
  /** `projectId` is read on the global page only; `null` there means the whole site. */
  getCatalogue: (input: { projectId: string | null }) => ApiResult<CatalogueDto>;
  /** Of one kind only: each of the three lists is asked of Jira. */
  listMetricScopes: (input: {
    projectId: string | null;
    kind: 'board' | 'version' | 'epic';
  }) => ApiResult<MetricScopeChoicesDto>;
  /** What a parameter can be made of. Of releases, those of a project. */
  listParameterChoices: (input: {
    projectId: string | null;
    of: ListedThing;
  }) => ApiResult<MetricScopeChoicesDto>;
  /** Computed over the scope's own history without saving anything, as the person sees it. */
  previewMetric: (
    input: { projectId: string | null; source: CatalogueSource } & Window,
  ) => ApiResult<MetricSeriesDto>;

  createMetric: (input: { projectId: string | null; fields: MetricFields }) => ApiResult<MetricDto>;
  updateMetric: (input: {
    metricId: string;
    version: number;
    change: Partial<MetricFields>;
  }) => ApiResult<MetricDto>;
  setMetricLifecycle: (input: {
    metricId: string;
    version: number;
    lifecycle: 'active' | 'archived';
  }) => ApiResult<MetricDto>;

  /** By title. On the global page those of every place the person may see. */
  listMetrics: (input: { includeArchived: boolean }) => ApiResult<readonly MetricSummaryDto[]>;
  getMetric: (input: {
    metricId: string;
  }) => ApiResult<MetricDto & { readonly changes: readonly MetricChangeDto[] }>;
  getMetricSeries: (input: { metricId: string } & Window) => ApiResult<MetricSeriesDto>;
  /** The same metric for each team, over the issues that the viewer may see. */
  compareTeams: (input: { metricId: string } & Window) => ApiResult<TeamComparisonDto>;
  /** The issues behind one point, or with `key: null` those in no point at all. */
  getMetricIssues: (input: MetricIssuesQuestion) => ApiResult<MetricIssuesDto>;
};

import type {
  DrillDownColumn,
  SortableColumn,
} from '../../domain/metrics/catalogue/drill-down-columns';
import type { ComparisonObstacle } from '../../domain/metrics/catalogue/team-comparison';
import type { BreakdownRow, ChartLine } from '../../domain/metrics/catalogue/metric-series';
import type { StatusBand } from '../../domain/metrics/catalogue/status-flow';
import type { Band, CatalogueSource, MetricBucket } from '../../domain/metrics/tracked-metric';

/** Something a metric cannot do without, and whether it is there. */
export interface MetricNeedDto {
  /** A stable key, as the catalogue names it: `wait-statuses`, `sprints`, `versions`, … */
  readonly need: string;
  readonly state: 'there' | 'missing';
}

/** How this place could use a metric of the catalogue. Its texts are in the catalogue itself. */
export interface CatalogueEntryDto {
  readonly key: string;
  readonly needs: readonly MetricNeedDto[];
  /** Metrics made of it here already. */
  readonly added: readonly { readonly metricId: string; readonly title: string }[];
}

export interface CatalogueDto {
  readonly entries: readonly CatalogueEntryDto[];
  readonly canManage: boolean;
}

/** What a scope can be chosen from: what the metric keeps of it, and what people call it. */
export type MetricScopeChoicesDto = readonly {
  /** The id of a board or version, or the key of an epic. */
  readonly value: string;
  readonly name: string;
}[];

/** How many issues were left out, and why. */
export interface ExclusionDto {
  readonly reason: string;
  readonly count: number;
}

export interface MetricPointDto {
  /** Names the bucket in `getMetricIssues`: its first day, or the id of the sprint or version. */
  readonly key: string;
  /** "2026-W07", "2026-Q1", or the name of the sprint or version. */
  readonly label: string;
  /** Days, `end` not included. */
  readonly start: string;
  readonly end: string;
  /** In the metric's unit; `null` with a `reason`. */
  readonly value: number | null;
  readonly reason: string | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly n: number;
  /** As the catalogue names them: `partial`, `low-n`, `immature`, … */
  readonly flags: readonly string[];
  readonly excluded: readonly ExclusionDto[];
  /** Other sums of the same bucket, by name: mean, p85, and what the metric breaks down into. */
  readonly parts: Readonly<Record<string, number | null>>;
  /** What the issues in sight add, in no order: for histograms and scatter plots. */
  readonly amounts: readonly number[];
  /** What the value breaks down into; empty where that would tell of hidden issues. */
  readonly rows: readonly BreakdownRow[];
  /** Lines of a burndown or burnup; empty for metrics without. */
  readonly lines: readonly ChartLine[];
}

/** Why there are no points. */
export type MetricObstacleDto =
  /** The issues' past is still being read; `progress` tells how far. */
  | 'reading-past'
  /** It could not be read; it is tried again in the night. */
  | 'past-not-readable'
  | 'too-many-issues'
  | 'jql-invalid'
  /** The board, epic or version is gone, or the app may not see it. */
  | 'scope-not-found'
  /** The numbers would tell what an issue did that the viewer may not see. */
  | 'withheld';

/** How far the reading of the past is. */
export interface ReadingProgressDto {
  readonly issuesDone: number;
  /** `null`: its turn has not come yet, so that nobody has counted. */
  readonly issuesTotal: number | null;
  /** What holds it up; `null` while it goes on. */
  readonly wait: {
    /** The site’s share of the hour is used up, Jira asked the app to wait, or an admin paused it. */
    readonly why: 'share' | 'jira' | 'paused';
    /** ISO instant at which it goes on by itself; `null` when somebody has to resume it. */
    readonly until: string | null;
  } | null;
}

export interface MetricSeriesDto {
  readonly unit: string;
  readonly bucket: MetricBucket;
  readonly from: string;
  readonly to: string;
  readonly obstacle: MetricObstacleDto | null;
  readonly progress: ReadingProgressDto | null;
  /** Oldest first. */
  readonly points: readonly MetricPointDto[];
  /**
   * Of a cumulative flow, by status in the order of the workflow, a count for each instant of its
   * lines. `null` for other metrics, and where the viewer may not see some of the issues.
   */
  readonly statuses: readonly StatusBand[] | null;
  /** Issues of the scope that are in no point. */
  readonly outside: readonly ExclusionDto[];
  /** How many issues it was computed over, of how many. A saved metric always uses all of them. */
  readonly issuesUsed: number;
  readonly issuesTotal: number;
  /** How many of the issues used the viewer may not see. */
  readonly hidden: number;
  /** Statuses of these issues that nobody has said anything about. */
  readonly unmappedStatuses: number;
  /** ISO instant up to which changes in Jira are in it; `null` while there is nothing. */
  readonly asOf: string | null;
  /**
   * What the keys of rows and parts are called, as `component 10012`, `epic 10001`, `level 3`; what
   * Jira does not have any more says so. What has no name is shown by its key.
   */
  readonly names: Readonly<Record<string, string>>;
  /** Of releases, deployments, incidents and sprints, by kind and key. */
  readonly rowFacts: Readonly<Record<string, RowFactsDto>>;
}

/** What is known of a unit besides its numbers. */
export interface RowFactsDto {
  readonly service: string | null;
  readonly environment: string | null;
  /** First commit and deployment, beginning and end, plan and release: instants, or a day. */
  readonly from: string | null;
  readonly to: string | null;
  readonly issueKeys: readonly string[];
  /** In Jira; `null` where there is no page of it. */
  readonly path: string | null;
}

/** A team's value in one bucket. */
export type TeamPointDto = Pick<
  MetricPointDto,
  'key' | 'label' | 'start' | 'end' | 'value' | 'reason' | 'n' | 'flags'
>;

export interface TeamDto {
  readonly key: string;
  readonly name: string;
  /** Of the scope, as far as the viewer may see them. */
  readonly issues: number;
  readonly people: number;
  /** `false`: so few people that its values would be theirs; none are told. */
  readonly isLargeEnough: boolean;
  readonly points: readonly TeamPointDto[];
}

export interface TeamComparisonDto {
  readonly unit: string;
  readonly obstacle: MetricObstacleDto | null;
  /** Why this metric is not compared; `null` when it is. */
  readonly unfair: ComparisonObstacle | null;
  /** By name: it is no ranking. */
  readonly teams: readonly TeamDto[];
  /** Teams with fewer issues that are not listed. */
  readonly teamsLeft: number;
  /** Issues that are in no team's values because the viewer may not see them. */
  readonly hidden: number;
}

export interface MetricDto {
  readonly id: string;
  readonly version: number;
  /** `null`: of the whole site. */
  readonly projectId: string | null;
  readonly title: string;
  readonly source: CatalogueSource;
  /** The scope in words, such as "Board Checkout". */
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

/** A metric with where it stands, for lists. */
export interface MetricSummaryDto extends MetricDto {
  /** Of the last complete bucket; `null` before the first computation, or withheld. */
  readonly latest: Pick<MetricPointDto, 'label' | 'value' | 'reason' | 'n' | 'flags'> | null;
  /** The bucket before that. */
  readonly previous: number | null;
  /** Complete buckets, oldest first, at most twelve. */
  readonly trend: readonly (number | null)[];
  readonly asOf: string | null;
}

/** When the definition became another, for marks on the chart. */
export interface MetricChangeDto {
  /** ISO instant. */
  readonly at: string;
  /** Its day, in the time zone of the site. */
  readonly on: string;
  readonly by: string;
  readonly fields: readonly string[];
}

/** A fact of an issue; `null` where it has none, which is not the same as not known. */
export type MetricCellDto =
  | string
  | number
  | boolean
  | null
  /** Not known, and why. */
  | { readonly unknown: string }
  | { readonly days: readonly string[] }
  /** What is wrong with it: `stale`, `unestimated` and the like. */
  | { readonly findings: readonly string[] }
  /** Ids of accounts. */
  | { readonly people: readonly string[] }
  /** Other issues; `null` for one that the viewer may not see. */
  | { readonly issues: readonly ({ readonly key: string; readonly summary: string } | null)[] }
  | { readonly events: readonly MetricEventDto[] };

/** What escalated an issue. Names and words; of `assignee` the ids of accounts. */
export interface MetricEventDto {
  readonly type: string;
  readonly at: string;
  readonly from: string | null;
  readonly to: string | null;
}

export interface MetricIssueDto {
  readonly id: string;
  readonly key: string;
  /** `null`: the issue is gone. */
  readonly summary: string | null;
  readonly statusName: string;
  /** In the metric's unit; `null` where it was excluded, or where amounts are withheld. */
  readonly amount: number | null;
  /** What the amount is a share of; `null` where it is none. */
  readonly of: number | null;
  /** What became of it: `committed-done`, `removed` and the like; `null` where there are no roles. */
  readonly role: string | null;
  /** Why it does not count; `null` when it does. */
  readonly exclusion: string | null;
  /**
   * What the metric used of it, by column: names of what has one, ISO instants, numbers, and the id
   * of an account.
   */
  readonly cells: Readonly<Partial<Record<DrillDownColumn, MetricCellDto>>>;
}

export interface MetricIssuesDto {
  readonly obstacle: MetricObstacleDto | null;
  readonly columns: readonly DrillDownColumn[];
  /** Those of them that the list can be put in the order of. */
  readonly sortable: readonly SortableColumn[];
  /** Largest amount first, then the excluded ones. */
  readonly issues: readonly MetricIssueDto[];
  /** With those that are not listed. */
  readonly issuesTotal: number;
  readonly hidden: number;
  /** Counts on from here: pass it as `from` to read on; `null` at the end. */
  readonly next: number | null;
}

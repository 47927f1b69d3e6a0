import type { BucketKind } from './bucket';
import type { AccountId, Home, MetricId, ProjectId } from '../shared/ids';

/** Which issues a metric of the catalogue is computed over. */
export type MetricScope =
  | { readonly kind: 'jql'; readonly jql: string }
  | { readonly kind: 'project'; readonly projectId: ProjectId }
  | { readonly kind: 'board'; readonly boardId: string }
  | { readonly kind: 'epic'; readonly issueKey: string }
  | { readonly kind: 'version'; readonly versionId: string };

export type ParameterValue = string | number | boolean | readonly string[];

/** Parameters that are left out have the catalogue's defaults. */
export type MetricParameters = Readonly<Record<string, ParameterValue>>;

/** A metric of the catalogue over somebody's issues. Source: metrics-spec C. */
export interface CatalogueSource {
  readonly kind: 'catalogue';
  readonly catalogueKey: string;
  readonly scope: MetricScope;
  readonly parameters: MetricParameters;
}

/** A stretch that a series has one point for. */
export type MetricBucket = BucketKind | 'sprint' | 'version';

/** Where the value should lie, in the metric's unit; an end that is `null` is open. */
export interface Band {
  readonly lower: number | null;
  readonly upper: number | null;
}

/** A number that a project, or the whole site, follows over time. */
export interface TrackedMetric {
  readonly id: MetricId;
  /** Counts up with every edit; two people who edit at once are told apart by it. */
  readonly version: number;
  readonly projectId: Home;
  readonly title: string;
  readonly source: CatalogueSource;
  /** Its issues can change although none of them was edited: dates, functions, saved filters. */
  readonly isTimeDependent: boolean;
  /** The one it is shown in unless somebody asks for another. */
  readonly bucket: MetricBucket;
  readonly target: number | null;
  readonly band: Band | null;
  readonly lifecycle: 'active' | 'archived';
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly updatedBy: AccountId;
}

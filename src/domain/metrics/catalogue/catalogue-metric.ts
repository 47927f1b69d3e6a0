import type { SeriesBucketKind } from '../bucket';
import type { MetricParameters } from '../tracked-metric';
import { bucketReading, seriesWith } from './bucket-reading';
import type { CatalogueInput } from './catalogue-input';
import type { MetricReading, MetricSeries } from './metric-series';
import { missingNeeds, type Need } from './needs';
import type { MetricParameter } from './parameters';

export type MetricUnit =
  | 'days'
  | 'hours'
  | 'percent'
  | 'issues'
  | 'points'
  | 'score'
  /** Bugs per 100 points, or per 100 issues where nothing is estimated. */
  | 'bugs-per-100'
  | 'issues-per-week'
  | 'deployments-per-week';

/** What a rise means. `neither`: a band, or no judgement at all. */
export type Direction = 'higher-is-better' | 'lower-is-better' | 'neither';

export const PURPOSES = [
  'speed',
  'flow',
  'backlog',
  'sprint',
  'estimation',
  'quality',
  'release',
  'delivery',
  'collaboration',
] as const;

/** The question that people come with. */
export type Purpose = (typeof PURPOSES)[number];

/** What has to be read from Jira, or taken from what people said, before it can be computed. */
export type Fact =
  | 'status'
  | 'flagged'
  | 'estimate'
  | 'sprint'
  | 'priority'
  | 'severity'
  | 'found-in'
  | 'labels'
  | 'components'
  | 'fixVersions'
  | 'versions'
  | 'assignee'
  | 'project'
  | 'team'
  | 'parent'
  | 'rank'
  | 'description'
  | 'resolution'
  | 'timespent'
  | 'worklogs'
  | 'comments'
  | 'links';

export const CALENDAR: readonly SeriesBucketKind[] = ['day', 'week', 'month', 'quarter'];
export const CALENDAR_AND_SPRINTS: readonly SeriesBucketKind[] = [...CALENDAR, 'sprint'];

/** How its series is best looked at. */
export type ChartKind =
  'series' | 'distribution' | 'burndown' | 'burnup' | 'cumulative-flow' | 'shares' | 'age';

/** A metric of the catalogue: what it is called and means, and how it is computed. */
export interface CatalogueMetric {
  /** Its name in what is stored; never changes. */
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
  /** With fewer issues, or other units, in a bucket its value is flagged. */
  readonly minimum: number;
  readonly parameters: readonly MetricParameter[];
  /** Without any of these it has no value, and says which is missing. */
  readonly needs: readonly Need[];
  readonly facts: readonly Fact[];
  readonly buckets: readonly SeriesBucketKind[];
  readonly chart: ChartKind;
  /** About what people do: off until turned on, and never over fewer of them. `null` otherwise. */
  readonly personLevel: { readonly minimumPeople: number } | null;
  /**
   * `changes`: an issue counts in the bucket in which it did something, so parts of the population
   * can be computed apart. `stands`: what stands at the end of each bucket, so an issue can be in
   * every one. `units`: sprints, releases, deployments or people.
   */
  readonly population: 'changes' | 'stands' | 'units';
  /** Parameters that are left out have their defaults. */
  readonly compute: (input: CatalogueInput, parameters?: MetricParameters) => MetricSeries;
}

type Definition = Omit<CatalogueMetric, 'compute'> & {
  /** Where the needs depend on the parameters. */
  readonly needsFor?: (parameters: MetricParameters) => readonly Need[];
  readonly compute: (input: CatalogueInput, parameters: MetricParameters) => MetricSeries;
};

/** Holds every metric to the same: what it needs and does not have is told, never computed around. */
export function catalogueMetric({ needsFor, ...definition }: Definition): CatalogueMetric {
  return {
    ...definition,
    compute: (input, parameters = {}) => {
      const series = definition.compute(input, parameters);
      const [missing] = missingNeeds(needsFor?.(parameters) ?? definition.needs, input);
      if (missing === undefined) return series;
      const readings = series.readings.map((one) => withoutValue(one, missing));
      return seriesWith(readings, () => series.outside);
    },
  };
}

function withoutValue(reading: MetricReading, missing: Need): MetricReading {
  const { bucket, n, flags, excluded } = reading;
  const nothing = { value: null, numerator: null, denominator: null, parts: {} };
  const said = { bucket, n, flags, excluded, ...nothing, reason: `needs-${missing}` as const };
  return bucketReading(said, () => reading.contributors);
}

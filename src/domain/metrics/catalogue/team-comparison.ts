import type { AccountId } from '../../shared/ids';
import type { IssueTimeline } from '../timeline/issue-timeline';
import type { MetricParameters } from '../tracked-metric';
import type { CatalogueInput } from './catalogue-input';
import { CALENDAR, type CatalogueMetric } from './catalogue-metric';
import type { MetricReading } from './metric-series';
import { teamAt } from './teams';

/**
 * Why a metric is not put side by side for several teams.
 * - `people`: it is about what persons do, which no table of teams is for;
 * - `points`: every team has its own idea of a point;
 * - `units`: it counts sprints, releases or deployments, which no issue's team owns;
 * - `between-teams`: it asks about what happens between teams, so apart it says nothing;
 * - `counts`: a larger team has more of it, and teams cut their work into pieces of other sizes;
 * - `uneven-time`: sprints and releases of other teams are other stretches of time.
 */
export type ComparisonObstacle =
  'people' | 'points' | 'units' | 'between-teams' | 'counts' | 'uneven-time';

type Definition = Pick<CatalogueMetric, 'personLevel' | 'facts' | 'population' | 'unit'>;

/** Told by the definition alone, so that a new metric needs no decision of its own. */
export function comparisonObstacle(
  { personLevel, facts, population, unit }: Definition,
  bucket: CatalogueInput['bucket'],
): ComparisonObstacle | null {
  const asks = (...some: readonly Definition['facts'][number][]) =>
    some.some((fact) => facts.includes(fact));
  if (personLevel !== null || asks('worklogs')) return 'people';
  if (asks('estimate') || unit === 'points') return 'points';
  if (population === 'units') return 'units';
  if (asks('links', 'team', 'project')) return 'between-teams';
  if (unit === 'issues') return 'counts';
  return CALENDAR.includes(bucket) ? null : 'uneven-time';
}

/** With one person or two the number of a team would be theirs. */
const FEWEST_PEOPLE = 3;
/** Where a metric is happy with any number of issues, a comparison is not. */
const FEWEST_ISSUES = 5;

/** What a team has in one bucket. */
export interface TeamReading extends Pick<MetricReading, 'bucket' | 'value' | 'n' | 'flags'> {
  readonly reason: MetricReading['reason'] | 'too-few-issues';
}

export interface TeamSeries {
  /** As `teamAt` tells it. */
  readonly key: string;
  readonly issues: number;
  /** Who any of the issues behind the values was ever assigned to. */
  readonly people: number;
  /** `false`: so few people that no value is told. */
  readonly isLargeEnough: boolean;
  readonly readings: readonly TeamReading[];
}

/**
 * The same metric over the issues of each team, by the team they are in now; the team with most
 * issues first.
 */
export function teamSeries(
  metric: Pick<CatalogueMetric, 'compute' | 'minimum'>,
  input: CatalogueInput,
  parameters: MetricParameters,
): readonly TeamSeries[] {
  const fewest = Math.max(metric.minimum, FEWEST_ISSUES);
  return [...byTeam(input)]
    .map(([key, histories]): TeamSeries => {
      const { readings } = metric.compute({ ...input, histories }, parameters);
      const people = peopleBehind(readings, histories, input.appAccountIds).size;
      // Issues that nobody was assigned to tell about nobody.
      const isLargeEnough = people === 0 || people >= FEWEST_PEOPLE;
      const told = isLargeEnough ? readings.map((one) => toldReading(one, fewest)) : [];
      return { key, issues: histories.length, people, isLargeEnough, readings: told };
    })
    .sort((a, b) => b.issues - a.issues || (a.key < b.key ? -1 : 1));
}

function byTeam(input: CatalogueInput): ReadonlyMap<string, readonly IssueTimeline[]> {
  const teams = new Map<string, IssueTimeline[]>();
  for (const history of input.histories) {
    const key = teamAt(history, input.now, input);
    const own = teams.get(key);
    if (own === undefined) teams.set(key, [history]);
    else own.push(history);
  }
  return teams;
}

function toldReading(
  { bucket, value, reason, n, flags }: MetricReading,
  fewest: number,
): TeamReading {
  return value !== null && n < fewest
    ? { bucket, value: null, reason: 'too-few-issues', n, flags: withoutLow(flags) }
    : { bucket, value, reason, n, flags };
}

const withoutLow = (flags: MetricReading['flags']) => flags.filter((flag) => flag !== 'low-n');

function peopleBehind(
  readings: readonly MetricReading[],
  histories: readonly IssueTimeline[],
  apps: ReadonlySet<AccountId>,
): ReadonlySet<string> {
  const counted = new Set(
    readings.flatMap(({ contributors }) => contributors.map(({ issueId }) => issueId)),
  );
  const people = new Set<string>();
  for (const { id, values, changes } of histories) {
    if (!counted.has(id)) continue;
    const assignees = (changes['assignee'] ?? []).flatMap(({ from, to }) => [from, to]);
    for (const assignee of [values['assignee'] ?? null, ...assignees]) {
      if (assignee !== null && assignee !== '') people.add(assignee);
    }
  }
  for (const app of apps) people.delete(app);
  return people;
}

import {
  type ComparisonObstacle,
  comparisonObstacle,
  type TeamReading,
  type TeamSeries,
  teamSeries,
} from '../../domain/metrics/catalogue/team-comparison';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import type { Ports } from '../ports/ports';
import type { Outcome } from '../refusal';
import { askedSeries, type SeriesQuestion } from './asked-series';
import { loadSightedScope } from './get-metric-series';
import { type MetricBasis } from './metric-basis';
import { metricInput, type MetricWindow } from './metric-input';
import type { MetricObstacle, MetricPointView } from './metric-view';
import { bucketKey, labelOf } from './series-view';
import { teamNames } from './team-names';

/** More than these nobody compares at a glance. */
const MOST_TEAMS = 12;

interface TeamView {
  readonly key: string;
  readonly name: string;
  readonly issues: number;
  readonly people: number;
  readonly isLargeEnough: boolean;
  readonly points: readonly TeamPointView[];
}

type TeamPointView = Pick<
  MetricPointView,
  'key' | 'label' | 'start' | 'end' | 'value' | 'reason' | 'n' | 'flags'
>;

interface TeamComparisonView {
  readonly unit: string;
  readonly obstacle: MetricObstacle | null;
  readonly unfair: ComparisonObstacle | null;
  readonly teams: readonly TeamView[];
  readonly teamsLeft: number;
  readonly hidden: number;
}

/**
 * The same metric for each team, where that is fair. Only over issues in sight: the values of a
 * part would tell about the hidden ones what the whole does not.
 */
export async function compareTeams(
  ports: Ports,
  caller: Caller,
  question: SeriesQuestion,
): Promise<Outcome<TeamComparisonView>> {
  const asked = await askedSeries(ports, caller, question);
  if (!asked.ok) return asked;
  const { metric, window } = asked.value;
  const nothing = { unit: metric?.unit ?? '', obstacle: null, unfair: null, ...NO_TEAMS };
  const unfair = metric === undefined ? null : comparisonObstacle(metric, window.bucket);
  if (unfair !== null) return ok({ ...nothing, unfair });
  const loaded = await loadSightedScope(ports, caller, asked.value);
  if (loaded.kind === 'obstacle') return ok({ ...nothing, obstacle: loaded.view.obstacle });
  const { basis, known, sight } = loaded;
  const seen = known.issues.filter(({ timeline }) => !sight.hidden.has(timeline.id));
  const visible = { ...known, issues: seen };
  const teams = await teamsOf(ports, basis, { known: visible, window });
  return ok({ ...nothing, ...teams, hidden: sight.hidden.size });
}

const NO_TEAMS = { teams: [], teamsLeft: 0, hidden: 0 };

async function teamsOf(
  ports: Ports,
  basis: MetricBasis,
  asked: Parameters<typeof metricInput>[2] & { readonly window: MetricWindow },
): Promise<Pick<TeamComparisonView, 'teams' | 'teamsLeft'>> {
  const input = await metricInput(ports, basis, asked);
  const all = teamSeries(basis.metric, input, basis.source.parameters);
  const largest = all.slice(0, MOST_TEAMS);
  const projectIds = [...new Set(input.histories.map(({ projectId }) => projectId))];
  const names = await teamNames(ports, {
    keys: largest.map(({ key }) => key),
    fieldId: input.practice.teams.fieldId,
    projectIds,
  });
  const teams = largest.map((team) => teamView(team, names, asked.window));
  return {
    teams: teams.sort((a, b) => a.name.localeCompare(b.name)),
    teamsLeft: all.length - largest.length,
  };
}

function teamView(
  { readings, ...team }: TeamSeries,
  names: ReadonlyMap<string, string>,
  { bucket: kind }: MetricWindow,
): TeamView {
  const pointOf = ({ bucket, value, reason, n, flags }: TeamReading): TeamPointView => ({
    ...{ key: bucketKey(bucket), label: labelOf(bucket, kind) },
    ...{ start: bucket.start, end: bucket.end, value, reason, n, flags },
  });
  return { ...team, name: names.get(team.key) ?? team.key, points: readings.map(pointOf) };
}

import { mean, median } from '../../statistics/quantile';
import type { IssueId } from '../../shared/ids';
import { doneAt } from '../timeline/completion';
import type { IssueTimeline } from '../timeline/issue-timeline';
import { statusTimeline } from '../timeline/status-timeline';
import type { IssueLink } from './catalogue-input';
import { CALENDAR_AND_SPRINTS, catalogueMetric } from './catalogue-metric';
import { type FlowInput, flowInput } from './flow-input';
import { type FlowIssue, progressIntervals, totalTime } from './flow-issue';
import type { BreakdownRow, ContributorRole } from './metric-series';
import { overlapSeries, type Snapshot } from './snapshot-series';
import { percentOf, ratio, type Summary } from './summary';
import { teamAt } from './teams';
import type { TimedBucket } from './timed-buckets';

const DAY_MS = 86_400_000;
const MINIMUM = 10;
const TOP_BLOCKERS = 5;

/** Source: metrics-spec C.5, metric 5. */
export const crossTeamDependency = catalogueMetric({
  key: 'cross-team-dependency',
  name: 'Cross-team dependency',
  purpose: 'collaboration',
  unit: 'percent',
  direction: 'lower-is-better',
  definition:
    'The share of the issues in progress at any time of the bucket that a link says are blocked by an issue of another team. An issue that nobody here may see counts as another team’s. Beside it the share with any link to another team, the days they waited for the blocker once work had begun, and how much longer their cycles are.',
  example:
    'One of five issues is blocked by another team for 4 days: 20 %; three have links across teams: 60 %. Its cycle of 9 days is 2 times the median of the others.',
  differsFromJira: 'Jira’s plans show single dependencies, no share.',
  minimum: MINIMUM,
  parameters: [],
  needs: ['links'],
  facts: ['status', 'links', 'team', 'components', 'assignee', 'project'],
  buckets: CALENDAR_AND_SPRINTS,
  chart: 'series',
  personLevel: null,
  population: 'stands',
  compute: (facts, values) => {
    const input = flowInput(facts, values);
    const world = worldOf(input);
    return overlapSeries(
      input,
      (issue) => {
        const roleAt = (at: number, timed: TimedBucket) => roleOf(issue, { at, timed, world });
        return {
          during: progressIntervals(issue),
          amountAt: (at, timed) => (roleAt(at, timed) === 'blocked-by-other-team' ? 1 : 0),
          ofAt: () => 1,
          roleAt,
        };
      },
      (snapshot) => summarise(snapshot, world),
    );
  },
});

interface World {
  readonly input: FlowInput;
  readonly histories: ReadonlyMap<IssueId, IssueTimeline>;
}

function worldOf(input: FlowInput): World {
  const all = [...input.linkedHistories, ...input.histories];
  return { input, histories: new Map(all.map((history) => [history.id, history])) };
}

interface Seen {
  readonly at: number;
  readonly timed: TimedBucket;
  readonly world: World;
}

/** Links to issues of other teams that were there at some time of the bucket. */
function foreignLinks({ history }: FlowIssue, { at, timed, world }: Seen): readonly IssueLink[] {
  const links = world.input.links?.get(history.id) ?? [];
  return links.filter((link) => {
    const isThere = linkedAt(history, link, world) < at && (link.unlinkedAt ?? at) >= timed.start;
    if (!isThere) return false;
    const other = world.histories.get(link.otherId);
    return teamAt(other, at, world.input) !== teamAt(history, at, world.input);
  });
}

function linkedAt(history: IssueTimeline, link: IssueLink, { histories }: World): number {
  const otherSince = histories.get(link.otherId)?.createdAt ?? history.createdAt;
  return link.linkedAt ?? Math.max(history.createdAt, otherSince);
}

function roleOf(issue: FlowIssue, seen: Seen): ContributorRole {
  const links = foreignLinks(issue, seen);
  if (links.some(({ kind }) => kind === 'blocked-by')) return 'blocked-by-other-team';
  if (links.some(({ kind }) => kind === 'blocks')) return 'blocking';
  return links.length > 0 ? 'linked' : 'not-linked';
}

function summarise({ timed, at, issues, contributors }: Snapshot, world: World): Summary {
  const n = issues.length;
  const isBlocked = (place: number) => contributors[place]?.amount === 1;
  const blocked = issues.filter((_, place) => isBlocked(place));
  const linked = contributors.filter(({ role }) => role !== 'not-linked').length;
  const others = issues.filter((_, place) => !isBlocked(place));
  const edges = blocked.flatMap((issue) =>
    foreignLinks(issue, { at, timed, world })
      .filter(({ kind }) => kind === 'blocked-by')
      .map((link) => ({ issue, link })),
  );
  const waits = edges.map((edge) => waitDays(edge, at, world));
  const [theirs, usual] = [medianCycle(blocked, world), medianCycle(others, world)];
  return {
    ...ratio({ numerator: blocked.length, denominator: n }, timed, { n, minimum: MINIMUM }),
    parts: {
      anyLink: percentOf(linked, n),
      meanWaitDays: mean(waits),
      cycleBlocked: theirs,
      cycleOthers: usual,
      delayPremium: theirs === null || usual === null || usual === 0 ? null : theirs / usual,
    },
    rows: [...teamPairs(edges, at, world), ...topBlockers(edges)],
  };
}

interface Edge {
  readonly issue: FlowIssue;
  readonly link: IssueLink;
}

/** Days from when it waited, having been started, until the blocker or the issue itself was done. */
function waitDays({ issue, link }: Edge, at: number, world: World): number {
  const started = progressIntervals(issue)[0]?.start ?? at;
  const start = Math.max(started, linkedAt(issue.history, link, world));
  const blocker = world.histories.get(link.otherId);
  const stays = blocker === undefined ? [] : statusTimeline(blocker, world.input.categoryOf);
  const ends = [doneAt(stays, 'last') ?? at, issue.doneAt ?? at, link.unlinkedAt ?? at, at];
  return Math.max(0, Math.min(...ends) - start) / DAY_MS;
}

function medianCycle(issues: readonly FlowIssue[], { input }: World): number | null {
  return median(
    issues.flatMap(({ cycle }) =>
      cycle === null ? [] : totalTime(cycle.counted, input.counting) / DAY_MS,
    ),
  );
}

function teamPairs(edges: readonly Edge[], at: number, world: World): readonly BreakdownRow[] {
  const pairs = edges.map(({ issue, link }) => {
    const blocker = teamAt(world.histories.get(link.otherId), at, world.input);
    return `${teamAt(issue.history, at, world.input)} < ${blocker}`;
  });
  return counted(pairs).map(([key, n]) => ({ kind: 'team-pair', key, value: n, n, parts: {} }));
}

function topBlockers(edges: readonly Edge[]): readonly BreakdownRow[] {
  return counted(edges.map(({ link }) => link.otherId))
    .sort(([, a], [, b]) => b - a)
    .slice(0, TOP_BLOCKERS)
    .map(([key, n]) => ({ kind: 'blocker', key, value: n, n, parts: {} }));
}

function counted(keys: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts];
}

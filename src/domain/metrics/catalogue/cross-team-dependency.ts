import { mean, median } from '../../statistics/quantile';
import type { IssueId } from '../../shared/ids';
import { doneAt } from '../timeline/completion';
import type { IssueTimeline } from '../timeline/issue-timeline';
import { statusTimeline } from '../timeline/status-timeline';
import type { IssueLink } from './catalogue-input';
import { eachPlace } from './bucket-ranges';
import { CALENDAR_AND_SPRINTS, catalogueMetric } from './catalogue-metric';
import { type FlowInput, flowInput } from './flow-input';
import { type FlowIssue, population, progressIntervals } from './flow-issue';
import { linkedIssues } from './linked-issues';
import type { BreakdownRow, ContributorRole } from './metric-series';
import { standingSeries } from './standing-series';
import { percentOf, ratio, type Summary } from './summary';
import { type TeamOf, teamsOf } from './teams';
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
    return standingSeries(input, population(input), (inOrder) => {
      const tallies = inOrder.map(nothingYet);
      return {
        looking: 'any-time',
        duringOf: progressIntervals,
        count: (issue, ranges) => {
          const counted = { issue, days: cycleDays(issue, input) };
          const isAlone = linksOf(issue, world) === NO_LINKS;
          eachPlace(ranges, (place) => {
            const tally = tallies[place];
            const instant = inOrder[place];
            if (tally === undefined || instant === undefined) return;
            const links = isAlone ? NO_LINKS : foreignLinks(issue, { ...instant, world });
            add(tally, links, counted);
          });
        },
        summarise: ({ timed, at, place }) =>
          summarise(tallies[place] ?? nothingYet(), { timed, at, world }),
        contributorOf: (issue, instant) => {
          const role = roleOf(foreignLinks(issue, { ...instant, world }));
          return { amount: role === 'blocked-by-other-team' ? 1 : 0, of: 1, role };
        },
      };
    });
  },
});

export interface World {
  readonly input: FlowInput;
  readonly histories: ReadonlyMap<IssueId, IssueTimeline>;
  readonly teamOf: TeamOf;
  /** `null` while it is not done, or nobody here may see it. */
  readonly doneAtOf: (id: IssueId) => number | null;
}

/** What is asked of the issues that links lead to; when each was done is found out once. */
export function worldOf(input: FlowInput): World {
  const histories = linkedIssues(input);
  const known = new Map<IssueId, number | null>();
  const doneAtOf = (id: IssueId) => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const history = histories.get(id);
    const stays = history === undefined ? [] : statusTimeline(history, input.categoryOf);
    const done = doneAt(stays, 'last');
    known.set(id, done);
    return done;
  };
  return { input, histories, teamOf: teamsOf(input), doneAtOf };
}

interface Seen {
  readonly at: number;
  readonly timed: TimedBucket;
  readonly world: World;
}

const NO_LINKS: readonly IssueLink[] = [];

const linksOf = ({ history }: Pick<FlowIssue, 'history'>, { input }: World) =>
  input.links?.get(history.id) ?? NO_LINKS;

/** Links to issues of other teams that were there at some time of the bucket. */
export function foreignLinks(
  { history }: FlowIssue,
  { at, timed, world }: Omit<Seen, 'timed'> & { readonly timed: Pick<TimedBucket, 'start'> },
): readonly IssueLink[] {
  return linksOf({ history }, world).filter((link) => {
    const isThere = linkedAt(history, link, world) < at && (link.unlinkedAt ?? at) > timed.start;
    if (!isThere) return false;
    const other = world.histories.get(link.otherId);
    return world.teamOf(other, at) !== world.teamOf(history, at);
  });
}

export function linkedAt(history: IssueTimeline, link: IssueLink, { histories }: World): number {
  const otherSince = histories.get(link.otherId)?.createdAt ?? history.createdAt;
  return link.linkedAt ?? Math.max(history.createdAt, otherSince);
}

function roleOf(foreign: readonly IssueLink[]): ContributorRole {
  if (foreign.some(({ kind }) => kind === 'blocked-by')) return 'blocked-by-other-team';
  if (foreign.some(({ kind }) => kind === 'blocks')) return 'blocking';
  return foreign.length > 0 ? 'linked' : 'not-linked';
}

/** The issues in progress in one bucket. */
interface Tally {
  n: number;
  /** With any link to another team, and those that wait for one. */
  linked: number;
  blocked: number;
  readonly edges: Edge[];
  /** Days of the cycles of the blocked issues and of the others. */
  readonly cyclesBlocked: number[];
  readonly cyclesOthers: number[];
}

const nothingYet = (): Tally => ({
  n: 0,
  linked: 0,
  blocked: 0,
  edges: [],
  cyclesBlocked: [],
  cyclesOthers: [],
});

interface Counted {
  readonly issue: FlowIssue;
  readonly days: number | null;
}

/** `links`: those to other teams. */
function add(tally: Tally, links: readonly IssueLink[], { issue, days }: Counted): void {
  tally.n += 1;
  if (links.length > 0) tally.linked += 1;
  let isBlocked = false;
  for (const link of links) {
    if (link.kind !== 'blocked-by') continue;
    tally.edges.push({ issue, link });
    isBlocked = true;
  }
  if (isBlocked) tally.blocked += 1;
  if (days !== null) (isBlocked ? tally.cyclesBlocked : tally.cyclesOthers).push(days);
}

function summarise(tally: Tally, { timed, at, world }: Seen): Summary {
  const { n, linked, blocked, edges } = tally;
  const waits = edges.map((edge) => waitDays(edge, at, world));
  const [theirs, usual] = [median(tally.cyclesBlocked), median(tally.cyclesOthers)];
  return {
    ...ratio({ numerator: blocked, denominator: n }, timed, { n, minimum: MINIMUM }),
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
export function waitDays({ issue, link }: Edge, at: number, world: World): number {
  const started = progressIntervals(issue)[0]?.start ?? at;
  const start = Math.max(started, linkedAt(issue.history, link, world));
  const over = Math.min(world.doneAtOf(link.otherId) ?? at, issue.doneAt ?? at);
  return Math.max(0, Math.min(over, link.unlinkedAt ?? at, at) - start) / DAY_MS;
}

function cycleDays(issue: FlowIssue, { counting }: FlowInput): number | null {
  const time = issue.cycleTime(counting);
  return time === null ? null : time / DAY_MS;
}

function teamPairs(edges: readonly Edge[], at: number, world: World): readonly BreakdownRow[] {
  const pairs = edges.map(({ issue, link }) => {
    const blocker = world.teamOf(world.histories.get(link.otherId), at);
    return `${world.teamOf(issue.history, at)} < ${blocker}`;
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

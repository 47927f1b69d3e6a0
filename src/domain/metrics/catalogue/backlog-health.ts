import { mean } from '../../statistics/quantile';
import { estimateAt } from '../timeline/estimate';
import { type IssueTimeline, valueAt } from '../timeline/issue-timeline';
import { eachPlace, stepsOf } from './bucket-ranges';
import { addToBuckets, type BucketRange, type BucketSums, bucketSums } from './bucket-sums';
import { CALENDAR_AND_SPRINTS, catalogueMetric } from './catalogue-metric';
import { type FlowInput, flowInput } from './flow-input';
import { type FlowIssue, population } from './flow-issue';
import type { Instant } from './instants';
import { type NumberParameter, numberOf } from './parameters';
import { standingSeries } from './standing-series';
import { percentOf, plain, type Summary } from './summary';
import type { TimedBucket } from './timed-buckets';
import { idsAt, priorityRank } from './work-input';

const DAY_MS = 86_400_000;
/** With fewer pairs that can be compared, their order says nothing. */
const MIN_PAIRS = 3;
const MINIMUM = 10;
export const STALE_MS = 60 * DAY_MS;

export const FRESH_DAYS: NumberParameter = {
  key: 'freshDays',
  label: 'Fresh up to an age of, in days',
  help: 'Older issues of the backlog count as no longer fresh.',
  kind: 'days',
  default: 90,
  min: 1,
  max: 3650,
};

const FACTORS = ['fresh', 'consistent', 'estimated', 'ready'] as const;
type Factor = (typeof FACTORS)[number];

const weight = (factor: Factor, label: string): NumberParameter => ({
  key: `${factor}Weight`,
  label,
  help: 'How much it counts beside the others; 0 leaves it out.',
  kind: 'number',
  default: 1,
  min: 0,
  max: 10,
});

const WEIGHTS: Readonly<Record<Factor, NumberParameter>> = {
  fresh: weight('fresh', 'Weight of “fresh”'),
  consistent: weight('consistent', 'Weight of “in order of priority”'),
  estimated: weight('estimated', 'Weight of “estimated”'),
  ready: weight('ready', 'Weight of “ready”'),
};

/** Source: metrics-spec C.5, metric 1. */
export const backlogHealth = catalogueMetric({
  key: 'backlog-health',
  name: 'Backlog health',
  purpose: 'backlog',
  unit: 'score',
  direction: 'higher-is-better',
  definition:
    'How far the issues that nobody has started are fit to be worked from, 0 to 100: the mean of four shares. Fresh: no older than 90 days. In order: pairs of different priority that stand in the backlog as their priorities do. Estimated. Ready: with a description, and a parent or a component. A share that cannot be told is left out.',
  example: 'Fresh 60 %, in order 6 of 9 pairs, estimated 60 % and ready 60 %: 61.67.',
  differsFromJira: 'Jira has no such report.',
  minimum: MINIMUM,
  parameters: [FRESH_DAYS, ...FACTORS.map((factor) => WEIGHTS[factor])],
  needs: [],
  facts: ['status', 'rank', 'priority', 'estimate', 'description', 'parent', 'components'],
  buckets: CALENDAR_AND_SPRINTS,
  chart: 'series',
  personLevel: null,
  population: 'stands',
  compute: (facts, values) => {
    const input = flowInput(facts, values);
    const { issues, left } = population(input);
    const ranked = { issues: inBacklogOrder(issues), left };
    return standingSeries(input, ranked, (inOrder) => {
      const tally = emptyTally(inOrder.length, input.priorityIds.length);
      const count = counter(tally, { inOrder, input, freshDays: numberOf(FRESH_DAYS, values) });
      return {
        looking: 'at-end',
        duringOf: backlogStays,
        count,
        summarise: ({ timed, place }) => {
          const shares = sharesAt(tally, place);
          const weighted = FACTORS.flatMap((factor) => {
            const share = shares[factor];
            const weighs = numberOf(WEIGHTS[factor], values);
            return share === null || weighs === 0 ? [] : { share, weighs };
          });
          return { ...score(weighted, { timed, n: tally.n[place] ?? 0 }), parts: shares };
        },
        contributorOf: () => ({ amount: 1, of: null }),
      };
    });
  },
});

/** Once work on it began it never is backlog again; done without it, and open again, it is. */
export function backlogStays({ stays }: FlowIssue): FlowIssue['stays'] {
  const started = stays.findIndex(({ category }) => category === 'indeterminate');
  const before = started < 0 ? stays : stays.slice(0, started);
  return before.every(({ category }) => category === 'new')
    ? before
    : before.filter(({ category }) => category === 'new');
}

const rankOf = ({ history }: FlowIssue) => history.values['rank'] ?? '';

/** Ranks are looked up once: sorting asks for each many times. */
function inBacklogOrder(issues: readonly FlowIssue[]): readonly FlowIssue[] {
  const ranked = issues.map((issue) => ({ issue, rank: rankOf(issue) }));
  return ranked.sort((one, other) => byRank(one.rank, other.rank)).map(({ issue }) => issue);
}

/** Jira's ranks sort as texts; what has none stands last. */
function byRank(one: string, other: string): number {
  if (one === other) return 0;
  if (one === '' || other === '') return one === '' ? 1 : -1;
  return one < other ? -1 : 1;
}

/** How many issues of the backlog there are at the end of each bucket of which something holds. */
interface Tally {
  readonly n: BucketSums;
  readonly fresh: BucketSums;
  readonly estimated: BucketSums;
  readonly ready: BucketSums;
  /** Nobody has touched it for 60 days. */
  readonly stale: BucketSums;
  /** Of each priority, highest first, those that stand above the next issue. */
  readonly above: readonly BucketSums[];
  /** Pairs of different priority that stand in the order of their priorities, and all of them. */
  readonly inOrder: BucketSums;
  readonly pairs: BucketSums;
}

function emptyTally(buckets: number, levels: number): Tally {
  const sums = () => bucketSums(buckets);
  const above = Array.from({ length: levels }, sums);
  const factors = { fresh: sums(), estimated: sums(), ready: sums(), stale: sums() };
  return { n: sums(), ...factors, above, inOrder: sums(), pairs: sums() };
}

interface Backlog {
  readonly inOrder: readonly Instant[];
  readonly input: FlowInput;
  readonly freshDays: number;
}

/** Takes the issues in the order of the backlog. */
function counter(tally: Tally, { inOrder, input, freshDays }: Backlog) {
  return (issue: FlowIssue, ranges: readonly BucketRange[]): void => {
    const { history } = issue;
    const lastFresh = history.createdAt + freshDays * DAY_MS;
    const moments = changesOf(history, input);
    moments.push(lastFresh);
    for (const step of ranges.flatMap((range) => stepsOf(range, moments, inOrder))) {
      const end = inOrder[step.from]?.at ?? Infinity;
      // Buckets end before their end: what happens at that instant belongs to the next one.
      const at = end - 1;
      addToBuckets(tally.n, 1, step);
      if (end <= lastFresh) addToBuckets(tally.fresh, 1, step);
      if (estimateAt(history, at, input) !== null) addToBuckets(tally.estimated, 1, step);
      if (isReady(history, at)) addToBuckets(tally.ready, 1, step);
      const rank = priorityRank(valueAt(history, 'priority', at), input);
      if (rank !== null && rankOf(issue) !== '') addPairs(tally, rank, step);
    }
    if (canGrowStale(history, ranges, inOrder)) addStale(tally, { history, ranges }, inOrder);
  };
}

/** Most issues are not in the backlog for so long. */
function canGrowStale(
  { createdAt }: IssueTimeline,
  ranges: readonly BucketRange[],
  inOrder: readonly Instant[],
): boolean {
  const first = inOrder[ranges[0]?.from ?? 0]?.at ?? -Infinity;
  const last = inOrder[(ranges.at(-1)?.to ?? 0) - 1]?.at ?? Infinity;
  return createdAt >= first || last - createdAt > STALE_MS;
}

function addStale(
  tally: Tally,
  { history, ranges }: { readonly history: IssueTimeline; readonly ranges: readonly BucketRange[] },
  inOrder: readonly Instant[],
): void {
  const touches = touchesOf(history);
  let last = -1;
  eachPlace(ranges, (place) => {
    const end = inOrder[place]?.at ?? Infinity;
    while ((touches[last + 1] ?? Infinity) < end) last += 1;
    const isStale = end - (touches[last] ?? -Infinity) > STALE_MS;
    if (isStale) addToBuckets(tally.stale, 1, { from: place, to: place + 1 });
  });
}

const LOOKED_AT = ['priority', 'description', 'parent', 'components'] as const;

/** When anything that counts here can have changed. */
function changesOf({ changes }: IssueTimeline, { estimateFieldId }: FlowInput): number[] {
  const moments: number[] = [];
  for (const field of LOOKED_AT) for (const { at } of changes[field] ?? []) moments.push(at);
  for (const { at } of changes[estimateFieldId ?? ''] ?? []) moments.push(at);
  return moments;
}

/** Oldest first. */
export function touchesOf({ createdAt, changes }: IssueTimeline): readonly number[] {
  const touches = [createdAt];
  for (const some of Object.values(changes)) for (const { at } of some) touches.push(at);
  return touches.sort((a, b) => a - b);
}

export function isReady(history: IssueTimeline, at: number): boolean {
  const has = (field: string) => (valueAt(history, field, at) ?? '') !== '';
  return has('description') && (has('parent') || idsAt(history, 'components', at).length > 0);
}

/** The pairs of an issue and those above it; issues of the same priority are none. */
function addPairs({ above, inOrder, pairs }: Tally, rank: number, step: BucketRange): void {
  for (const [level, issues] of above.entries()) {
    if (level === rank) continue;
    eachPlace([step], (place) => {
      const count = issues[place] ?? 0;
      pairs[place] = (pairs[place] ?? 0) + count;
      if (level < rank) inOrder[place] = (inOrder[place] ?? 0) + count;
    });
  }
  const own = above[rank];
  if (own !== undefined) addToBuckets(own, 1, step);
}

type Shares = Readonly<Record<Factor | 'stale', number | null>>;

function sharesAt(tally: Tally, place: number): Shares {
  const at = (sums: BucketSums) => sums[place] ?? 0;
  const share = (sums: BucketSums) => percentOf(at(sums), at(tally.n));
  const isTold = at(tally.pairs) >= MIN_PAIRS;
  return {
    fresh: share(tally.fresh),
    consistent: isTold ? percentOf(at(tally.inOrder), at(tally.pairs)) : null,
    estimated: share(tally.estimated),
    ready: share(tally.ready),
    stale: share(tally.stale),
  };
}

function score(
  weighted: readonly { readonly share: number; readonly weighs: number }[],
  { timed, n }: { readonly timed: TimedBucket; readonly n: number },
): Omit<Summary, 'parts'> {
  const whole = weighted.reduce((sum, { weighs }) => sum + weighs, 0);
  const parts = weighted.map(({ share, weighs }) => (share * weighs * weighted.length) / whole);
  const summary = plain(n === 0 ? null : mean(parts), timed, { n, minimum: MINIMUM });
  // Jira tells where an issue stands in the backlog today, not where it stood.
  return timed.isPartial ? summary : { ...summary, flags: [...summary.flags, 'reconstructed'] };
}

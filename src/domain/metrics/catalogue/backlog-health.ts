import { mean } from '../../statistics/quantile';
import { estimateAt } from '../timeline/estimate';
import { type IssueTimeline, valueAt } from '../timeline/issue-timeline';
import { CALENDAR_AND_SPRINTS, catalogueMetric } from './catalogue-metric';
import { type FlowInput, flowInput } from './flow-input';
import { type FlowIssue, population } from './flow-issue';
import { type NumberParameter, numberOf } from './parameters';
import { orderedSnapshots, type Snapshot } from './snapshot-series';
import { percentOf, plain, type Summary } from './summary';
import { idsAt, priorityRank } from './work-input';

const DAY_MS = 86_400_000;
/** With fewer pairs that can be compared, their order says nothing. */
const MIN_PAIRS = 3;
const MINIMUM = 10;

const FRESH_DAYS: NumberParameter = {
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
    const ranked = { issues: issues.toSorted(byRank), left };
    return orderedSnapshots(input, ranked, {
      standingOf: (issue) => ({ during: backlogStays(issue), amountAt: () => 1 }),
      summarise: (snapshot) => {
        const shares = sharesOf(snapshot, input, numberOf(FRESH_DAYS, values) * DAY_MS);
        const weighted = FACTORS.flatMap((factor) => {
          const share = shares[factor];
          const weighs = numberOf(WEIGHTS[factor], values);
          return share === null || weighs === 0 ? [] : { share, weighs };
        });
        return { ...score(weighted, snapshot), parts: { ...shares, stale: staleShare(snapshot) } };
      },
    });
  },
});

/** Once work on it began it never is backlog again. */
function backlogStays({ stays }: FlowIssue): FlowIssue['stays'] {
  const started = stays.findIndex(({ category }) => category !== 'new');
  return started < 0 ? stays : stays.slice(0, started);
}

const rankOf = ({ history }: FlowIssue) => history.values['rank'] ?? '';

/** Jira's ranks sort as texts; what has none stands last. */
function byRank(one: FlowIssue, other: FlowIssue): number {
  const [a, b] = [rankOf(one), rankOf(other)];
  if (a === b) return 0;
  if (a === '' || b === '') return a === '' ? 1 : -1;
  return a < b ? -1 : 1;
}

type Shares = Readonly<Record<Factor, number | null>>;

function sharesOf({ issues, at }: Snapshot, input: FlowInput, freshMs: number): Shares {
  const share = (isIn: (history: IssueTimeline) => boolean) =>
    percentOf(issues.filter(({ history }) => isIn(history)).length, issues.length);
  const ranks = issues
    .filter((issue) => rankOf(issue) !== '')
    .map(({ history }) => priorityRank(valueAt(history, 'priority', at), input));
  return {
    fresh: share(({ createdAt }) => at - createdAt <= freshMs),
    consistent: consistency(ranks, input.priorityIds.length),
    estimated: share((history) => estimateAt(history, at, input) !== null),
    ready: share((history) => isReady(history, at)),
  };
}

function isReady(history: IssueTimeline, at: number): boolean {
  const has = (field: string) => (valueAt(history, field, at) ?? '') !== '';
  return has('description') && (has('parent') || idsAt(history, 'components', at).length > 0);
}

/** Percent of pairs of different priority that stand in the order of their priorities. */
function consistency(ranks: readonly (number | null)[], levels: number): number | null {
  const above = Array.from({ length: levels }, () => 0);
  let concordant = 0;
  let discordant = 0;
  for (const rank of ranks) {
    if (rank === null) continue;
    for (const [level, count] of above.entries()) {
      if (level < rank) concordant += count;
      if (level > rank) discordant += count;
    }
    above[rank] = (above[rank] ?? 0) + 1;
  }
  const pairs = concordant + discordant;
  return pairs < MIN_PAIRS ? null : (100 * concordant) / pairs;
}

function score(
  weighted: readonly { readonly share: number; readonly weighs: number }[],
  { timed, issues }: Snapshot,
): Omit<Summary, 'parts'> {
  const n = issues.length;
  const whole = weighted.reduce((sum, { weighs }) => sum + weighs, 0);
  const parts = weighted.map(({ share, weighs }) => (share * weighs * weighted.length) / whole);
  const summary = plain(n === 0 ? null : mean(parts), timed, { n, minimum: MINIMUM });
  // Jira tells where an issue stands in the backlog today, not where it stood.
  return timed.isPartial ? summary : { ...summary, flags: [...summary.flags, 'reconstructed'] };
}

const STALE_MS = 60 * DAY_MS;

/** Percent that nobody has touched for 60 days. */
function staleShare({ issues, at }: Snapshot): number | null {
  const isTouched = ({ history: { changes, createdAt } }: FlowIssue) =>
    at - createdAt <= STALE_MS ||
    Object.values(changes).some((some) =>
      some.some((change) => change.at <= at && at - change.at <= STALE_MS),
    );
  return percentOf(issues.filter((issue) => !isTouched(issue)).length, issues.length);
}

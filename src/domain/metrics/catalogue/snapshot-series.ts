import { bulkChanges } from '../timeline/bulk-changes';
import type { Interval } from '../working-time';
import type { FlowInput } from './flow-input';
import { type FlowIssue, type Population, population } from './flow-issue';
import { doubtsOf, firstAfter, type Instant, instantsOf } from './instants';
import type {
  ContributorRole,
  ExclusionReason,
  MetricContributor,
  MetricExclusion,
  MetricSeries,
} from './metric-series';
import type { CountedBucket, Summary } from './summary';
import type { TimedBucket } from './timed-buckets';

export interface Snapshot extends CountedBucket {
  /** The end of the bucket, or now while it is not over. */
  readonly at: number;
  /** In the order of the contributors. */
  readonly issues: readonly FlowIssue[];
}

/** How an issue stands in the buckets. */
export interface Standing {
  /** The stretches in which it does, oldest first, none overlapping. */
  readonly during: readonly Interval[];
  readonly amountAt: (at: number, timed: TimedBucket) => number;
  readonly ofAt?: (at: number) => number;
  readonly roleAt?: (at: number, timed: TimedBucket) => ContributorRole;
  /** When any of these can change; in between they are not asked again. Always, when left out. */
  readonly changesAt?: readonly number[];
}

/** Why it is not looked at, for issues that the metric is not about. */
type StandingOf = (issue: FlowIssue) => Standing | ExclusionReason;

interface Collected extends Instant {
  readonly issues: FlowIssue[];
  readonly contributors: MetricContributor[];
}

interface Spread {
  readonly population: Population;
  readonly standingOf: StandingOf;
  /** Which of the instants, in the order of time, a stretch reaches. */
  readonly reaches: (stretch: Interval, instant: Instant) => 'not-yet' | 'yes' | 'no-more';
  readonly summarise: (snapshot: Snapshot) => Summary;
}

/**
 * A metric over what stood at the end of each bucket; while a bucket is not over, over what stands
 * now. An issue can be in every reading, so those of no reading at all are in `outside`.
 */
export function snapshotSeries(
  input: FlowInput,
  standingOf: StandingOf,
  summarise: (snapshot: Snapshot) => Summary,
): MetricSeries {
  return orderedSnapshots(input, population(input), { standingOf, summarise });
}

/** The same over issues in an order of one's own, which those of each snapshot keep. */
export function orderedSnapshots(
  input: FlowInput,
  issues: Population,
  { standingOf, summarise }: Pick<Spread, 'standingOf' | 'summarise'>,
): MetricSeries {
  // Buckets end before their end: what happens at that instant belongs to the next one.
  const reaches: Spread['reaches'] = ({ start, end }, { at }) =>
    at <= start ? 'not-yet' : at <= end ? 'yes' : 'no-more';
  return spread(input, { population: issues, standingOf, reaches, summarise });
}

/** A metric over what stood at any time of each bucket. */
export function overlapSeries(
  input: FlowInput,
  standingOf: StandingOf,
  summarise: (snapshot: Snapshot) => Summary,
): MetricSeries {
  const reaches: Spread['reaches'] = ({ start, end }, { at, timed }) =>
    at <= start ? 'not-yet' : timed.start < end ? 'yes' : 'no-more';
  return spread(input, { population: population(input), standingOf, reaches, summarise });
}

function spread(input: FlowInput, how: Spread): MetricSeries {
  const instants = instantsOf(input).map((instant): Collected => {
    return { ...instant, issues: [], contributors: [] };
  });
  const inOrder = instants.toSorted((a, b) => a.at - b.at);
  const outside: MetricExclusion[] = [...how.population.left];
  for (const issue of how.population.issues) {
    const issueId = issue.history.id;
    const standing = how.standingOf(issue);
    if (typeof standing === 'string') outside.push({ issueId, reason: standing });
    else if (!place(issue, standing, { inOrder, reaches: how.reaches })) {
      outside.push({ issueId, reason: 'outside-range' });
    }
  }
  const acts = bulkChanges(input.histories);
  const readings = instants.map((instant) => {
    const summary = how.summarise(instant);
    const isUnmapped = instant.issues.some((issue) => issue.isUnmapped);
    const { timed, contributors } = instant;
    const flags = [...summary.flags, ...doubtsOf(instant, { isUnmapped, acts })];
    return { bucket: timed.bucket, contributors, excluded: [], ...summary, flags };
  });
  return { readings, outside };
}

/** Whether it stood in any of them. */
function place(
  issue: FlowIssue,
  standing: Standing,
  { inOrder, reaches }: { readonly inOrder: readonly Collected[] } & Pick<Spread, 'reaches'>,
): boolean {
  let before: MetricContributor | null = null;
  let sameUntil = -Infinity;
  for (const stretch of standing.during) {
    for (let next = firstAfter(inOrder, stretch.start); next < inOrder.length; next += 1) {
      const instant = inOrder[next];
      const reach = instant === undefined ? 'no-more' : reaches(stretch, instant);
      if (instant === undefined || reach === 'no-more') break;
      // Two stretches in one bucket are one issue in it.
      if (reach === 'not-yet' || instant.issues.at(-1) === issue) continue;
      instant.issues.push(issue);
      if (before === null || instant.at > sameUntil) {
        before = sameOr(before, contributorOf(issue, standing, instant));
        sameUntil = nextChange(standing, instant.at);
      }
      instant.contributors.push(before);
    }
  }
  return before !== null;
}

/** The first change that is not before an instant: what happens at it shows at later ones. */
function nextChange({ changesAt }: Standing, at: number): number {
  if (changesAt === undefined) return -Infinity;
  let next = Infinity;
  for (const change of changesAt) if (change >= at && change < next) next = change;
  return next;
}

function contributorOf(
  { history }: FlowIssue,
  { amountAt, ofAt, roleAt }: Standing,
  { at, timed }: Instant,
): MetricContributor {
  const counted = {
    issueId: history.id,
    amount: amountAt(at, timed),
    of: ofAt === undefined ? null : ofAt(at),
  };
  return roleAt === undefined ? counted : { ...counted, role: roleAt(at, timed) };
}

/** An issue that says the same in a hundred buckets is kept once. */
function sameOr(before: MetricContributor | null, next: MetricContributor): MetricContributor {
  const isSame =
    before?.amount === next.amount && before.of === next.of && before.role === next.role;
  return isSame ? before : next;
}

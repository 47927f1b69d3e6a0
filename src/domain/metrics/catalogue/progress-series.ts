import { bulkChanges } from '../timeline/bulk-changes';
import { estimateAt } from '../timeline/estimate';
import { stayBefore } from '../timeline/status-timeline';
import type { Interval } from '../working-time';
import { addToBuckets, type BucketRange, type BucketSums, bucketSums } from './bucket-sums';
import type { FlowInput } from './flow-input';
import type { FlowIssue } from './flow-issue';
import { doubtsOf, firstAfter, type Instant, instantsOf } from './instants';
import type {
  ExclusionReason,
  MetricContributor,
  MetricExclusion,
  MetricSeries,
} from './metric-series';
import type { Summary } from './summary';
import type { TimedBucket } from './timed-buckets';

/** How far issues have come at an instant. */
export interface Progress {
  /** How many they are, and how many of them are done and not estimated. */
  readonly n: number;
  readonly doneCount: number;
  readonly unestimated: number;
  /** Estimates of all of them, and of those that are done. */
  readonly scope: number;
  readonly done: number;
}

interface NamedProgress extends Progress {
  readonly key: string;
}

export interface ProgressSnapshot extends Progress {
  readonly timed: TimedBucket;
  /** The hundred groups with the most issues. */
  readonly largest: readonly NamedProgress[];
}

interface Scope {
  readonly groups: readonly { readonly key: string; readonly issues: readonly FlowIssue[] }[];
  readonly left: readonly MetricExclusion[];
  /** When an issue is part of the scope, or why it never is. */
  readonly duringOf: (issue: FlowIssue) => readonly Interval[] | ExclusionReason;
}

/** Buckets at whose ends an issue is in the scope, says the same, and in between did not change. */
interface ProgressStep extends BucketRange {
  /** `null`: not estimated, which adds nothing. */
  readonly points: number | null;
  readonly isDone: boolean;
}

/**
 * A metric over how much of what was in a scope at the end of each bucket was done by then. Each
 * issue is walked through once, from change to change, not once for every bucket.
 */
export function progressSeries(
  input: FlowInput,
  { groups, left, duringOf }: Scope,
  summarise: (snapshot: ProgressSnapshot) => Summary,
): MetricSeries {
  const instants = instantsOf(input);
  const inOrder = instants.toSorted((a, b) => a.at - b.at);
  const board = emptyBoard(inOrder.length);
  const outside = [...left];
  for (const { key, issues } of groups) {
    const sums = progressSums(inOrder.length);
    for (const issue of issues) {
      const during = duringOf(issue);
      const isOut = typeof during === 'string';
      const steps = isOut ? [] : during.flatMap((one) => stepsIn(one, issue, { inOrder, input }));
      if (steps.length > 0) count(issue, steps, { board, sums });
      else outside.push({ issueId: issue.history.id, reason: isOut ? during : 'outside-range' });
    }
    board.largest.forEach((rows, place) => {
      keepLargest(rows, { key, ...progressAt(sums, place) });
    });
  }
  const acts = bulkChanges(input.histories);
  const places = new Map(inOrder.map((instant, place) => [instant, place]));
  const readings = instants.map((instant) => {
    const { timed } = instant;
    const place = places.get(instant) ?? 0;
    const largest = board.largest[place] ?? [];
    const contributors = board.contributors[place] ?? [];
    const summary = summarise({ timed, largest, ...progressAt(board.sums, place) });
    const isUnmapped = (board.unmapped[place] ?? 0) > 0;
    const flags = [...summary.flags, ...doubtsOf(instant, { isUnmapped, acts })];
    return { bucket: timed.bucket, contributors, excluded: [], ...summary, flags };
  });
  return { readings, outside };
}

type ProgressSums = Readonly<Record<keyof Progress, BucketSums>>;

function progressSums(buckets: number): ProgressSums {
  return {
    n: bucketSums(buckets),
    doneCount: bucketSums(buckets),
    unestimated: bucketSums(buckets),
    scope: bucketSums(buckets),
    done: bucketSums(buckets),
  };
}

function progressAt(sums: ProgressSums, place: number): Progress {
  const { n, doneCount, unestimated, scope, done } = sums;
  return {
    n: n[place] ?? 0,
    doneCount: doneCount[place] ?? 0,
    unestimated: unestimated[place] ?? 0,
    scope: scope[place] ?? 0,
    done: done[place] ?? 0,
  };
}

/** What is known of each bucket, in the order of time. */
interface Board {
  readonly sums: ProgressSums;
  readonly unmapped: BucketSums;
  readonly contributors: readonly MetricContributor[][];
  readonly largest: readonly NamedProgress[][];
}

const emptyBoard = (buckets: number): Board => ({
  sums: progressSums(buckets),
  unmapped: bucketSums(buckets),
  contributors: Array.from({ length: buckets }, () => []),
  largest: Array.from({ length: buckets }, () => []),
});

/** Buckets end before their end: what happens at that instant belongs to the next one. */
function stepsIn(
  { start, end }: Interval,
  issue: FlowIssue,
  { inOrder, input }: { readonly inOrder: readonly Instant[]; readonly input: FlowInput },
): readonly ProgressStep[] {
  const { history, stays } = issue;
  const steps: ProgressStep[] = [];
  const last = firstAfter(inOrder, end);
  for (let from = firstAfter(inOrder, start); from < last;) {
    const at = inOrder[from]?.at ?? Infinity;
    const to = Math.min(last, firstAfter(inOrder, nextChange(issue, at, input)));
    const points = estimateAt(history, at - 1, input);
    steps.push({ from, to, points, isDone: stayBefore(stays, at)?.category === 'done' });
    from = to;
  }
  return steps;
}

/** When what an issue counts for, or whether it is done, can change next. */
function nextChange(
  { history, stays }: FlowIssue,
  at: number,
  { estimateFieldId }: Pick<FlowInput, 'estimateFieldId'>,
): number {
  const estimates = history.changes[estimateFieldId ?? ''];
  const stay = stays.find(({ start }) => start >= at);
  const estimate = estimates?.find((change) => change.at >= at);
  return Math.min(stay?.start ?? Infinity, estimate?.at ?? Infinity);
}

function count(
  issue: FlowIssue,
  steps: readonly ProgressStep[],
  { board, sums }: { readonly board: Board; readonly sums: ProgressSums },
): void {
  let contributor: MetricContributor | null = null;
  for (const step of steps) {
    addStep(board.sums, step);
    addStep(sums, step);
    if (issue.isUnmapped) addToBuckets(board.unmapped, 1, step);
    contributor = sameOr(contributor, contributorOf(issue, step));
    for (let place = step.from; place < step.to; place += 1) {
      board.contributors[place]?.push(contributor);
    }
  }
}

function addStep(sums: ProgressSums, step: ProgressStep): void {
  const { points, isDone } = step;
  addToBuckets(sums.n, 1, step);
  addToBuckets(sums.scope, points ?? 0, step);
  if (points === null) addToBuckets(sums.unestimated, 1, step);
  if (!isDone) return;
  addToBuckets(sums.doneCount, 1, step);
  addToBuckets(sums.done, points ?? 0, step);
}

function contributorOf(
  { history }: FlowIssue,
  { points, isDone }: ProgressStep,
): MetricContributor {
  const of = points ?? 0;
  const role = isDone ? 'done' : 'not-completed';
  return { issueId: history.id, amount: isDone ? of : 0, of, role };
}

/** An issue that says the same in a hundred buckets is kept once. */
function sameOr(before: MetricContributor | null, next: MetricContributor): MetricContributor {
  const isSame =
    before?.amount === next.amount && before.of === next.of && before.role === next.role;
  return isSame ? before : next;
}

/** The largest ones are told apart. */
const MOST_GROUPS = 100;

/** Largest first; of two of one size the one that came first. */
function keepLargest(rows: NamedProgress[], row: NamedProgress): void {
  const isFull = rows.length === MOST_GROUPS;
  if (row.n === 0 || (isFull && row.n <= (rows.at(-1)?.n ?? 0))) return;
  if (isFull) rows.pop();
  const smaller = rows.findIndex(({ n }) => n < row.n);
  rows.splice(smaller < 0 ? rows.length : smaller, 0, row);
}

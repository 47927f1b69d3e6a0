import { bulkChanges, isBulkIn } from '../timeline/bulk-changes';
import type { Interval } from '../working-time';
import type { FlowInput } from './flow-input';
import { type FlowIssue, population } from './flow-issue';
import type { MetricExclusion, ReadingFlag } from './metric-series';
import { bucketAt, type TimedBucket, timedBuckets } from './timed-buckets';

/** The issues that were finished in one bucket. */
export interface FinishedIn {
  readonly timed: TimedBucket;
  readonly issues: readonly FlowIssue[];
  /** What casts doubt on them, whatever is asked of them. */
  readonly doubts: readonly ReadingFlag[];
}

export interface FinishedIssues {
  readonly buckets: readonly FinishedIn[];
  /**
   * All of them in the order of the population, which is that in memory, with the place of the
   * bucket of each: a walk by bucket would look for every issue somewhere else.
   */
  readonly finished: readonly FlowIssue[];
  readonly bucketOf: Int32Array;
  /** Those that are in none of the buckets, and why. */
  readonly outside: readonly MetricExclusion[];
}

type Window = Pick<FlowInput, 'sprints' | 'versions'>;

interface Known extends Window {
  readonly question: string;
  readonly answer: FinishedIssues;
}

const known = new WeakMap<readonly FlowIssue[], Known>();

/** By when issues were finished. Half of all metrics ask the same; it goes when the issues go. */
export function finishedIssues(input: FlowInput): FinishedIssues {
  const { issues, left } = population(input);
  const { bucket, from, to, now, timeZone, doneRule, sprints, versions } = input;
  const question = JSON.stringify([bucket, from, to, now, timeZone, doneRule]);
  const before = known.get(issues);
  const isSame = before?.sprints === sprints && before.versions === versions;
  if (isSame && before.question === question) return before.answer;
  const answer = sorted(issues, left, input);
  known.set(issues, { question, answer, sprints, versions });
  return answer;
}

interface Collected {
  readonly issues: FlowIssue[];
  isUnmapped: boolean;
  isRestated: boolean;
  isBulk: boolean;
}

function sorted(
  issues: readonly FlowIssue[],
  left: readonly MetricExclusion[],
  input: FlowInput,
): FinishedIssues {
  const buckets = timedBuckets(input);
  const collected = buckets.map(nothingYet);
  const outside = [...left];
  const acts = bulkChanges(input.histories);
  const canRestate = input.doneRule === 'last';
  const finished: FlowIssue[] = [];
  const places: number[] = [];
  for (const issue of issues) {
    const { doneAt, history } = issue;
    if (canRestate && issue.isReopened) markRestated(issue, buckets, collected);
    const place = doneAt === null ? -1 : (bucketAt(buckets, doneAt) ?? -1);
    const into = collected[place];
    if (into === undefined) {
      const reason = doneAt === null ? 'not-done' : 'outside-range';
      outside.push({ issueId: history.id, reason });
      continue;
    }
    into.issues.push(issue);
    finished.push(issue);
    places.push(place);
    if (issue.isUnmapped) into.isUnmapped = true;
    if (isOfBulk(issue, acts)) into.isBulk = true;
  }
  const byBucket = buckets.map((timed, place): FinishedIn => {
    const { issues: own, ...marks } = collected[place] ?? nothingYet();
    return { timed, issues: own, doubts: doubtsOf(marks) };
  });
  return { buckets: byBucket, finished, bucketOf: new Int32Array(places), outside };
}

const nothingYet = (): Collected => ({
  issues: [],
  isUnmapped: false,
  isRestated: false,
  isBulk: false,
});

function doubtsOf({
  isUnmapped,
  isRestated,
  isBulk,
}: Omit<Collected, 'issues'>): readonly ReadingFlag[] {
  return [
    ...(isUnmapped ? (['unmapped'] as const) : []),
    ...(isRestated ? (['restated'] as const) : []),
    ...(isBulk ? (['bulk'] as const) : []),
  ];
}

/** It was started or done together with many others. */
function isOfBulk(issue: FlowIssue, acts: readonly Interval[]): boolean {
  if (acts.length === 0) return false;
  const { doneAt, cycle } = issue;
  return [doneAt, cycle?.startedAt ?? null].some(
    (at) => at !== null && isBulkIn(acts, { start: at, end: at }),
  );
}

/** A bucket that was over before an issue it had counted was reopened. Source: metrics-spec C.0b. */
function markRestated(
  { stays }: FlowIssue,
  buckets: readonly TimedBucket[],
  collected: readonly Collected[],
): void {
  for (const [number, { category, start, end }] of stays.entries()) {
    const next = stays[number + 1];
    const isLeftAgain = category === 'done' && next !== undefined && next.category !== 'done';
    if (!isLeftAgain) continue;
    const place = bucketAt(buckets, start) ?? -1;
    const into = collected[place];
    if (into !== undefined && end >= (buckets[place]?.end ?? Infinity)) into.isRestated = true;
  }
}

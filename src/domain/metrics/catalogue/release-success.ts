import { addDays, calendarDateAt, daysBetween } from '../../shared/calendar-date';
import { startOfDay } from '../../shared/zoned-time';
import type { IssueTimeline } from '../timeline/issue-timeline';
import { valueAt } from '../timeline/issue-timeline';
import { seriesWith } from './bucket-reading';
import type { Version } from './catalogue-input';
import { CALENDAR, catalogueMetric } from './catalogue-metric';
import { type FlowInput, flowInput } from './flow-input';
import { type FlowIssue, population } from './flow-issue';
import type { BreakdownRow, MetricExclusion, MetricReading, MetricSeries } from './metric-series';
import { type NumberParameter, numberOf } from './parameters';
import { percentOf, ratio } from './summary';
import { bucketAt, type TimedBucket, timedBuckets } from './timed-buckets';
import { hasIdAt, idsAt, isBug, priorityRank } from './work-input';

const DAY_MS = 86_400_000;
const MINIMUM = 4;
/** How many priorities from the top make a bug critical. */
const CRITICAL_LEVELS = 2;

const TOLERANCE: NumberParameter = {
  key: 'toleranceDays',
  label: 'Days late that are still on time',
  help: 'After the release date as it was planned at first.',
  kind: 'days',
  default: 0,
  min: 0,
  max: 90,
};

const SCOPE: NumberParameter = {
  key: 'scopePercent',
  label: 'Percent of the scope that has to be done',
  help: 'Of the issues that were in the release when it began.',
  kind: 'number',
  default: 90,
  min: 1,
  max: 100,
};

const WATCH: NumberParameter = {
  key: 'watchDays',
  label: 'Days in which critical bugs count',
  help: 'Until they are over a release is not judged.',
  kind: 'days',
  default: 30,
  min: 1,
  max: 180,
};

/** Source: metrics-spec C.4, metric 25. */
export const releaseSuccess = catalogueMetric({
  key: 'release-success',
  name: 'Version release success',
  purpose: 'release',
  unit: 'percent',
  direction: 'higher-is-better',
  definition:
    'The share of the releases of the bucket that were on time by the date planned at first, had 90 % of the scope they began with done, and no bug of the top two priorities reported against them within 30 days. Until then a release is not judged. One that is 30 days overdue has failed. A release of which one of the three cannot be told is left out.',
  example:
    'Of five releases one was late, one had 80 % of its scope, one had a critical bug: 2 of 5 are 40 %.',
  differsFromJira: 'Jira keeps the release date of today only, and people move it to fit.',
  minimum: MINIMUM,
  parameters: [TOLERANCE, SCOPE, WATCH],
  needs: ['versions', 'bug-types', 'priorities'],
  facts: ['fixVersions', 'versions', 'priority', 'status'],
  buckets: [...CALENDAR, 'version'],
  chart: 'series',
  personLevel: null,
  population: 'units',
  compute: (facts, values) => {
    const rules: Rules = {
      input: flowInput(facts, values),
      toleranceDays: numberOf(TOLERANCE, values),
      scopePercent: numberOf(SCOPE, values),
      watchMs: numberOf(WATCH, values) * DAY_MS,
    };
    return releaseSeries(rules);
  },
});

interface Rules {
  readonly input: FlowInput;
  readonly toleranceDays: number;
  readonly scopePercent: number;
  readonly watchMs: number;
}

/** `null`: cannot be told. */
interface Verdict {
  readonly version: Version;
  readonly isMature: boolean;
  readonly isOnTime: boolean | null;
  readonly scopeDone: number | null;
  readonly criticalBugs: number;
}

function releaseSeries(rules: Rules): MetricSeries {
  const { input } = rules;
  const buckets = timedBuckets(input);
  const judged = input.versions.filter((version) => placeOf(version, buckets, rules) !== null);
  const tallies = talliesOf(judged, rules);
  const verdicts = buckets.map((): Verdict[] => []);
  for (const version of judged) {
    const place = placeOf(version, buckets, rules) ?? -1;
    verdicts[place]?.push(verdictOf(version, tallies.get(version.id), rules));
  }
  const readings = buckets.map((timed, place) => reading(timed, verdicts[place] ?? [], rules));
  return seriesWith(readings, () => input.histories.map(notAUnit));
}

const notAUnit = ({ id }: IssueTimeline): MetricExclusion => ({
  issueId: id,
  reason: 'not-a-unit',
});

/** When it was released, or was to be; `null` for one that is neither released nor long overdue. */
function judgedAt({ releasedAt, plannedOn }: Version, { input, watchMs }: Rules): number | null {
  if (releasedAt !== null) return releasedAt;
  const at = plannedOn === null ? Infinity : startOfDay(plannedOn, input.timeZone);
  return at + watchMs > input.now ? null : at;
}

/** Its bucket; `null` for a release that is not judged in any. */
function placeOf(version: Version, buckets: readonly TimedBucket[], rules: Rules): number | null {
  const at = judgedAt(version, rules);
  if (at === null) return null;
  if (buckets[0]?.bucket.container === undefined) return bucketAt(buckets, at);
  const place = buckets.findIndex(({ bucket }) => bucket.container?.id === version.id);
  return place < 0 ? null : place;
}

/** A release while the issues are gone through. */
interface Tally {
  readonly id: Version['id'];
  /** What was in it then is its scope: when it began, or its end where nobody knows. */
  readonly scopeAt: number;
  readonly releasedAt: number;
  inScope: number;
  doneInScope: number;
  criticalBugs: number;
  /** The last issue that was looked at: one can name a release again and again. */
  latest: IssueTimeline | null;
}

type Tallies = ReadonlyMap<Version['id'], Tally>;

/** Of those that are released. */
function talliesOf(versions: readonly Version[], rules: Rules): Tallies {
  const { input } = rules;
  const tallies = new Map<Version['id'], Tally>();
  for (const { id, startOn, releasedAt } of versions) {
    if (releasedAt === null) continue;
    const scopeAt = startOn === null ? releasedAt : startOfDay(addDays(startOn, 1), input.timeZone);
    const nothing = { inScope: 0, doneInScope: 0, criticalBugs: 0, latest: null };
    tallies.set(id, { id, scopeAt, releasedAt, ...nothing });
  }
  for (const issue of population(input).issues) addToScopes(issue, tallies);
  for (const history of input.histories) {
    if (isBug(history, input)) addBug(history, tallies, rules);
  }
  return tallies;
}

/** Of every release it was ever to be part of. */
function addToScopes(issue: FlowIssue, tallies: Tallies): void {
  const { history } = issue;
  for (const id of idsAt(history, 'fixVersions', Infinity)) addToScope(issue, tallies.get(id));
  for (const { from, to } of history.changes['fixVersions'] ?? []) {
    if (from !== null) addToScope(issue, tallies.get(from));
    if (to !== null) addToScope(issue, tallies.get(to));
  }
}

function addToScope(issue: FlowIssue, tally: Tally | undefined): void {
  const { history } = issue;
  if (tally === undefined || tally.latest === history) return;
  tally.latest = history;
  const { id, scopeAt: at } = tally;
  if (history.createdAt > at || !hasIdAt(history, 'fixVersions', { id, at })) return;
  tally.inScope += 1;
  if (issue.categoryAt(tally.releasedAt) === 'done') tally.doneInScope += 1;
}

/** To every release it was reported against, if it is critical and came up in time. */
function addBug(bug: IssueTimeline, tallies: Tallies, { input, watchMs }: Rules): void {
  for (const id of idsAt(bug, 'versions', input.now)) {
    const tally = tallies.get(id);
    if (tally === undefined) continue;
    const until = tally.releasedAt + watchMs;
    if (bug.createdAt < tally.releasedAt || bug.createdAt >= until) continue;
    const rank = priorityRank(valueAt(bug, 'priority', until), input);
    if (rank !== null && rank < CRITICAL_LEVELS) tally.criticalBugs += 1;
  }
}

function verdictOf(version: Version, tally: Tally | undefined, rules: Rules): Verdict {
  const { input, watchMs, toleranceDays } = rules;
  const { releasedAt, plannedOn } = version;
  // What is long overdue has failed, whatever is in it.
  if (releasedAt === null) {
    return { version, isMature: true, isOnTime: false, scopeDone: null, criticalBugs: 0 };
  }
  const day = calendarDateAt(releasedAt, input.timeZone);
  const { inScope = 0, doneInScope = 0, criticalBugs = 0 } = tally ?? {};
  return {
    version,
    isMature: releasedAt + watchMs <= input.now,
    isOnTime: plannedOn === null ? null : daysBetween(plannedOn, day) <= toleranceDays,
    scopeDone: percentOf(doneInScope, inScope),
    criticalBugs,
  };
}

function isSuccess(verdict: Verdict, { scopePercent }: Rules): boolean | null {
  const { isOnTime, scopeDone: done, criticalBugs } = verdict;
  const isInScope = done === null ? null : done >= scopePercent;
  if (isOnTime === false || isInScope === false || criticalBugs > 0) return false;
  return isOnTime === null || isInScope === null ? null : true;
}

function reading(timed: TimedBucket, verdicts: readonly Verdict[], rules: Rules): MetricReading {
  const judged = verdicts.filter(({ isMature }) => isMature);
  const outcomes = judged.flatMap((verdict) => isSuccess(verdict, rules) ?? []);
  const good = outcomes.filter((isGood) => isGood).length;
  const n = outcomes.length;
  const summary = ratio({ numerator: good, denominator: n }, timed, { n, minimum: MINIMUM });
  const isPending = judged.length < verdicts.length;
  const isReconstructed = verdicts.some(({ version }) => version.isReconstructed);
  return {
    bucket: timed.bucket,
    contributors: [],
    excluded: [],
    ...summary,
    reason: n === 0 && isPending ? 'not-mature-yet' : summary.reason,
    flags: [
      ...summary.flags,
      ...(isPending ? (['immature'] as const) : []),
      ...(isReconstructed ? (['reconstructed'] as const) : []),
    ],
    parts: {
      pending: verdicts.length - judged.length,
      notTold: judged.length - n,
    },
    rows: verdicts.map((verdict) => rowOf(verdict, rules)),
  };
}

const yesNo = (is: boolean | null): number | null => (is === null ? null : is ? 1 : 0);

function rowOf(verdict: Verdict, rules: Rules): BreakdownRow {
  const { version, isMature, isOnTime, scopeDone: done, criticalBugs } = verdict;
  return {
    kind: 'version',
    key: version.id,
    value: isMature ? yesNo(isSuccess(verdict, rules)) : null,
    n: 1,
    parts: { onTime: yesNo(isOnTime), scopeDone: done, criticalBugs, isMature: yesNo(isMature) },
  };
}

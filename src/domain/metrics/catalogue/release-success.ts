import { addDays, calendarDateAt, daysBetween } from '../../shared/calendar-date';
import { startOfDay } from '../../shared/zoned-time';
import type { IssueTimeline } from '../timeline/issue-timeline';
import { valueAt } from '../timeline/issue-timeline';
import { stayAt } from '../timeline/status-timeline';
import type { CatalogueInput, Version } from './catalogue-input';
import { CALENDAR, catalogueMetric } from './catalogue-metric';
import { type FlowInput, flowInput } from './flow-input';
import { type FlowIssue, population } from './flow-issue';
import type { BreakdownRow, MetricReading, MetricSeries } from './metric-series';
import { type NumberParameter, numberOf } from './parameters';
import { ratio } from './summary';
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
  /** When it was released, or was to be. */
  readonly at: number;
  readonly isMature: boolean;
  readonly isOnTime: boolean | null;
  readonly scopeDone: number | null;
  readonly criticalBugs: number;
}

function releaseSeries(rules: Rules): MetricSeries {
  const { input } = rules;
  const buckets = timedBuckets(input);
  const verdicts = buckets.map((): Verdict[] => []);
  const members = membersOf(input);
  for (const version of input.versions) {
    const verdict = verdictOf(version, members, rules);
    if (verdict !== null) verdicts[placeOf(verdict, buckets)]?.push(verdict);
  }
  const readings = buckets.map((timed, place) => reading(timed, verdicts[place] ?? [], rules));
  const outside = input.histories.map(({ id }) => ({ issueId: id, reason: 'not-a-unit' as const }));
  return { readings, outside };
}

function placeOf({ version, at }: Verdict, buckets: readonly TimedBucket[]): number {
  if (buckets[0]?.bucket.container === undefined) return bucketAt(buckets, at) ?? -1;
  return buckets.findIndex(({ bucket }) => bucket.container?.id === version.id);
}

interface Members {
  readonly scope: ReadonlyMap<string, readonly FlowIssue[]>;
  readonly bugs: ReadonlyMap<string, readonly IssueTimeline[]>;
}

/** By release every issue that was ever to be part of it, and every bug reported against it. */
function membersOf(input: FlowInput): Members {
  const scope = new Map<string, FlowIssue[]>();
  const bugs = new Map<string, IssueTimeline[]>();
  for (const issue of population(input).issues) {
    for (const id of everIn(issue.history)) listOf(scope, id).push(issue);
  }
  for (const history of input.histories) {
    if (!isBug(history, input)) continue;
    for (const id of idsAt(history, 'versions', input.now)) listOf(bugs, id).push(history);
  }
  return { scope, bugs };
}

function listOf<Item>(lists: Map<string, Item[]>, key: string): Item[] {
  const known = lists.get(key);
  if (known !== undefined) return known;
  const list: Item[] = [];
  lists.set(key, list);
  return list;
}

function everIn(history: IssueTimeline): ReadonlySet<string> {
  const ids = new Set(idsAt(history, 'fixVersions', Infinity));
  for (const { from, to } of history.changes['fixVersions'] ?? []) {
    if (from !== null) ids.add(from);
    if (to !== null) ids.add(to);
  }
  return ids;
}

/** `null` for a release that is neither released nor long overdue. */
function verdictOf(version: Version, members: Members, rules: Rules): Verdict | null {
  const { input, watchMs, toleranceDays } = rules;
  const { releasedAt, plannedOn } = version;
  if (releasedAt === null) {
    const at = plannedOn === null ? Infinity : startOfDay(plannedOn, input.timeZone);
    if (at + watchMs > input.now) return null;
    return { version, at, isMature: true, isOnTime: false, scopeDone: null, criticalBugs: 0 };
  }
  const day = calendarDateAt(releasedAt, input.timeZone);
  return {
    version,
    at: releasedAt,
    isMature: releasedAt + watchMs <= input.now,
    isOnTime: plannedOn === null ? null : daysBetween(plannedOn, day) <= toleranceDays,
    scopeDone: scopeDone(version, members.scope.get(version.id) ?? [], input),
    criticalBugs: (members.bugs.get(version.id) ?? []).filter((bug) =>
      isCritical(bug, { releasedAt, watchMs, input }),
    ).length,
  };
}

/** Percent of what was in it when it began; of what was in it at the end where nobody knows. */
function scopeDone(
  { id, startOn, releasedAt }: Version,
  issues: readonly FlowIssue[],
  { timeZone, now }: FlowInput,
): number | null {
  const end = releasedAt ?? now;
  const start = startOn === null ? end : startOfDay(addDays(startOn, 1), timeZone);
  const baseline = issues.filter(
    ({ history }) =>
      history.createdAt <= start && hasIdAt(history, 'fixVersions', { id, at: start }),
  );
  const done = baseline.filter(({ stays }) => stayAt(stays, end)?.category === 'done');
  return baseline.length === 0 ? null : (100 * done.length) / baseline.length;
}

function isCritical(
  bug: IssueTimeline,
  {
    releasedAt,
    watchMs,
    input,
  }: {
    readonly releasedAt: number;
    readonly watchMs: number;
    readonly input: Pick<CatalogueInput, 'priorityIds'>;
  },
): boolean {
  const until = releasedAt + watchMs;
  if (bug.createdAt < releasedAt || bug.createdAt >= until) return false;
  const rank = priorityRank(valueAt(bug, 'priority', until), input);
  return rank !== null && rank < CRITICAL_LEVELS;
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

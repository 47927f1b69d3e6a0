import { firstNotBelow } from '../../statistics/first-where';
import { inOrder, median } from '../../statistics/quantile';
import { within } from '../timeline/intervals';
import { countedUntil, type Interval } from '../working-time';
import { activeTime } from './active-time';
import type { Worklog } from './catalogue-input';
import { CALENDAR_AND_SPRINTS, catalogueMetric } from './catalogue-metric';
import { doneSeries, type FinishedBucket, type IssueReading } from './done-series';
import { finishedIssues } from './finished-issues';
import { DONE_PARAMETERS, type FlowInput, flowInput } from './flow-input';
import { type FlowIssue, population } from './flow-issue';
import { percentOf, plain, type Summary } from './summary';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINIMUM = 5;

/** Source: metrics-spec C.3, metric 26. */
export const worklogAccuracy = catalogueMetric({
  key: 'worklog-accuracy',
  name: 'Worklog accuracy',
  purpose: 'estimation',
  unit: 'percent',
  direction: 'higher-is-better',
  definition:
    'How close logged time comes to working hours in statuses of work, for the issues finished in the bucket. What somebody works on at the same time shares the hours equally. Logged is what was worked from the start until a day after done. Accuracy is the smaller of the two over the larger, 0 where nothing is logged; the value is the median. It checks consistency, it is not the truth.',
  example:
    '8 hours logged of 10 expected, 4 of 4, 0 of 6, 12 of 8 and 5 of 5: the median is 80 %, 80 % have any log, and 87.9 % of all hours are logged.',
  differsFromJira: 'Jira’s time tracking report compares with estimates, not with statuses.',
  minimum: MINIMUM,
  parameters: DONE_PARAMETERS,
  needs: ['worklogs'],
  facts: ['status', 'flagged', 'assignee', 'worklogs'],
  buckets: CALENDAR_AND_SPRINTS,
  chart: 'distribution',
  personLevel: null,
  population: 'changes',
  compute: (facts, values) => {
    const input = flowInput(facts, values);
    const compared = { expected: expectedHours(input), logsFor: logsBy(input) };
    return doneSeries(
      input,
      (issue) => readIssue(issue, compared),
      (bucket) => summarise(bucket, compared),
    );
  },
});

type HoursOf = (issue: FlowIssue) => number;

/**
 * What one person had in work: stretches of time in columns, since there are some of every issue.
 * An issue is known by its place.
 */
interface Work {
  readonly places: number[];
  readonly starts: number[];
  readonly ends: number[];
}

/**
 * Working hours in statuses of work with one assignee, shared between all that this person had in
 * work at the time.
 */
export function expectedHours(input: FlowInput): HoursOf {
  const hours = new Float64Array(input.histories.length);
  for (const work of workOfEach(input).values()) shareOut(work, hours, input);
  return ({ place }) => hours[place] ?? 0;
}

/** By the person. */
function workOfEach(input: FlowInput): ReadonlyMap<string, Work> {
  const people = new Map<string, Work>();
  const activeOf = activeTime(input);
  for (const issue of population(input).issues) {
    const { place } = issue;
    const active = within(activeOf(issue), lifeOf(issue, input));
    if (active.length === 0) continue;
    const { values, changes } = issue.history;
    const moves = changes['assignee'] ?? [];
    let since = -Infinity;
    let assignee = moves[0] === undefined ? values['assignee'] : moves[0].from;
    for (const { at, to } of moves) {
      addWork(people, assignee, { place, active, from: since, until: at });
      since = at;
      assignee = to;
    }
    addWork(people, assignee, { place, active, from: since, until: Infinity });
  }
  return people;
}

interface Assigned {
  readonly place: number;
  readonly active: readonly Interval[];
  readonly from: number;
  readonly until: number;
}

function addWork(
  people: Map<string, Work>,
  assignee: string | null | undefined,
  { place, active, from, until }: Assigned,
): void {
  if (assignee === null || assignee === undefined || assignee === '') return;
  const work = workOf(people, assignee);
  for (const stretch of active) {
    const start = Math.max(stretch.start, from);
    const end = Math.min(stretch.end, until);
    if (end <= start) continue;
    work.places.push(place);
    work.starts.push(start);
    work.ends.push(end);
  }
}

function workOf(people: Map<string, Work>, assignee: string): Work {
  const before = people.get(assignee);
  if (before !== undefined) return before;
  const work = { places: [], starts: [], ends: [] };
  people.set(assignee, work);
  return work;
}

/** What somebody with one issue after another in work would have put into any one of them so far. */
interface SharedHours {
  /** When something began or ended, in order. */
  readonly moments: Float64Array;
  readonly hours: Float64Array;
}

function shareOut(work: Work, hours: Float64Array, input: FlowInput): void {
  const { moments, hours: soFar } = sharedHours(work, input);
  const upTo = (at: number) => soFar[firstNotBelow(moments, at)] ?? 0;
  for (const [stretch, place] of work.places.entries()) {
    const start = upTo(work.starts[stretch] ?? 0);
    hours[place] = (hours[place] ?? 0) + upTo(work.ends[stretch] ?? 0) - start;
  }
}

/** In one pass over the starts and ends: which issues they are of does not matter. */
function sharedHours({ starts, ends }: Work, { workingHours }: FlowInput): SharedHours {
  const [begins, overs] = [inOrder(starts), inOrder(ends)];
  const whole = { start: begins[0] ?? 0, end: overs.at(-1) ?? 0 };
  const workedUntil = countedUntil(whole, { kind: 'working', hours: workingHours });
  const moments = new Float64Array(starts.length + ends.length);
  const hours = new Float64Array(moments.length);
  let [begun, over, shared, worked] = [0, 0, 0, 0];
  for (let place = 0; place < moments.length; place += 1) {
    const begin = begins[begun] ?? Infinity;
    const end = overs[over] ?? Infinity;
    const at = Math.min(begin, end);
    const workedNow = workedUntil(at);
    if (begun > over) shared += (workedNow - worked) / HOUR_MS / (begun - over);
    worked = workedNow;
    if (begin <= end) begun += 1;
    else over += 1;
    moments[place] = at;
    hours[place] = shared;
  }
  return { moments, hours };
}

function lifeOf(issue: FlowIssue, { now }: FlowInput): Interval {
  const start = issue.startedAt ?? issue.history.createdAt;
  return { start, end: issue.doneAt ?? now };
}

interface Logs {
  /** Worked on from the start of work up to a day after it was done. */
  readonly counted: readonly Worklog[];
  readonly late: readonly Worklog[];
}

const NO_LOGS: Logs = { counted: [], late: [] };

function logsOf(issue: FlowIssue, { worklogs }: FlowInput): Logs {
  const all = worklogs?.get(issue.history.id);
  if (all === undefined) return NO_LOGS;
  const [from, until] = [issue.startedAt ?? 0, (issue.doneAt ?? 0) + DAY_MS];
  const isIn = ({ startedAt }: Worklog) => startedAt >= from && startedAt < until;
  return { counted: all.filter(isIn), late: all.filter((log) => log.startedAt >= until) };
}

type LogsOf = (issue: FlowIssue) => Logs;

/** Of finished issues; found out in the order they lie in memory, and kept by their place. */
function logsBy(input: FlowInput): LogsOf {
  const logs = new Array<Logs>(input.histories.length).fill(NO_LOGS);
  for (const issue of finishedIssues(input).finished) logs[issue.place] = logsOf(issue, input);
  return ({ place }) => logs[place] ?? NO_LOGS;
}

const hoursIn = (logs: readonly Worklog[]): number =>
  logs.reduce((sum, { seconds }) => sum + seconds, 0) / 3600;

/** Hours logged on an issue that count. */
export const loggedHours = (issue: FlowIssue, input: FlowInput): number =>
  hoursIn(logsOf(issue, input).counted);

/** What was logged on issues, and what was to be expected. */
interface Compared {
  readonly logsFor: LogsOf;
  readonly expected: HoursOf;
}

function readIssue(issue: FlowIssue, { expected, logsFor }: Compared): IssueReading {
  if (issue.noCycle !== null) return { kind: 'excluded', reason: issue.noCycle };
  const hours = expected(issue);
  if (hours <= 0) return { kind: 'excluded', reason: 'nothing-to-expect' };
  const logged = hoursIn(logsFor(issue).counted);
  const accuracy = Math.min(logged, hours) / Math.max(logged, hours);
  return { kind: 'counted', amount: 100 * accuracy, of: null };
}

function summarise(
  { timed, issues, contributors }: FinishedBucket,
  { expected, logsFor }: Compared,
): Summary {
  const n = contributors.length;
  const latencies: number[] = [];
  let [withLogs, logged, late, whole] = [0, 0, 0, 0];
  for (const issue of issues) {
    const logs = logsFor(issue);
    whole += expected(issue);
    if (logs === NO_LOGS) continue;
    if (logs.counted.length > 0) withLogs += 1;
    logged += hoursIn(logs.counted);
    late += hoursIn(logs.late);
    for (const { createdAt, startedAt } of logs.counted) {
      latencies.push((createdAt - startedAt) / DAY_MS);
    }
  }
  return {
    ...plain(median(contributors.map(({ amount }) => amount)), timed, { n, minimum: MINIMUM }),
    parts: {
      coverage: percentOf(withLogs, n),
      loggedOfExpected: percentOf(logged, whole),
      latencyDays: median(latencies),
      loggedAfterDone: late,
    },
  };
}

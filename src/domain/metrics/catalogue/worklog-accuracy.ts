import { median } from '../../statistics/quantile';
import type { IssueId } from '../../shared/ids';
import type { IssueTimeline } from '../timeline/issue-timeline';
import { within } from '../timeline/intervals';
import { countedTime, type Interval } from '../working-time';
import { activeIntervals } from './active-time';
import type { Worklog } from './catalogue-input';
import { CALENDAR_AND_SPRINTS, catalogueMetric } from './catalogue-metric';
import { doneSeries, type FinishedBucket, type IssueReading } from './done-series';
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
    const expected = expectedHours(input);
    return doneSeries(
      input,
      (issue) => readIssue(issue, expected, input),
      (bucket) => summarise(bucket, expected, input),
    );
  },
});

type Hours = ReadonlyMap<IssueId, number>;

interface Step {
  readonly at: number;
  readonly issueId: IssueId;
  readonly isStart: boolean;
}

/**
 * Working hours in statuses of work with one assignee, shared between all that this person had in
 * work at the time. One pass over the starts and ends of each person.
 */
function expectedHours(input: FlowInput): Hours {
  const steps = new Map<string, Step[]>();
  for (const issue of population(input).issues) {
    const active = activeInLife(issue, input);
    if (active.length === 0) continue;
    const issueId = issue.history.id;
    for (const stretch of assignments(issue.history)) {
      const own = steps.get(stretch.assignee) ?? [];
      if (own.length === 0) steps.set(stretch.assignee, own);
      for (const { start, end } of within(active, stretch)) {
        own.push({ at: start, issueId, isStart: true }, { at: end, issueId, isStart: false });
      }
    }
  }
  const hours = new Map<IssueId, number>();
  for (const own of steps.values()) shareOut(own, hours, input);
  return hours;
}

function shareOut(steps: Step[], hours: Map<IssueId, number>, { workingHours }: FlowInput): void {
  const counting = { kind: 'working', hours: workingHours } as const;
  const since = new Map<IssueId, number>();
  // What somebody with one issue after another in work would have put into any one of them so far.
  let shared = 0;
  let before: number | null = null;
  for (const { at, issueId, isStart } of steps.sort((a, b) => a.at - b.at)) {
    if (before !== null && since.size > 0) {
      shared += countedTime({ start: before, end: at }, counting) / HOUR_MS / since.size;
    }
    before = at;
    if (isStart) since.set(issueId, shared);
    else {
      hours.set(issueId, (hours.get(issueId) ?? 0) + shared - (since.get(issueId) ?? shared));
      since.delete(issueId);
    }
  }
}

function activeInLife(issue: FlowIssue, input: FlowInput): readonly Interval[] {
  const first = issue.cycle?.startedAt ?? issue.history.createdAt;
  const life = { start: first, end: issue.doneAt ?? input.now };
  return within(activeIntervals(issue, input), life);
}

interface Assignment extends Interval {
  readonly assignee: string;
}

function assignments(history: IssueTimeline): readonly Assignment[] {
  const changes = history.changes['assignee'] ?? [];
  const first = changes[0] === undefined ? history.values['assignee'] : changes[0].from;
  const found: Assignment[] = [];
  let start = -Infinity;
  let assignee = first ?? '';
  for (const { at, to } of changes) {
    if (assignee !== '') found.push({ start, end: at, assignee });
    start = at;
    assignee = to ?? '';
  }
  if (assignee !== '') found.push({ start, end: Infinity, assignee });
  return found;
}

/** Worked on from the start of work up to a day after it was done. */
function logsOf({ history, cycle, doneAt }: FlowIssue, { worklogs }: FlowInput) {
  const all = worklogs?.get(history.id) ?? [];
  const [from, until] = [cycle?.startedAt ?? 0, (doneAt ?? 0) + DAY_MS];
  const isIn = ({ startedAt }: Worklog) => startedAt >= from && startedAt < until;
  return { counted: all.filter(isIn), late: all.filter((log) => log.startedAt >= until) };
}

const hoursIn = (logs: readonly Worklog[]): number =>
  logs.reduce((sum, { seconds }) => sum + seconds, 0) / 3600;

function readIssue(issue: FlowIssue, expected: Hours, input: FlowInput): IssueReading {
  if (issue.cycle === null) return { kind: 'excluded', reason: issue.noCycle ?? 'never-started' };
  const hours = expected.get(issue.history.id) ?? 0;
  if (hours <= 0) return { kind: 'excluded', reason: 'nothing-to-expect' };
  const logged = hoursIn(logsOf(issue, input).counted);
  const accuracy = Math.min(logged, hours) / Math.max(logged, hours);
  return { kind: 'counted', amount: 100 * accuracy, of: null };
}

function summarise(
  { timed, issues, contributors }: FinishedBucket,
  expected: Hours,
  input: FlowInput,
): Summary {
  const n = contributors.length;
  const logs = issues.map((issue) => logsOf(issue, input));
  const logged = logs.reduce((sum, { counted }) => sum + hoursIn(counted), 0);
  const whole = issues.reduce((sum, { history }) => sum + (expected.get(history.id) ?? 0), 0);
  const latencies = logs
    .flatMap(({ counted }) => counted)
    .map(({ createdAt, startedAt }) => (createdAt - startedAt) / DAY_MS);
  return {
    ...plain(median(contributors.map(({ amount }) => amount)), timed, { n, minimum: MINIMUM }),
    parts: {
      coverage: percentOf(logs.filter(({ counted }) => counted.length > 0).length, n),
      loggedOfExpected: percentOf(logged, whole),
      latencyDays: median(latencies),
      loggedAfterDone: logs.reduce((sum, { late }) => sum + hoursIn(late), 0),
    },
  };
}

import { spearman } from '../../statistics/correlation';
import { firstNotBelow } from '../../statistics/first-where';
import { median } from '../../statistics/quantile';
import { estimateAt } from '../timeline/estimate';
import { valueAt } from '../timeline/issue-timeline';
import { within } from '../timeline/intervals';
import type { MetricParameters } from '../tracked-metric';
import { activeTime } from './active-time';
import { CALENDAR_AND_SPRINTS, catalogueMetric } from './catalogue-metric';
import { doneSeries, type FinishedBucket, type IssueReading } from './done-series';
import { DONE_PARAMETERS, type FlowInput, flowInput } from './flow-input';
import { type FlowIssue, population, totalTime } from './flow-issue';
import { type ChoiceParameter, choiceOf } from './parameters';
import { percentOf, plain, type Summary } from './summary';
import { teamsOf } from './teams';
import { bucketAt, type TimedBucket, timedBuckets } from './timed-buckets';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINIMUM = 10;
/** So far back the hours of a point are taken from. */
const REFERENCE_DAYS = 90;
/** With fewer finished issues in that time nobody can say what a point takes. */
const MIN_REFERENCE = 5;
/** With less logged, logged time says who logs rather than what took long. */
const ENOUGH_LOGGED = 0.7;
const NEAR = 0.5;

const EFFORT: ChoiceParameter<'auto' | 'logged' | 'active'> = {
  key: 'effort',
  label: 'Actual effort',
  help: 'One of the two for the whole series, never mixed.',
  kind: 'choice',
  options: [
    { value: 'auto', label: 'Logged time where 70 % of the issues have some, else active time' },
    { value: 'logged', label: 'Logged time' },
    { value: 'active', label: 'Working hours in statuses of work' },
  ],
  default: 'auto',
};

const POINTS_WHEN: ChoiceParameter<'start' | 'done'> = {
  key: 'pointsWhen',
  label: 'Estimate of',
  help: 'People correct estimates while they work; then they fit better than they were.',
  kind: 'choice',
  options: [
    { value: 'start', label: 'When work began' },
    { value: 'done', label: 'When it was done' },
  ],
  default: 'start',
};

/** Source: metrics-spec C.3, metric 20. */
export const estimationAccuracy = catalogueMetric({
  key: 'estimation-accuracy',
  name: 'Story point estimation accuracy',
  purpose: 'estimation',
  unit: 'percent',
  direction: 'higher-is-better',
  definition:
    'How close estimates come to the effort, for the issues finished in the bucket. What a point takes is the median of the team’s hours per point over the 90 days before the bucket; expected effort is that times the estimate; accuracy is the smaller of expected and actual over the larger. The value is the median. Beside it the bias, how estimates rank efforts, and how many are within 50 %.',
  example:
    'At 6 hours a point, 3 points in 18 hours, 5 in 45, 2 in 6, 8 in 48 and 1 in 9: accuracies of 100, 67, 50, 100 and 67 %, the median is 66.7 %.',
  differsFromJira: 'Jira has no such report.',
  minimum: MINIMUM,
  parameters: [EFFORT, POINTS_WHEN, ...DONE_PARAMETERS],
  needs: ['estimates'],
  facts: ['status', 'estimate', 'timespent', 'flagged', 'team'],
  buckets: CALENDAR_AND_SPRINTS,
  chart: 'distribution',
  personLevel: null,
  population: 'changes',
  compute: (facts, values) => {
    const input = flowInput(facts, values);
    const { efforts, isLogged, hoursPerPoint } = effortsAndReference(input, values);
    return doneSeries(
      input,
      (issue) => readIssue(efforts.get(issue), hoursPerPoint),
      (bucket) => summarise(bucket, pairsOf(bucket, efforts, hoursPerPoint), isLogged),
    );
  },
});

/** What each issue took, and what a point usually takes its team. */
export function effortsAndReference(input: FlowInput, values: MetricParameters) {
  const { issues } = population(input);
  const effort = choiceOf(EFFORT, values);
  const isLogged = effort === 'auto' ? isMostlyLogged(issues) : effort === 'logged';
  const efforts = effortsOf(issues, input, {
    hoursOf: isLogged ? loggedHours : activeHours(input),
    isOfStart: choiceOf(POINTS_WHEN, values) === 'start',
  });
  return { efforts, isLogged, hoursPerPoint: referenceOf(input, efforts.all) };
}

interface Effort {
  readonly team: string;
  readonly points: number | null;
  readonly hours: number;
  readonly doneAt: number;
}

interface Efforts {
  readonly all: readonly Effort[];
  /** `undefined` for an issue that is not done. */
  readonly get: (issue: FlowIssue) => Effort | undefined;
}

interface EffortRule {
  readonly hoursOf: (issue: FlowIssue, doneAt: number) => number;
  /** The estimate of when work began. */
  readonly isOfStart: boolean;
}

function effortsOf(
  issues: readonly FlowIssue[],
  input: FlowInput,
  { hoursOf, isOfStart }: EffortRule,
): Efforts {
  const teamOf = teamsOf(input);
  const all: Effort[] = [];
  // By the place of the issue: as keys of a map, a hundred thousand of them would take long.
  const places = new Int32Array(input.histories.length).fill(-1);
  for (const issue of issues) {
    const { history, doneAt, startedAt, place } = issue;
    if (doneAt === null) continue;
    places[place] = all.length;
    all.push({
      team: teamOf(history, doneAt),
      points: estimateAt(history, isOfStart ? (startedAt ?? doneAt) : doneAt, input),
      hours: hoursOf(issue, doneAt),
      doneAt,
    });
  }
  return { all, get: ({ place }) => all[places[place] ?? -1] };
}

function isMostlyLogged(issues: readonly FlowIssue[]): boolean {
  let [finished, logged] = [0, 0];
  for (const issue of issues) {
    if (issue.doneAt === null) continue;
    finished += 1;
    if (loggedHours(issue, issue.doneAt) > 0) logged += 1;
  }
  return finished > 0 && logged / finished >= ENOUGH_LOGGED;
}

function loggedHours({ history }: FlowIssue, at: number): number {
  return Number(valueAt(history, 'timespent', at) ?? 0) / 3600;
}

/** Working hours in statuses of work. */
function activeHours(input: FlowInput): EffortRule['hoursOf'] {
  const activeOf = activeTime(input);
  const counting = { kind: 'working', hours: input.workingHours } as const;
  return (issue, doneAt) => {
    if (issue.startedAt === null) return 0;
    const active = within(activeOf(issue), { start: issue.startedAt, end: doneAt });
    return totalTime(active, counting) / HOUR_MS;
  };
}

type HoursPerPoint = (effort: Effort) => number | null;

/** What one team finished that tells how long a point takes, in the order of time. */
interface TeamRecord {
  readonly doneAt: Float64Array;
  readonly hoursPerPoint: Float64Array;
  /** Of each bucket by its place, once somebody asked. */
  readonly medians: Map<number, number | null>;
}

/** Of each team and bucket, over what it finished in the time before; never over the bucket itself. */
function referenceOf(input: FlowInput, efforts: readonly Effort[]): HoursPerPoint {
  const buckets = timedBuckets(input);
  const teams = recordsOf(efforts);
  return ({ team, doneAt }) => {
    const place = bucketAt(buckets, doneAt);
    const timed = place === null ? undefined : buckets[place];
    const record = teams.get(team);
    if (place === null || timed === undefined || record === undefined) return null;
    const before = record.medians.get(place);
    if (before !== undefined) return before;
    const value = medianBefore(record, timed);
    record.medians.set(place, value);
    return value;
  };
}

const isTelling = ({ points, hours }: Effort): boolean =>
  points !== null && points > 0 && hours > 0;

function recordsOf(efforts: readonly Effort[]): ReadonlyMap<string, TeamRecord> {
  const byTeam = new Map<string, Effort[]>();
  for (const effort of efforts) {
    if (!isTelling(effort)) continue;
    const own = byTeam.get(effort.team);
    if (own === undefined) byTeam.set(effort.team, [effort]);
    else own.push(effort);
  }
  return new Map([...byTeam].map(([team, own]) => [team, recordOf(own)]));
}

function recordOf(efforts: Effort[]): TeamRecord {
  const ordered = efforts.sort((a, b) => a.doneAt - b.doneAt);
  return {
    doneAt: new Float64Array(ordered.map(({ doneAt }) => doneAt)),
    hoursPerPoint: new Float64Array(ordered.map(({ hours, points }) => hours / (points ?? 1))),
    medians: new Map(),
  };
}

function medianBefore({ doneAt, hoursPerPoint }: TeamRecord, { start }: TimedBucket) {
  const from = firstNotBelow(doneAt, start - REFERENCE_DAYS * DAY_MS);
  const window = hoursPerPoint.subarray(from, firstNotBelow(doneAt, start));
  return window.length < MIN_REFERENCE ? null : median(window);
}

function readIssue(effort: Effort | undefined, hoursPerPoint: HoursPerPoint): IssueReading {
  if (effort?.points === undefined || effort.points === null || effort.points <= 0) {
    return { kind: 'excluded', reason: 'unestimated' };
  }
  if (effort.hours <= 0) return { kind: 'excluded', reason: 'no-effort-known' };
  const perPoint = hoursPerPoint(effort);
  if (perPoint === null) return { kind: 'excluded', reason: 'nothing-to-expect' };
  const expected = perPoint * effort.points;
  const accuracy = Math.min(effort.hours, expected) / Math.max(effort.hours, expected);
  return { kind: 'counted', amount: 100 * accuracy, of: null };
}

/** What was expected of the issues of a bucket, and what they took, in columns. */
interface Pairs {
  readonly points: number[];
  readonly hours: number[];
  readonly expected: number[];
}

function pairsOf(
  { issues }: FinishedBucket,
  efforts: Efforts,
  hoursPerPoint: HoursPerPoint,
): Pairs {
  const pairs: Pairs = { points: [], hours: [], expected: [] };
  for (const issue of issues) {
    const effort = efforts.get(issue);
    const perPoint = effort === undefined ? null : hoursPerPoint(effort);
    if (effort === undefined || perPoint === null || effort.points === null) continue;
    pairs.points.push(effort.points);
    pairs.hours.push(effort.hours);
    pairs.expected.push(perPoint * effort.points);
  }
  return pairs;
}

function summarise(
  { timed, contributors }: FinishedBucket,
  { points, hours, expected }: Pairs,
  isLogged: boolean,
): Summary {
  const ofExpected = hours.map((one, place) => one / (expected[place] ?? 0));
  const bias = median(ofExpected.map(Math.log));
  const near = ofExpected.filter((share) => Math.abs(share - 1) <= NEAR).length;
  const n = contributors.length;
  return {
    ...plain(median(contributors.map(({ amount }) => amount)), timed, { n, minimum: MINIMUM }),
    parts: {
      bias: bias === null ? null : 100 * (Math.exp(bias) - 1),
      rankCorrelation: spearman(points.map((x, place) => ({ x, y: hours[place] ?? 0 }))),
      withinHalf: percentOf(near, hours.length),
      isLoggedTime: isLogged ? 1 : 0,
    },
  };
}

import { spearman } from '../../statistics/correlation';
import { firstWhere } from '../../statistics/first-where';
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
import { teamAt } from './teams';
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
      (bucket) => summarise(bucket, { efforts, hoursPerPoint, isLogged }),
    );
  },
});

/** What each issue took, and what a point usually takes its team. */
export function effortsAndReference(input: FlowInput, values: MetricParameters) {
  const when = choiceOf(POINTS_WHEN, values);
  const { efforts, isLogged } = effortsOf(input, choiceOf(EFFORT, values), when);
  return { efforts, isLogged, hoursPerPoint: referenceOf(input, efforts) };
}

interface Effort {
  readonly team: string;
  readonly points: number | null;
  readonly hours: number;
  readonly doneAt: number;
}

type Efforts = ReadonlyMap<FlowIssue, Effort>;

function effortsOf(
  input: FlowInput,
  effort: 'auto' | 'logged' | 'active',
  when: 'start' | 'done',
): { readonly efforts: Efforts; readonly isLogged: boolean } {
  const { issues } = population(input);
  const isLogged = effort === 'auto' ? isMostlyLogged(issues) : effort === 'logged';
  const efforts = new Map<FlowIssue, Effort>();
  for (const issue of issues) {
    const { doneAt } = issue;
    if (doneAt === null) continue;
    const at = when === 'start' ? (issue.cycle?.startedAt ?? doneAt) : doneAt;
    efforts.set(issue, {
      team: teamAt(issue.history, doneAt, input),
      points: estimateAt(issue.history, at, input),
      hours: isLogged ? loggedHours(issue, doneAt) : activeHours(issue, input),
      doneAt,
    });
  }
  return { efforts, isLogged };
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

function activeHours(issue: FlowIssue, input: FlowInput): number {
  if (issue.cycle === null) return 0;
  const { startedAt: start, doneAt: end } = issue.cycle;
  const active = within(activeTime(input)(issue), { start, end });
  return totalTime(active, { kind: 'working', hours: input.workingHours }) / HOUR_MS;
}

type HoursPerPoint = (effort: Effort) => number | null;

/** Of each team and bucket, over what it finished in the time before; never over the bucket itself. */
function referenceOf(input: FlowInput, efforts: Efforts): HoursPerPoint {
  const buckets = timedBuckets(input);
  const byTeam = new Map<string, Effort[]>();
  for (const effort of efforts.values()) {
    const { team, points, hours } = effort;
    if (points === null || points <= 0 || hours <= 0) continue;
    const own = byTeam.get(team);
    if (own === undefined) byTeam.set(team, [effort]);
    else own.push(effort);
  }
  for (const own of byTeam.values()) own.sort((a, b) => a.doneAt - b.doneAt);
  const known = new Map<string, Map<number, number | null>>();
  return ({ team, doneAt }) => {
    const place = bucketAt(buckets, doneAt);
    const timed = place === null ? undefined : buckets[place];
    if (place === null || timed === undefined) return null;
    const ofTeam = known.get(team) ?? new Map<number, number | null>();
    known.set(team, ofTeam);
    const before = ofTeam.get(place);
    if (before !== undefined) return before;
    const value = medianBefore(byTeam.get(team) ?? [], timed);
    ofTeam.set(place, value);
    return value;
  };
}

/** Of efforts in the order of time. */
function medianBefore(efforts: readonly Effort[], { start }: TimedBucket): number | null {
  const since = (at: number) =>
    firstWhere(efforts.length, (place) => (efforts[place]?.doneAt ?? Infinity) >= at);
  const window = efforts.slice(since(start - REFERENCE_DAYS * DAY_MS), since(start));
  const ratios = window.map(({ hours, points }) => hours / (points ?? 1));
  return ratios.length < MIN_REFERENCE ? null : median(ratios);
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

function summarise(
  { timed, issues, contributors }: FinishedBucket,
  {
    efforts,
    hoursPerPoint,
    isLogged,
  }: {
    readonly efforts: Efforts;
    readonly hoursPerPoint: HoursPerPoint;
    readonly isLogged: boolean;
  },
): Summary {
  const pairs = issues.flatMap((issue) => {
    const effort = efforts.get(issue);
    const perPoint = effort === undefined ? null : hoursPerPoint(effort);
    if (effort === undefined || perPoint === null || effort.points === null) return [];
    return { points: effort.points, hours: effort.hours, expected: perPoint * effort.points };
  });
  const bias = median(pairs.map(({ hours, expected }) => Math.log(hours / expected)));
  const near = pairs.filter(({ hours, expected }) => Math.abs(hours / expected - 1) <= NEAR);
  const n = contributors.length;
  return {
    ...plain(median(contributors.map(({ amount }) => amount)), timed, { n, minimum: MINIMUM }),
    parts: {
      bias: bias === null ? null : 100 * (Math.exp(bias) - 1),
      rankCorrelation: spearman(pairs.map(({ points, hours }) => ({ x: points, y: hours }))),
      withinHalf: percentOf(near.length, pairs.length),
      isLoggedTime: isLogged ? 1 : 0,
    },
  };
}

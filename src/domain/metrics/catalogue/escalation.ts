import { median } from '../../statistics/quantile';
import type { AccountId } from '../../shared/ids';
import type { ValueChange } from '../timeline/issue-timeline';
import type { MetricParameters } from '../tracked-metric';
import { eachPlace, isSeen } from './bucket-ranges';
import { CALENDAR_AND_SPRINTS, catalogueMetric } from './catalogue-metric';
import { type FlowInput, flowInput } from './flow-input';
import { type FlowIssue, isOpenBefore, openIntervals, population } from './flow-issue';
import type { Instant } from './instants';
import type { BreakdownRow } from './metric-series';
import { type NumberParameter, numberOf } from './parameters';
import { standingSeries } from './standing-series';
import { ratio, type Summary } from './summary';
import type { TimedBucket } from './timed-buckets';
import { priorityRank } from './work-input';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const MINIMUM = 10;

const TRIAGE: NumberParameter = {
  key: 'triageMinutes',
  label: 'Triage, in minutes',
  help: 'What changes so soon after an issue was created is no escalation.',
  kind: 'number',
  default: 15,
  min: 0,
  max: 1440,
};

/** Source: metrics-spec C.5, metric 9. */
export const escalation = catalogueMetric({
  key: 'escalation',
  name: 'Escalation pattern',
  purpose: 'quality',
  unit: 'percent',
  direction: 'lower-is-better',
  definition:
    'The share of the issues open at any time of the bucket that were escalated in it: their priority was raised, they went to somebody you named for escalations, to another project or team after work had begun, or got a status or label you named. The first 15 minutes are triage. Beside it how often each happened, hours from creation, and the cycle times of escalated and other issues.',
  example:
    'Of five issues one is raised twice, one goes to a senior, one to another project, one is lowered: 3 of 5 are 60 %, 4 events.',
  differsFromJira: 'Jira has no such report.',
  minimum: MINIMUM,
  parameters: [TRIAGE],
  needs: [],
  facts: ['status', 'priority', 'assignee', 'project', 'team', 'labels'],
  buckets: CALENDAR_AND_SPRINTS,
  chart: 'series',
  personLevel: null,
  population: 'stands',
  compute: (facts, values) => {
    const input = flowInput(facts, values);
    const eventsOf = escalationFinder(input, values);
    return standingSeries(input, population(input), (inOrder) => {
      const tallies = inOrder.map(nothingYet);
      return {
        looking: 'any-time',
        duringOf: openIntervals,
        isSeenAt: wasOpenIn,
        count: (issue, ranges) => {
          const events = eventsOf(issue);
          const counted = { days: cycleDays(issue, input), createdAt: issue.history.createdAt };
          eachPlace(ranges, (place) => {
            const tally = tallies[place];
            const instant = inOrder[place];
            if (tally !== undefined && instant !== undefined) {
              add(tally, eventsIn(events, instant.timed), counted);
            }
          });
        },
        summarise: ({ timed, place }) => summarise(tallies[place] ?? nothingYet(), timed),
        contributorOf: (issue, { timed }) =>
          eventsOf(issue).some(({ at }) => isIn(at, timed))
            ? { amount: 1, of: 1, role: 'escalated' }
            : { amount: 0, of: 1, role: 'not-escalated' },
      };
    });
  },
});

/** At any time of a bucket; most issues have been done since long before it. */
function wasOpenIn(issue: FlowIssue, instant: Instant): boolean {
  if (isOpenBefore(issue, instant.at)) return true;
  if ((issue.lastStart ?? -Infinity) <= instant.timed.start) return false;
  return openIntervals(issue).some((one) => isSeen(one, instant, 'any-time'));
}

const EVENT_TYPES = ['priority', 'assignee', 'project', 'team', 'status', 'label'] as const;
type EventType = (typeof EVENT_TYPES)[number];

export interface EscalationEvent extends ValueChange {
  readonly type: EventType;
}

const NO_EVENTS: readonly EscalationEvent[] = [];

const isIn = (at: number, { start, end }: TimedBucket): boolean => start <= at && at < end;

/** Most issues are never escalated. */
function eventsIn(
  events: readonly EscalationEvent[],
  timed: TimedBucket,
): readonly EscalationEvent[] {
  return events.length === 0 ? events : events.filter(({ at }) => isIn(at, timed));
}

/** What escalated an issue, by field and oldest first. */
export function escalationFinder(
  input: FlowInput,
  values: MetricParameters,
): (issue: FlowIssue) => readonly EscalationEvent[] {
  const triageMs = numberOf(TRIAGE, values) * MINUTE_MS;
  const signs = signsOf(input);
  return (issue) => escalationsOf(issue, signs, triageMs);
}

/** What makes a change of a field of an issue an escalation. */
interface Sign {
  readonly type: EventType;
  readonly field: string;
  readonly isOne: (change: ValueChange, issue: FlowIssue) => boolean;
}

/** Those that can be found at all: nothing is an escalation to nobody. */
function signsOf(input: FlowInput): readonly Sign[] {
  const { escalation: rule, teams } = input.practice;
  const isMoved: Sign['isOne'] = ({ at, from, to }, issue) => from !== to && at > workSince(issue);
  const signs: readonly (Sign & { readonly isUsed: boolean })[] = [
    {
      ...{ type: 'priority', field: 'priority', isUsed: true },
      isOne: (change) => isRaised(change, input),
    },
    {
      ...{ type: 'assignee', field: 'assignee', isUsed: rule.accountIds.size > 0 },
      isOne: ({ to }) => isAccount(to) && rule.accountIds.has(to),
    },
    { type: 'project', field: 'project', isUsed: true, isOne: isMoved },
    { type: 'team', field: teams.fieldId ?? '', isUsed: teams.fieldId !== null, isOne: isMoved },
    {
      ...{ type: 'status', field: 'status', isUsed: rule.statusIds.size > 0 },
      isOne: ({ to }) => rule.statusIds.has(to ?? ''),
    },
    {
      ...{ type: 'label', field: 'labels', isUsed: rule.labels.size > 0 },
      isOne: ({ from, to }) => isAdded(rule.labels, from, to),
    },
  ];
  return signs.filter(({ isUsed }) => isUsed);
}

function escalationsOf(
  issue: FlowIssue,
  signs: readonly Sign[],
  triageMs: number,
): readonly EscalationEvent[] {
  const { createdAt, changes } = issue.history;
  let events: EscalationEvent[] | null = null;
  for (const { type, field, isOne } of signs) {
    const some = changes[field];
    if (some === undefined) continue;
    for (const change of some) {
      if (change.at < createdAt + triageMs || !isOne(change, issue)) continue;
      events ??= [];
      events.push({ ...change, type });
    }
  }
  return events ?? NO_EVENTS;
}

/** When work first began; never, for an issue that nobody started. */
const workSince = (issue: FlowIssue): number =>
  issue.stretchesIn(({ category }) => category === 'indeterminate')[0]?.start ?? Infinity;

const isAccount = (id: string | null): id is AccountId => id !== null;

function isRaised({ from, to }: ValueChange, input: FlowInput): boolean {
  const before = priorityRank(from, input);
  const after = priorityRank(to, input);
  return before !== null && after !== null && after < before;
}

/** One of the words is there that was not. */
function isAdded(words: ReadonlySet<string>, from: string | null, to: string | null): boolean {
  const before = new Set((from ?? '').split(' '));
  return (to ?? '').split(' ').some((word) => words.has(word) && !before.has(word));
}

/** The issues open in one bucket. */
interface Tally {
  n: number;
  escalated: number;
  readonly countOf: Record<EventType, number>;
  /** Of each event, since the issue was created. */
  readonly hours: number[];
  /** Days of the cycles of the escalated issues and of the others. */
  readonly cyclesEscalated: number[];
  readonly cyclesOthers: number[];
}

const nothingYet = (): Tally => ({
  n: 0,
  escalated: 0,
  countOf: { priority: 0, assignee: 0, project: 0, team: 0, status: 0, label: 0 },
  hours: [],
  cyclesEscalated: [],
  cyclesOthers: [],
});

interface Counted {
  readonly days: number | null;
  readonly createdAt: number;
}

/** `events`: those of the bucket. */
function add(tally: Tally, events: readonly EscalationEvent[], { days, createdAt }: Counted): void {
  const isEscalated = events.length > 0;
  tally.n += 1;
  if (isEscalated) tally.escalated += 1;
  if (days !== null) (isEscalated ? tally.cyclesEscalated : tally.cyclesOthers).push(days);
  for (const { type, at } of events) {
    tally.countOf[type] += 1;
    tally.hours.push((at - createdAt) / HOUR_MS);
  }
}

function summarise(tally: Tally, timed: TimedBucket): Summary {
  const { n, escalated, countOf, hours } = tally;
  return {
    ...ratio({ numerator: escalated, denominator: n }, timed, { n, minimum: MINIMUM }),
    parts: {
      events: hours.length,
      medianHours: median(hours),
      cycleEscalated: median(tally.cyclesEscalated),
      cycleOthers: median(tally.cyclesOthers),
    },
    rows: EVENT_TYPES.map((type): BreakdownRow => {
      const count = countOf[type];
      return { kind: 'event-type', key: type, value: count, n: count, parts: {} };
    }),
  };
}

function cycleDays(issue: FlowIssue, { counting }: FlowInput): number | null {
  const time = issue.cycleTime(counting);
  return time === null ? null : time / DAY_MS;
}

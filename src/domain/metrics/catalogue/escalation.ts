import { median } from '../../statistics/quantile';
import type { AccountId } from '../../shared/ids';
import { startedAt } from '../timeline/completion';
import type { IssueTimeline, ValueChange } from '../timeline/issue-timeline';
import { CALENDAR_AND_SPRINTS, catalogueMetric } from './catalogue-metric';
import { type FlowInput, flowInput } from './flow-input';
import { type FlowIssue, openIntervals, totalTime } from './flow-issue';
import type { BreakdownRow } from './metric-series';
import { type NumberParameter, numberOf } from './parameters';
import { overlapSeries, type Snapshot } from './snapshot-series';
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
    const triageMs = numberOf(TRIAGE, values) * MINUTE_MS;
    const events = new Map<FlowIssue, readonly EscalationEvent[]>();
    return overlapSeries(
      input,
      (issue) => {
        const own = eventsOf(issue, input, triageMs);
        events.set(issue, own);
        const isHit = (timed: TimedBucket) => own.some(({ at }) => isIn(at, timed));
        return {
          during: openIntervals(issue),
          amountAt: (_at, timed) => (isHit(timed) ? 1 : 0),
          ofAt: () => 1,
          roleAt: (_at, timed) => (isHit(timed) ? 'escalated' : 'not-escalated'),
        };
      },
      (snapshot) => summarise(snapshot, events, input),
    );
  },
});

const EVENT_TYPES = ['priority', 'assignee', 'project', 'team', 'status', 'label'] as const;
type EventType = (typeof EVENT_TYPES)[number];

interface EscalationEvent {
  readonly type: EventType;
  readonly at: number;
}

const isIn = (at: number, { start, end }: TimedBucket): boolean => start <= at && at < end;

function eventsOf(
  { history, stays }: FlowIssue,
  input: FlowInput,
  triageMs: number,
): readonly EscalationEvent[] {
  const started = startedAt(stays) ?? Infinity;
  const { escalation: rule, teams } = input.practice;
  const find = (type: EventType, field: string | null, isOne: (change: ValueChange) => boolean) =>
    changesOf(history, field)
      .filter((change) => change.at >= history.createdAt + triageMs && isOne(change))
      .map(({ at }): EscalationEvent => ({ type, at }));
  const isMoved = ({ at, from, to }: ValueChange) => at > started && from !== to;
  return [
    ...find('priority', 'priority', (change) => isRaised(change, input)),
    ...find('assignee', 'assignee', ({ to }) => isAccount(to) && rule.accountIds.has(to)),
    ...find('project', 'project', isMoved),
    ...find('team', teams.fieldId, isMoved),
    ...find('status', 'status', ({ to }) => rule.statusIds.has(to ?? '')),
    ...find('label', 'labels', ({ from, to }) => isAdded(rule.labels, from, to)),
  ];
}

const changesOf = ({ changes }: IssueTimeline, field: string | null): readonly ValueChange[] =>
  field === null ? [] : (changes[field] ?? []);

const isAccount = (id: string | null): id is AccountId => id !== null;

function isRaised({ from, to }: ValueChange, input: FlowInput): boolean {
  const [before, after] = [priorityRank(from, input), priorityRank(to, input)];
  return before !== null && after !== null && after < before;
}

/** One of the words is there that was not. */
function isAdded(words: ReadonlySet<string>, from: string | null, to: string | null): boolean {
  const before = new Set((from ?? '').split(' '));
  return (to ?? '').split(' ').some((word) => words.has(word) && !before.has(word));
}

function summarise(
  { timed, issues, contributors }: Snapshot,
  eventsByIssue: ReadonlyMap<FlowIssue, readonly EscalationEvent[]>,
  input: FlowInput,
): Summary {
  const n = issues.length;
  const escalated = issues.filter((_, place) => contributors[place]?.amount === 1);
  const others = issues.filter((_, place) => contributors[place]?.amount === 0);
  const events = escalated.flatMap((issue) =>
    (eventsByIssue.get(issue) ?? [])
      .filter(({ at }) => isIn(at, timed))
      .map((event) => ({ ...event, hours: (event.at - issue.history.createdAt) / HOUR_MS })),
  );
  return {
    ...ratio({ numerator: escalated.length, denominator: n }, timed, { n, minimum: MINIMUM }),
    parts: {
      events: events.length,
      medianHours: median(events.map(({ hours }) => hours)),
      cycleEscalated: medianCycle(escalated, input),
      cycleOthers: medianCycle(others, input),
    },
    rows: EVENT_TYPES.map((type): BreakdownRow => {
      const count = events.filter((event) => event.type === type).length;
      return { kind: 'event-type', key: type, value: count, n: count, parts: {} };
    }),
  };
}

function medianCycle(issues: readonly FlowIssue[], { counting }: FlowInput): number | null {
  return median(
    issues.flatMap(({ cycle }) =>
      cycle === null ? [] : totalTime(cycle.counted, counting) / DAY_MS,
    ),
  );
}

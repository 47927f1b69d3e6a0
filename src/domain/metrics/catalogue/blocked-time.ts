import { type BlockedSignals, blockedIntervals } from '../timeline/blocked';
import { dayLength } from '../working-time';
import { CALENDAR_AND_SPRINTS, catalogueMetric } from './catalogue-metric';
import { doneSeries, type IssueReading } from './done-series';
import { CYCLE_PARAMETERS, type FlowInput, flowInput } from './flow-input';
import { type FlowIssue, totalTime } from './flow-issue';
import { summariseShares } from './summary';

const MINIMUM = 5;

/** Source: metrics-spec C.1, metric 2. */
export const blockedTime = catalogueMetric({
  key: 'blocked-time',
  name: 'Blocked time',
  purpose: 'flow',
  unit: 'percent',
  direction: 'lower-is-better',
  definition:
    'The share of their cycle time in which the issues finished in the bucket were blocked: flagged, or in a status you named as blocked, counted once where both hold. Time blocked over cycle time, summed over all issues.',
  example: '3 days blocked in 14.5 days of cycle time are 20.69 %.',
  differsFromJira: 'Jira has no such report.',
  minimum: MINIMUM,
  parameters: CYCLE_PARAMETERS,
  needs: [],
  facts: ['status', 'flagged', 'resolution'],
  buckets: CALENDAR_AND_SPRINTS,
  chart: 'series',
  personLevel: null,
  population: 'changes',
  compute: (facts, values) => {
    const input = flowInput(facts, values);
    const { flaggedFieldId, practice } = input;
    const signals = { flaggedFieldId, blockedStatusIds: practice.statuses.blocked };
    return doneSeries(input, (issue) => readIssue(issue, signals, input), summariseShares(MINIMUM));
  },
});

function readIssue(issue: FlowIssue, signals: BlockedSignals, input: FlowInput): IssueReading {
  const { history, cycle, noCycle } = issue;
  if (cycle === null) return { kind: 'excluded', reason: noCycle ?? 'never-started' };
  const { counted } = cycle;
  // Few issues ever were in such a status; the stays of the others need not be put together.
  const isStay = issue.hasBeen(({ statusId }) => signals.blockedStatusIds.has(statusId));
  const blocked = blockedIntervals(history, isStay ? issue.stays : [], { signals, counted });
  const day = dayLength(input.counting);
  return {
    kind: 'counted',
    amount: totalTime(blocked, input.counting) / day,
    of: totalTime(counted, input.counting) / day,
  };
}

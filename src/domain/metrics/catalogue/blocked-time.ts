import { blockedIntervals } from '../timeline/blocked';
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
    return doneSeries(input, (issue) => readIssue(issue, input), summariseShares(MINIMUM));
  },
});

function readIssue({ history, stays, cycle, noCycle }: FlowIssue, input: FlowInput): IssueReading {
  if (cycle === null) return { kind: 'excluded', reason: noCycle ?? 'never-started' };
  const { counted } = cycle;
  const signals = {
    flaggedFieldId: input.flaggedFieldId,
    blockedStatusIds: input.practice.statuses.blocked,
  };
  const blocked = blockedIntervals(history, stays, { signals, counted });
  return {
    kind: 'counted',
    amount: totalTime(blocked, input.counting) / dayLength(input.counting),
    of: totalTime(counted, input.counting) / dayLength(input.counting),
  };
}

import { within } from '../timeline/intervals';
import { activeIntervals } from './active-time';
import { dayLength } from '../working-time';
import { CALENDAR_AND_SPRINTS, catalogueMetric } from './catalogue-metric';
import { doneSeries, type IssueReading } from './done-series';
import { CYCLE_PARAMETERS, type FlowInput, flowInput } from './flow-input';
import { type FlowIssue, totalTime } from './flow-issue';
import { summariseShares } from './summary';

const MINIMUM = 5;

/** Source: metrics-spec C.1, metric 10. */
export const flowEfficiency = catalogueMetric({
  key: 'flow-efficiency',
  name: 'Flow efficiency',
  purpose: 'flow',
  unit: 'percent',
  direction: 'higher-is-better',
  definition:
    'The share of their cycle time in which somebody worked on the issues finished in the bucket: time in statuses of work that you did not name as waiting, minus time flagged. Review counts as waiting unless you say otherwise. Active time over cycle time, summed over all issues.',
  example: '10 active days in 14.5 days of cycle time are 68.97 %.',
  differsFromJira: 'Jira has no such report.',
  minimum: MINIMUM,
  parameters: CYCLE_PARAMETERS,
  needs: ['status-mapping'],
  facts: ['status', 'flagged', 'resolution'],
  buckets: CALENDAR_AND_SPRINTS,
  chart: 'series',
  personLevel: null,
  population: 'changes',
  // Where nobody has said what waiting is, everything looks active: about 100 %, and meaningless.
  compute: (facts, values) => {
    const input = flowInput(facts, values);
    return doneSeries(input, (issue) => readIssue(issue, input), summariseShares(MINIMUM));
  },
});

function readIssue(issue: FlowIssue, input: FlowInput): IssueReading {
  const { cycle, noCycle } = issue;
  if (cycle === null) return { kind: 'excluded', reason: noCycle ?? 'never-started' };
  const working = activeIntervals(issue, input);
  const active = cycle.counted.flatMap((stretch) => within(working, stretch));
  return {
    kind: 'counted',
    amount: totalTime(active, input.counting) / dayLength(input.counting),
    of: totalTime(cycle.counted, input.counting) / dayLength(input.counting),
  };
}

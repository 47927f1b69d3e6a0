import { within } from '../timeline/intervals';
import { activeTime } from './active-time';
import { countedTime, dayLength, type Interval } from '../working-time';
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
    const activeOf = activeTime(input);
    return doneSeries(
      input,
      (issue) => readIssue(issue, activeOf, input),
      summariseShares(MINIMUM),
    );
  },
});

function readIssue(
  issue: FlowIssue,
  activeOf: (issue: FlowIssue) => readonly Interval[],
  { counting }: FlowInput,
): IssueReading {
  const { cycle, noCycle } = issue;
  if (cycle === null) return { kind: 'excluded', reason: noCycle ?? 'never-started' };
  const working = activeOf(issue);
  const day = dayLength(counting);
  let active = 0;
  for (const stretch of cycle.counted) {
    for (const part of within(working, stretch)) active += countedTime(part, counting);
  }
  const of = totalTime(cycle.counted, counting) / day;
  return { kind: 'counted', amount: active / day, of };
}

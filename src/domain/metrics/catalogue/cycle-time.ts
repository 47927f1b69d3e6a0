import { dayLength } from '../working-time';
import { CALENDAR_AND_SPRINTS, catalogueMetric } from './catalogue-metric';
import { doneSeries, type IssueReading } from './done-series';
import { CYCLE_PARAMETERS, type FlowInput, flowInput } from './flow-input';

import { type FlowIssue, totalTime } from './flow-issue';
import { summariseDurations } from './summary';

const MINIMUM = 5;

/** Source: metrics-spec C.1, metric 6. */
export const cycleTime = catalogueMetric({
  key: 'cycle-time',
  name: 'Cycle time',
  purpose: 'speed',
  unit: 'days',
  direction: 'lower-is-better',
  definition:
    'Days from the first time an issue went into work until it was done for good. Time it spent in done before it was reopened does not count. The value is the median over the issues finished in the bucket.',
  example:
    'Issues of 2, 3.5, 3 and 6 days: the median is 3.25, the mean 3.625, and 85 % took at most 4.875 days.',
  differsFromJira:
    'Jira’s control chart adds up the time in the chosen columns, rework included, and shows a rolling mean.',
  minimum: MINIMUM,
  parameters: CYCLE_PARAMETERS,
  needs: [],
  facts: ['status', 'resolution'],
  buckets: CALENDAR_AND_SPRINTS,
  chart: 'distribution',
  personLevel: null,
  population: 'changes',
  compute: (facts, values) => {
    const input = flowInput(facts, values);
    return doneSeries(input, (issue) => readIssue(issue, input), summariseDurations(MINIMUM));
  },
});

function readIssue({ cycle, noCycle }: FlowIssue, { counting }: FlowInput): IssueReading {
  if (cycle === null) return { kind: 'excluded', reason: noCycle ?? 'never-started' };
  const amount = totalTime(cycle.counted, counting) / dayLength(counting);
  return { kind: 'counted', amount, of: null };
}

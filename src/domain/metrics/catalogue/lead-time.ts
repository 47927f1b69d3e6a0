import { dayLength } from '../working-time';
import { CALENDAR_AND_SPRINTS, catalogueMetric } from './catalogue-metric';
import { doneSeries, type IssueReading } from './done-series';
import { COUNTING, DONE_PARAMETERS, type FlowInput, flowInput } from './flow-input';

import { type FlowIssue, totalTime } from './flow-issue';
import { summariseDurations } from './summary';

const MINIMUM = 5;

/** Source: metrics-spec C.1, metric 13. */
export const leadTime = catalogueMetric({
  key: 'lead-time',
  name: 'Lead time',
  purpose: 'speed',
  unit: 'days',
  direction: 'lower-is-better',
  definition:
    'Days from the creation of an issue until it was done for good, whatever happened in between. The value is the median over the issues finished in the bucket.',
  example:
    'Issues of 3, 5.5, 7, 1 and 7 days: the median is 5.5, the mean 4.7, and 85 % took at most 7 days.',
  differsFromJira:
    'DORA’s lead time for changes runs from the commit to the deployment and is a metric of its own.',
  minimum: MINIMUM,
  parameters: [COUNTING, ...DONE_PARAMETERS],
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

function readIssue(issue: FlowIssue, { counting }: FlowInput): IssueReading {
  const { createdAt } = issue.history;
  const end = issue.doneAt ?? createdAt;
  if (end < createdAt) return { kind: 'excluded', reason: 'bad-order' };
  if (issue.noCycle === 'imported') return { kind: 'excluded', reason: 'imported' };
  const whole = { start: createdAt, end };
  return { kind: 'counted', amount: totalTime([whole], counting) / dayLength(counting), of: null };
}

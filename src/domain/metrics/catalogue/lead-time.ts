import type { CatalogueMetric } from './catalogue-metric';
import { doneSeries, type IssueReading, summariseDurations } from './done-series';
import type { FlowInput } from './flow-input';
import { type FlowIssue, totalTime } from './flow-issue';

const DAY_MS = 86_400_000;
const MINIMUM = 5;

/** Source: metrics-spec C.1, metric 13. */
export const leadTime: CatalogueMetric = {
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
  needs: [],
  compute: (input) =>
    doneSeries(input, (issue) => readIssue(issue, input), summariseDurations(MINIMUM)),
};

function readIssue(issue: FlowIssue, { counting }: FlowInput): IssueReading {
  const { createdAt } = issue.history;
  const end = issue.doneAt ?? createdAt;
  if (end < createdAt) return { kind: 'excluded', reason: 'bad-order' };
  if (issue.noCycle === 'imported') return { kind: 'excluded', reason: 'imported' };
  const whole = { start: createdAt, end };
  return { kind: 'counted', amount: totalTime([whole], counting) / DAY_MS, of: null };
}

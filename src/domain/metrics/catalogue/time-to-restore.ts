import { mean, median, quantile } from '../../statistics/quantile';
import { CALENDAR_AND_SPRINTS, catalogueMetric } from './catalogue-metric';
import { doneSeries, type IssueReading } from './done-series';
import { DONE_PARAMETERS, flowInput } from './flow-input';
import type { FlowIssue } from './flow-issue';
import { type CountedBucket, plain, type Summary } from './summary';
import { isBug } from './work-input';

const HOUR_MS = 3_600_000;
const MINIMUM = 5;

/** Source: metrics-spec C.4, metric X3. */
export const timeToRestore = catalogueMetric({
  key: 'time-to-restore',
  name: 'Mean time to restore',
  purpose: 'quality',
  unit: 'hours',
  direction: 'lower-is-better',
  definition:
    'Hours from the creation of a bug or incident until it was done for good, over those done in the bucket. The value is the mean; the median stands beside it, since a few long ones bend the mean. Always calendar time. A bug that was created as done, as imports are, does not count.',
  example: '4, 10, 6, 30 and 50 hours: the mean is 20, the median 10.',
  differsFromJira:
    'Jira’s resolution-time report goes by the resolution field and shows a mean over all types.',
  minimum: MINIMUM,
  parameters: DONE_PARAMETERS,
  needs: ['bug-types'],
  facts: ['status', 'resolution'],
  buckets: CALENDAR_AND_SPRINTS,
  chart: 'distribution',
  personLevel: null,
  population: 'changes',
  compute: (facts, values) =>
    doneSeries(
      flowInput(facts, values),
      (issue) =>
        isBug(issue.history, facts, issue.doneAt ?? undefined)
          ? readBug(issue)
          : { kind: 'excluded', reason: 'other-type' },
      summarise,
    ),
});

function readBug({ history, doneAt, noCycle }: FlowIssue): IssueReading {
  if (noCycle === 'imported') return { kind: 'excluded', reason: noCycle };
  const hours = ((doneAt ?? history.createdAt) - history.createdAt) / HOUR_MS;
  if (hours < 0) return { kind: 'excluded', reason: 'bad-order' };
  return { kind: 'counted', amount: hours, of: null, role: 'bug' };
}

function summarise({ timed, contributors }: CountedBucket): Summary {
  const hours = contributors.map(({ amount }) => amount);
  return {
    ...plain(mean(hours), timed, { n: hours.length, minimum: MINIMUM }),
    parts: { median: median(hours), p85: quantile(hours, 0.85) },
  };
}

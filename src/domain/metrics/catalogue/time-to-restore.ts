import { mean, median, quantile } from '../../statistics/quantile';
import { doneSeries, type IssueReading, plain } from './done-series';
import type { FlowIssue } from './flow-issue';
import type { MetricSeries } from './metric-series';
import { isBug, type WorkInput } from './work-input';

const HOUR_MS = 3_600_000;
const MINIMUM = 5;

/**
 * Mean hours from the creation of a bug until it was done for good, over those done in the bucket,
 * with the median beside it since a few long ones bend the mean. Always calendar time.
 * Source: metrics-spec C.4, metric X3.
 */
export function timeToRestore(input: WorkInput): MetricSeries {
  const histories = input.histories.filter((timeline) => isBug(timeline, input));
  return doneSeries({ ...input, histories }, readIssue, ({ timed, contributors }) => {
    const hours = contributors.map(({ amount }) => amount);
    return {
      ...plain(mean(hours), timed, { n: hours.length, minimum: MINIMUM }),
      parts: { median: median(hours), p85: quantile(hours, 0.85) },
    };
  });
}

function readIssue({ history, doneAt }: FlowIssue): IssueReading {
  const hours = ((doneAt ?? history.createdAt) - history.createdAt) / HOUR_MS;
  if (hours < 0) return { kind: 'excluded', reason: 'bad-order' };
  return { kind: 'counted', amount: hours, of: null };
}

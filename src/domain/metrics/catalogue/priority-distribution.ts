import { mean } from '../../statistics/quantile';
import { valueAt } from '../timeline/issue-timeline';
import { stayBefore } from '../timeline/status-timeline';
import { plain } from './done-series';
import { flowIssues } from './flow-issue';
import type { MetricReading, MetricSeries } from './metric-series';
import { prioritySharesOf } from './priority-shares';
import { snapshotSeries } from './snapshot-series';
import type { WorkInput } from './work-input';

const MINIMUM = 10;
/** So many buckets before make what is usual. */
const USUAL = 8;

/**
 * Percent of the issues open at the end of the bucket that are in the top two levels of the
 * priority scheme. Beside it the inflation: how many points that is above the mean of the eight
 * buckets before. Source: metrics-spec C.5, metric 14.
 */
export function priorityDistribution(input: WorkInput): MetricSeries {
  const byId = new Map(flowIssues(input).map((issue) => [issue.history.id, issue.history]));
  const series = snapshotSeries(
    input,
    ({ stays }, at) => {
      const category = stayBefore(stays, at)?.category;
      return category === undefined || category === 'done' ? null : 1;
    },
    ({ timed, at, contributors }) => {
      const priorities = contributors.map(({ issueId }) => {
        const history = byId.get(issueId);
        return history === undefined ? null : valueAt(history, 'priority', at - 1);
      });
      const { top, byPriority, entropy } = prioritySharesOf(priorities, input);
      return {
        ...plain(top, timed, { n: contributors.length, minimum: MINIMUM }),
        parts: { ...byPriority, entropy },
      };
    },
  );
  return { ...series, readings: series.readings.map(withInflation) };
}

function withInflation(
  reading: MetricReading,
  place: number,
  all: readonly MetricReading[],
): MetricReading {
  const before = all.slice(Math.max(0, place - USUAL), place).flatMap(({ value }) => value ?? []);
  const usual = mean(before);
  const inflation = reading.value === null || usual === null ? null : reading.value - usual;
  return { ...reading, parts: { ...reading.parts, inflation } };
}

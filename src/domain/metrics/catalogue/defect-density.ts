import { estimateAt } from '../timeline/estimate';
import { bucketAt, timedBuckets } from './flow-input';
import { createdSeries } from './created-series';
import { plain } from './done-series';
import { flowIssues } from './flow-issue';
import type { MetricSeries } from './metric-series';
import { isBug, type WorkInput } from './work-input';

/** Bugs per so many story points. */
const PER_POINTS = 100;

/**
 * Bugs created in the bucket per 100 story points delivered in it (per issue on boards that do not
 * estimate). Source: metrics-spec C.4, metric 7; ISTQB: defects per unit size of work product.
 */
export function defectDensity(input: WorkInput): MetricSeries {
  const delivered = deliveredPerBucket(input);
  const places = new Map(timedBuckets(input).map(({ start }, place) => [start, place]));
  const histories = input.histories.filter((timeline) => isBug(timeline, input));
  const per = input.estimateFieldId === null ? 1 : PER_POINTS;
  return createdSeries(
    { ...input, histories },
    () => 1,
    ({ timed, created }) => {
      const bugs = created.length;
      const work = delivered[places.get(timed.start) ?? -1] ?? 0;
      const value = work === 0 ? null : (per * bugs) / work;
      const summary = plain(value, timed, { n: bugs, minimum: 0 });
      const reason = value === null ? ('zero-denominator' as const) : null;
      return { ...summary, reason, numerator: bugs, denominator: work, parts: {} };
    },
  );
}

/** Estimates of what was finished in each bucket, as they were when it was. */
function deliveredPerBucket(input: WorkInput): readonly number[] {
  const buckets = timedBuckets(input);
  const sums = buckets.map(() => 0);
  for (const { history, doneAt } of flowIssues(input)) {
    const place = doneAt === null ? null : bucketAt(buckets, doneAt);
    if (place === null || doneAt === null) continue;
    sums[place] = (sums[place] ?? 0) + (estimateAt(history, doneAt, input) ?? 0);
  }
  return sums;
}

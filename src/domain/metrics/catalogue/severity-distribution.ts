import { createdSeries } from './created-series';
import { plain } from './done-series';
import type { MetricSeries } from './metric-series';
import { prioritySharesOf } from './priority-shares';
import { isBug, type WorkInput } from './work-input';

const MINIMUM = 5;

/**
 * Percent of the bugs created in the bucket that are in the top two levels of the severity field,
 * or of the priority where there is none. Source: metrics-spec C.4, metric X4.
 */
export function severityDistribution(
  input: WorkInput & { readonly severityFieldId: string },
): MetricSeries {
  const histories = input.histories.filter((timeline) => isBug(timeline, input));
  return createdSeries(
    { ...input, histories },
    () => 1,
    ({ timed, created }) => {
      const levels = created.map(({ values }) => values[input.severityFieldId] ?? null);
      const { top, byPriority } = prioritySharesOf(levels, input);
      return {
        ...plain(top, timed, { n: created.length, minimum: MINIMUM }),
        parts: byPriority,
      };
    },
  );
}

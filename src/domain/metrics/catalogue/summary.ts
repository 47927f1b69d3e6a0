import { inOrder, mean, quantileOfSorted } from '../../statistics/quantile';
import type { MetricContributor, MetricReading } from './metric-series';
import type { TimedBucket } from './timed-buckets';

/** What a metric says of one bucket, besides the issues. */
export type Summary = Omit<MetricReading, 'bucket' | 'contributors' | 'excluded'>;

export interface CountedBucket {
  readonly timed: TimedBucket;
  /** What each issue adds, in their order. */
  readonly contributors: readonly Omit<MetricContributor, 'issueId'>[];
}

/** A value that is no ratio, with the flags that every metric has. */
export function plain(
  value: number | null,
  { isPartial }: Pick<TimedBucket, 'isPartial'>,
  { n, minimum }: { readonly n: number; readonly minimum: number },
): Omit<Summary, 'parts'> {
  return {
    value,
    reason: value === null ? 'nothing-in-bucket' : null,
    numerator: null,
    denominator: null,
    n,
    flags: [
      ...(isPartial ? (['partial'] as const) : []),
      // Of nothing at all the reason says so; "few" beside it would say something else.
      ...(n > 0 && n < minimum ? (['low-n'] as const) : []),
    ],
  };
}

/** Percent, with both sides told; `null` over nothing, never 0. Source: metrics-spec P14, P15. */
export function ratio(
  { numerator, denominator }: { readonly numerator: number; readonly denominator: number },
  timed: Pick<TimedBucket, 'isPartial'>,
  { n, minimum }: { readonly n: number; readonly minimum: number },
): Omit<Summary, 'parts'> {
  const value = denominator === 0 ? null : (100 * numerator) / denominator;
  const summary = plain(value, timed, { n, minimum });
  const isZero = n > 0 && denominator === 0;
  return {
    ...summary,
    reason: isZero ? 'zero-denominator' : summary.reason,
    numerator,
    denominator,
  };
}

export const percentOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : (100 * part) / whole;

/** Median, with mean and percentiles beside it. Source: metrics-spec P14. */
export function summariseDurations(minimum: number) {
  return ({ timed, contributors }: CountedBucket): Summary => {
    const amounts = contributors.map(({ amount }) => amount);
    const sorted = inOrder(amounts);
    return {
      ...plain(quantileOfSorted(sorted, 0.5), timed, { n: amounts.length, minimum }),
      parts: {
        mean: mean(amounts),
        p85: quantileOfSorted(sorted, 0.85),
        p95: quantileOfSorted(sorted, 0.95),
      },
    };
  };
}

/** Sum over sum in percent, so that long issues weigh more; the mean of ratios beside it. */
export function summariseShares(minimum: number) {
  return ({ timed, contributors }: CountedBucket): Summary => {
    const numerator = contributors.reduce((sum, { amount }) => sum + amount, 0);
    const denominator = contributors.reduce((sum, { of }) => sum + (of ?? 0), 0);
    const ratios = contributors.flatMap(({ amount, of }) =>
      of === null || of === 0 ? [] : amount / of,
    );
    const meanRatio = mean(ratios);
    return {
      ...ratio({ numerator, denominator }, timed, { n: contributors.length, minimum }),
      parts: { meanOfRatios: meanRatio === null ? null : 100 * meanRatio },
    };
  };
}

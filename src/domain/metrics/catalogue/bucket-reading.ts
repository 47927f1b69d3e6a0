import type { MetricContributor, MetricReading } from './metric-series';

/**
 * A reading whose contributors are put together when somebody asks for them: an open backlog stands
 * in hundreds of buckets, and people open a few. Copying the reading with `...` asks for them.
 */
export function bucketReading(
  said: Omit<MetricReading, 'contributors'>,
  list: () => readonly MetricContributor[],
): MetricReading {
  let listed: readonly MetricContributor[] | null = null;
  return {
    ...said,
    get contributors() {
      listed ??= list();
      return listed;
    },
  };
}

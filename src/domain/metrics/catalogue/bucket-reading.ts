import type { IssueId } from '../../shared/ids';
import type {
  MetricContributor,
  MetricExclusion,
  MetricReading,
  MetricSeries,
} from './metric-series';

/** What an issue is in a reading; one without a role is written without one. */
export function contributorOf(
  issueId: IssueId,
  { amount, of, role }: Omit<MetricContributor, 'issueId'>,
): MetricContributor {
  return role === undefined ? { issueId, amount, of } : { issueId, amount, of, role };
}

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

/** A series whose issues of no reading are listed when somebody asks for them: there can be many. */
export function seriesWith(
  readings: readonly MetricReading[],
  list: () => readonly MetricExclusion[],
): MetricSeries {
  let listed: readonly MetricExclusion[] | null = null;
  return {
    readings,
    get outside() {
      listed ??= list();
      return listed;
    },
  };
}

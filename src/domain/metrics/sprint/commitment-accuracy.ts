import type { SprintIssue } from './sprint';
import {
  committed,
  points,
  share,
  type SprintInput,
  type SprintReading,
  sprintSeries,
  type SprintSummary,
  withRole,
} from './sprint-series';

/**
 * The share of what was committed at the start of a sprint that was finished in it, by the
 * estimates of the start on both sides. Work taken out stays in what was committed.
 * Source: metrics-spec C.2, metric 17.
 */
export function commitmentAccuracy(input: SprintInput): readonly SprintReading[] {
  return sprintSeries(input, (_sprint, issues) => commitmentKept(issues));
}

export function commitmentKept(issues: readonly SprintIssue[]): SprintSummary {
  const promised = committed(issues);
  const kept = withRole(promised, 'committed-done');
  const whole = points(promised, 'estimateAtStart');
  return {
    ...share(points(kept, 'estimateAtStart'), whole, 'nothing-committed'),
    parts: {
      byCount: promised.length === 0 ? null : (100 * kept.length) / promised.length,
      byFinalEstimates: whole === 0 ? null : (100 * points(kept, 'estimateAtClose')) / whole,
      added: points(
        issues.filter(({ isCommitted, role }) => !isCommitted && role !== 'outside'),
        'estimateAtClose',
      ),
      removed: points(withRole(promised, 'removed'), 'estimateAtStart'),
      reEstimated: points(promised, 'estimateAtClose') - whole,
    },
  };
}

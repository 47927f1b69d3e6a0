import {
  points,
  share,
  type SprintInput,
  type SprintReading,
  sprintSeries,
  withRole,
} from './sprint-series';

/**
 * What was finished of everything that was in the sprint at its end, by the estimates of then.
 * Source: metrics-spec C.2, metric X10.
 */
export function storyPointCompletion(input: SprintInput): readonly SprintReading[] {
  return sprintSeries(input, (_sprint, issues) => {
    const done = withRole(issues, 'committed-done', 'added-done');
    const scope = withRole(issues, 'committed-done', 'added-done', 'not-completed');
    return {
      ...share(
        points(done, 'estimateAtClose'),
        points(scope, 'estimateAtClose'),
        'nothing-in-sprint',
      ),
      parts: { byCount: scope.length === 0 ? null : (100 * done.length) / scope.length },
    };
  });
}

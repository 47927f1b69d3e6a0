import { mean, median } from '../../statistics/quantile';
import {
  type SprintInput,
  type SprintReading,
  points,
  sprintSeries,
  withRole,
} from './sprint-series';

const DAY_MS = 86_400_000;
/** A shorter sprint was a mistake or a trial. */
const SHORTEST_DAYS = 3;
const ROLLING = 5;

/**
 * Estimates, at the end of each sprint, of what was finished in it. Source: metrics-spec C.2,
 * metric 19.
 */
export function velocity(input: SprintInput): readonly SprintReading[] {
  return sprintSeries(input, ({ startedAt, completedAt }, issues) => {
    const done = withRole(issues, 'committed-done', 'added-done');
    const isShort = completedAt !== null && completedAt - startedAt < SHORTEST_DAYS * DAY_MS;
    const value = isShort ? null : points(done, 'estimateAtClose');
    return {
      value,
      reason: isShort ? ('too-short' as const) : null,
      numerator: value,
      denominator: null,
      parts: { issues: done.length },
    };
  });
}

/** Mean and median of the last five finished sprints; `null` before the first. */
export function rollingVelocity(readings: readonly SprintReading[]): {
  readonly mean: number | null;
  readonly median: number | null;
  readonly sprints: number;
} {
  const finished = readings
    .filter(({ isPartial }) => !isPartial)
    .flatMap(({ value }) => value ?? [])
    .slice(-ROLLING);
  return { mean: mean(finished), median: median(finished), sprints: finished.length };
}

import {
  committed,
  points,
  type SprintInput,
  type SprintReading,
  sprintSeries,
} from './sprint-series';

/** One person's part in a sprint. Days are working days. */
export interface CapacityRow {
  readonly workdays: number;
  readonly leaveDays: number;
  /** Share of the time that goes into sprint work, 0..1. */
  readonly focus: number;
}

/**
 * Points a team can take on: its focused days times the points it finishes in one.
 * Source: metrics-spec C.2, metric 21.
 */
export function capacityOf(rows: readonly CapacityRow[], pointsPerFocusedDay: number): number {
  const days = rows.reduce(
    (sum, { workdays, leaveDays, focus }) => sum + Math.max(0, workdays - leaveDays) * focus,
    0,
  );
  return days * pointsPerFocusedDay;
}

/**
 * What was taken on at the start of a sprint, as a share of what the team said it could do. Above
 * 100 is meaningful. A capacity nobody entered is never assumed.
 */
export function capacityUtilisation(input: SprintInput): readonly SprintReading[] {
  return sprintSeries(input, ({ id }, issues) => {
    const capacity = input.capacity.get(id) ?? 0;
    const allocated = points(committed(issues), 'estimateAtStart');
    return {
      value: capacity > 0 ? (100 * allocated) / capacity : null,
      reason: capacity > 0 ? null : ('capacity-missing' as const),
      numerator: allocated,
      denominator: capacity > 0 ? capacity : null,
      parts: {},
    };
  });
}

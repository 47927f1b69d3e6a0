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

import type { GoalVerdict } from '../metrics/catalogue/practice';
import type { AccountId } from '../shared/ids';

export const GOAL_VERDICTS = [
  'achieved',
  'partial',
  'missed',
] as const satisfies readonly GoalVerdict[];

/** What people said of a sprint's goal once it was over. Never inferred from the work. */
export interface SprintVerdict {
  readonly verdict: GoalVerdict;
  readonly note: string;
  readonly by: AccountId;
  /** ISO instant at which it was first given. */
  readonly at: string;
}

const DAY_MS = 86_400_000;
/** Later a verdict is history, and the series built on it stays as it was. */
const EDITABLE_DAYS = 14;

/** A first verdict may be given at any time. Source: metrics-spec C.2, metric 18. */
export function isVerdictOpen(verdict: SprintVerdict | null, now: number): boolean {
  return verdict === null || now - Date.parse(verdict.at) < EDITABLE_DAYS * DAY_MS;
}

interface ClosedSprint {
  readonly id: string;
  readonly state: 'future' | 'active' | 'closed';
  readonly goal: string;
}

/** Closed sprints with a goal that nobody has rated; a sprint without a goal has nothing to rate. */
export function unratedSprints<Sprint extends ClosedSprint>(
  sprints: readonly Sprint[],
  verdicts: ReadonlyMap<string, SprintVerdict>,
): readonly Sprint[] {
  return sprints.filter(
    ({ id, state, goal }) => state === 'closed' && goal.trim() !== '' && !verdicts.has(id),
  );
}

import type { StatusCategory } from '../work-item';

/** A status, as far as its place in the workflow goes. */
export interface WorkflowStatus {
  readonly statusId: string;
  readonly category: StatusCategory;
  /** Epoch milliseconds at which an issue was first in it. */
  readonly firstUse: number;
}

/** What nobody knows the category of comes before what is known to be work. */
const RANKS: Readonly<Record<StatusCategory, number>> = {
  new: 0,
  undefined: 1,
  indeterminate: 2,
  done: 3,
};

/**
 * Statuses as work goes through them: by the columns of the board where it has them; the others by
 * their category, each before the first that is further along, and by when they were first used.
 */
export function inWorkflowOrder<Status extends WorkflowStatus>(
  statuses: readonly Status[],
  columns: readonly string[],
): readonly Status[] {
  const rank = ({ category }: Status) => RANKS[category];
  const columnOf = ({ statusId }: Status) => columns.indexOf(statusId);
  const ordered = statuses
    .filter((status) => columnOf(status) >= 0)
    .sort((a, b) => columnOf(a) - columnOf(b));
  const others = statuses
    .filter((status) => columnOf(status) < 0)
    .sort((a, b) => rank(a) - rank(b) || a.firstUse - b.firstUse || byId(a, b));
  for (const status of others) {
    const next = ordered.findIndex((one) => rank(one) > rank(status));
    ordered.splice(next < 0 ? ordered.length : next, 0, status);
  }
  return ordered;
}

const byId = (a: WorkflowStatus, b: WorkflowStatus): number => (a.statusId < b.statusId ? -1 : 1);

import type { WorkInput } from './work-input';
import { priorityRank } from './work-input';

/** How many levels from the top count as urgent. */
const TOP_LEVELS = 2;

export interface PriorityShares {
  /** Percent in the top two levels of the scheme; `null` for no issues at all. */
  readonly top: number | null;
  /** Percent of each level by its id, and of issues without one. */
  readonly byPriority: Readonly<Record<string, number | null>>;
  /** 0: all in one level. 1: spread evenly over all levels that occur in the scheme. */
  readonly entropy: number | null;
}

/** By the order of the scheme, never by name: names are translated and differ. */
export function prioritySharesOf(
  priorities: readonly (string | null)[],
  input: Pick<WorkInput, 'priorityIds'>,
): PriorityShares {
  const n = priorities.length;
  const percent = (count: number) => (n === 0 ? null : (100 * count) / n);
  const ranks = priorities.map((id) => priorityRank(id, input));
  const count = (rank: number | null) => ranks.filter((one) => one === rank).length;
  const byPriority = input.priorityIds.map((id, rank) => [id, percent(count(rank))] as const);
  return {
    top: percent(ranks.filter((rank) => rank !== null && rank < TOP_LEVELS).length),
    byPriority: { ...Object.fromEntries(byPriority), none: percent(count(null)) },
    entropy: entropy([...input.priorityIds.map((_, rank) => count(rank)), count(null)]),
  };
}

/** Shannon's, over the largest it can be. */
function entropy(counts: readonly number[]): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0 || counts.length < 2) return null;
  const bits = counts
    .filter((count) => count > 0)
    .reduce((sum, count) => sum - (count / total) * Math.log(count / total), 0);
  return bits / Math.log(counts.length);
}

/** How many levels from the top count as urgent. */
const TOP_LEVELS = 2;

export interface LevelShares {
  /** Percent in the top two levels of the scale; `null` for no issues at all. */
  readonly top: number | null;
  /** Percent of each level by its id, and of issues without one. */
  readonly byLevel: Readonly<Record<string, number | null>>;
  /** 0: all in one level. 1: spread evenly over all levels of the scale. */
  readonly entropy: number | null;
}

/** Whether a level is one of the top two; none, or one that the scale lost, is not. */
export function isTopLevel(level: string | null, levels: readonly string[]): boolean {
  const place = level === null ? -1 : levels.indexOf(level);
  return place >= 0 && place < TOP_LEVELS;
}

/**
 * By the order of the scale, never by name: names are translated and differ. `found`: how many there
 * are of each level, and of none.
 */
export function levelSharesOf(
  found: ReadonlyMap<string | null, number>,
  levels: readonly string[],
): LevelShares {
  const n = sum([...found.values()]);
  const percent = (count: number) => (n === 0 ? null : (100 * count) / n);
  const counts = levels.map((level) => found.get(level) ?? 0);
  const none = n - sum(counts);
  const shares = levels.map((level, place) => [level, percent(counts[place] ?? 0)] as const);
  return {
    top: percent(sum(counts.slice(0, TOP_LEVELS))),
    byLevel: { ...Object.fromEntries(shares), none: percent(none) },
    entropy: entropy([...counts, none]),
  };
}

const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0);

/** Shannon's, over the largest it can be. */
function entropy(counts: readonly number[]): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0 || counts.length < 2) return null;
  const bits = counts
    .filter((count) => count > 0)
    .reduce((sum, count) => sum - (count / total) * Math.log(count / total), 0);
  return bits / Math.log(counts.length);
}

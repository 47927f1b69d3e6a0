/** Ranks to stand between: directly before `beforeId`, or last when it is not among them. */
export function neighbourRanks(
  sorted: readonly { readonly id: string; readonly rank: string }[],
  beforeId: string | null,
): readonly [before: string | null, after: string | null] {
  const at = sorted.findIndex(({ id }) => id === beforeId);
  if (at === -1) return [sorted.at(-1)?.rank ?? null, null];
  return [sorted[at - 1]?.rank ?? null, sorted[at]?.rank ?? null];
}

/**
 * p-values adjusted for how many questions were asked: keeping those at or below q leaves a share
 * of at most q false ones among them. In the order given. Source: Benjamini & Hochberg (1995).
 */
export function benjaminiHochberg(pValues: readonly number[]): readonly number[] {
  const largestFirst = pValues.map((p, at) => ({ p, at })).sort((a, b) => b.p - a.p);
  const adjusted = new Array<number>(pValues.length).fill(1);
  let smallest = 1;
  for (const [before, { p, at }] of largestFirst.entries()) {
    const rank = pValues.length - before;
    smallest = Math.min(smallest, (p * pValues.length) / rank);
    adjusted[at] = smallest;
  }
  return adjusted;
}

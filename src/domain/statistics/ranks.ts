import { firstNotBelow } from './first-where';
import { inOrder } from './quantile';

/** 1 for the smallest; equal values share the mean of their ranks. */
export function midRanks(values: readonly number[]): readonly number[] {
  const sorted = inOrder(values);
  const shared = ranksInOrder(sorted);
  return values.map((value) => shared[firstNotBelow(sorted, value)] ?? 0);
}

/** Of each place of a sample in order. */
function ranksInOrder(sorted: Float64Array): Float64Array {
  const ranks = new Float64Array(sorted.length);
  for (let from = 0; from < sorted.length;) {
    let to = from + 1;
    while (to < sorted.length && sorted[to] === sorted[from]) to += 1;
    ranks.fill((from + 1 + to) / 2, from, to);
    from = to;
  }
  return ranks;
}

/** How many values share each value that occurs more than once. */
export function tieSizes(values: readonly number[]): readonly number[] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()].filter((count) => count > 1);
}

import { mean } from './quantile';
import { midRanks } from './ranks';

/** A pair of measurements of the same thing. */
export interface Pair {
  readonly x: number;
  readonly y: number;
}

/** −1 to 1. `null` with fewer than two pairs, or when one of the two never varies. */
export function pearson(pairs: readonly Pair[]): number | null {
  const meanX = mean(pairs.map(({ x }) => x));
  const meanY = mean(pairs.map(({ y }) => y));
  if (meanX === null || meanY === null) return null;
  const sum = (of: (pair: Pair) => number) => pairs.reduce((total, pair) => total + of(pair), 0);
  const varianceX = sum(({ x }) => (x - meanX) ** 2);
  const varianceY = sum(({ y }) => (y - meanY) ** 2);
  if (varianceX === 0 || varianceY === 0) return null;
  return sum(({ x, y }) => (x - meanX) * (y - meanY)) / Math.sqrt(varianceX * varianceY);
}

/** Pearson's r of the ranks: whether one rises with the other, not how straight. Source: E.2. */
export function spearman(pairs: readonly Pair[]): number | null {
  const x = midRanks(pairs.map((pair) => pair.x));
  const y = midRanks(pairs.map((pair) => pair.y));
  return pearson(x.map((rank, at) => ({ x: rank, y: y[at] ?? 0 })));
}

import type { Random } from './seeded-random';

/** Blocks of neighbouring steps keep a trend within a week together. Source: metrics-spec E.9. */
export const blockLength = (n: number): number => Math.ceil(Math.cbrt(n) - 1e-9);

interface Walk {
  /** What happened step by step in the past; not empty. */
  readonly increments: readonly number[];
  /** How many steps lie ahead. */
  readonly steps: number;
  readonly trials: number;
}

/**
 * How far each of many imagined futures goes: past steps drawn in blocks with replacement, as many
 * as lie ahead.
 */
export function resampledSums({ increments, steps, trials }: Walk, random: Random): number[] {
  const length = Math.min(blockLength(increments.length), increments.length);
  const until = runningSums(increments);
  const sumOf = (from: number, count: number) => (until[from + count] ?? 0) - (until[from] ?? 0);
  const starts = increments.length - length + 1;
  const trial = (): number => {
    let sum = 0;
    for (let done = 0; done < steps; done += length) {
      const from = Math.floor(random() * starts);
      sum += sumOf(from, Math.min(length, steps - done));
    }
    return sum;
  };
  return Array.from({ length: trials }, trial);
}

/** `sums[k]` is the sum of the first k. */
function runningSums(values: readonly number[]): readonly number[] {
  const sums = [0];
  for (const value of values) sums.push((sums.at(-1) ?? 0) + value);
  return sums;
}

import type { Ratio } from '../shared/ratio';
import type { RollUpPart } from './roll-up';

/** One line of the sum an objective's progress is. */
export interface RollUpLine<Part extends RollUpPart> {
  readonly part: Part;
  /** Its weight in all weights. */
  readonly share: Ratio;
  /** What it adds to the progress: share × progress, 0 without data. */
  readonly contribution: Ratio;
}

/**
 * The weighted mean line by line; the contributions add up to the progress. Parts that weigh
 * nothing are no part of it. Source: metrics-spec B.3.
 */
export function explainRollUp<Part extends RollUpPart>(
  parts: readonly Part[],
): readonly RollUpLine<Part>[] {
  const counting = parts.filter(({ weight }) => weight > 0);
  const total = counting.reduce((sum, { weight }) => sum + weight, 0);
  return counting.map((part) => {
    const share = part.weight / total;
    return { part, share, contribution: share * (part.progress ?? 0) };
  });
}

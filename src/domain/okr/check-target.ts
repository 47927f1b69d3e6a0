import { err, ok, type Result } from '../shared/result';
import type { Target } from './key-result';

export type TargetProblem = 'target-equals-start' | 'band-upside-down' | 'target-not-a-number';

/** Refuses targets that no value could be judged by. Source: metrics-spec A.4. */
export function checkTarget(target: Target): Result<Target, TargetProblem> {
  if (!numbersOf(target).every(Number.isFinite)) return err('target-not-a-number');
  if (target.kind === 'reach' && target.start === target.target) return err('target-equals-start');
  if (target.kind === 'within' && target.lower > target.upper) return err('band-upside-down');
  return ok(target);
}

function numbersOf(target: Target): readonly number[] {
  switch (target.kind) {
    case 'reach':
      return [target.start, target.target];
    case 'stayAbove':
    case 'stayBelow':
      return [target.limit];
    case 'within':
      return [target.lower, target.upper];
  }
}

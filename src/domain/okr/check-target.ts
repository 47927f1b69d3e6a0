import { err, ok, type Result } from '../shared/result';
import type { MetricSource } from '../metrics/metric';
import type { Target } from './key-result';

export type TargetProblem =
  'target-equals-start' | 'band-upside-down' | 'target-not-a-number' | 'checklist-target';

/** Refuses a target that the values of this source could not be held against. */
export function checkTargetOf(
  { kind }: Pick<MetricSource, 'kind'>,
  target: Target,
): Result<Target, TargetProblem> {
  if (kind !== 'checklist') return checkTarget(target);
  const isAll = target.kind === 'reach' && target.start === 0 && target.target === 100;
  return isAll ? ok(target) : err('checklist-target');
}

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

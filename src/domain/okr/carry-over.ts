import { err, ok, type Result } from '../shared/result';
import { checkTarget } from './check-target';
import type { KeyResult } from './key-result';
import { checkZones } from './zones';

/** Where a carried over key result begins: again where it began, or where it stands now. */
export const CARRIED_STARTS = ['same', 'current'] as const;
export type CarriedStart = (typeof CARRIED_STARTS)[number];

export type CarryOverProblem = 'nothing-measured-yet' | 'target-equals-start';

type Plan = Pick<KeyResult, 'target' | 'zones' | 'curve'>;

/**
 * What a key result aims for in its next cycle. Only a target to reach has a start to choose;
 * limits and bands are held as before. Phases had days of the old cycle and become a straight
 * line; zones that no longer fit between start and target are left out.
 */
export function carriedPlan(
  { target, zones, curve }: Plan,
  start: CarriedStart,
  value: number | null,
): Result<Plan, CarryOverProblem> {
  const straight = curve.kind === 'phased' ? ({ kind: 'linear' } as const) : curve;
  if (target.kind !== 'reach' || start === 'same') return ok({ target, zones, curve: straight });
  if (value === null) return err('nothing-measured-yet');
  const next = { ...target, start: value };
  if (!checkTarget(next).ok) return err('target-equals-start');
  const fitting = checkZones(next, zones);
  return ok({ target: next, zones: fitting.ok ? fitting.value : null, curve: straight });
}

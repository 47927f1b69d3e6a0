import { checkCurve } from '../../domain/okr/check-curve';
import type { KeyResult } from '../../domain/okr/key-result';
import type { Objective } from '../../domain/okr/objective';
import { checkZones } from '../../domain/okr/zones';
import { ok } from '../../domain/shared/result';
import { invalid, type Outcome } from '../refusal';

type Plan = Pick<KeyResult, 'target' | 'zones' | 'curve' | 'period'>;

/** What is planned must fit together: zones with the target, phases with the period. */
export function checkPlan<Planned extends Plan>(
  planned: Planned,
  objective: Pick<Objective, 'period'>,
): Outcome<Planned> {
  const zones = checkZones(planned.target, planned.zones);
  if (!zones.ok) return invalid('zones', zones.error);
  const curve = checkCurve(planned.curve, planned.period ?? objective.period);
  return curve.ok ? ok(planned) : invalid('curve', curve.error);
}

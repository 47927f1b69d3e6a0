import { checkCurve } from '../../domain/okr/check-curve';
import { objectivePeriod } from '../../domain/okr/cycle';
import type { KeyResult } from '../../domain/okr/key-result';
import type { Objective } from '../../domain/okr/objective';
import type { Period } from '../../domain/okr/period';
import { checkZones } from '../../domain/okr/zones';
import { ok } from '../../domain/shared/result';
import type { Ports } from '../ports/ports';
import { invalid, type Outcome } from '../refusal';

type Plan = Pick<KeyResult, 'target' | 'zones' | 'curve' | 'period'>;

/** What is planned must fit together: zones with the target, phases with the period. */
export async function checkPlan<Planned extends Plan>(
  ports: Pick<Ports, 'cycles'>,
  planned: Planned,
  objective: Pick<Objective, 'period' | 'cycleId'>,
): Promise<Outcome<Planned>> {
  const zones = checkZones(planned.target, planned.zones);
  if (!zones.ok) return invalid('zones', zones.error);
  if (planned.curve.kind !== 'phased') return ok(planned);
  const period = planned.period ?? (await inheritedPeriod(ports, objective));
  const curve = checkCurve(planned.curve, period);
  return curve.ok ? ok(planned) : invalid('curve', curve.error);
}

async function inheritedPeriod(
  ports: Pick<Ports, 'cycles'>,
  objective: Pick<Objective, 'period' | 'cycleId'>,
): Promise<Period | null> {
  const cycles = objective.cycleId === null ? [] : await ports.cycles.list();
  return objectivePeriod(objective, new Map(cycles.map((cycle) => [cycle.id, cycle])));
}

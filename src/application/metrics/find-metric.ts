import type { TrackedMetric } from '../../domain/metrics/tracked-metric';
import type { MetricId } from '../../domain/shared/ids';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import { homeAccess } from '../okr/authorise';
import type { Ports } from '../ports/ports';
import { forbidden, notFound, type Outcome } from '../refusal';

type FindPorts = Pick<Ports, 'trackedMetrics' | 'permissions' | 'settings'>;

export interface FoundMetric {
  readonly tracked: TrackedMetric;
  readonly canManage: boolean;
}

/** Who may browse the project sees its metrics; what belongs to the site is seen by everybody. */
export async function visibleMetric(
  ports: FindPorts,
  caller: Caller,
  id: string,
): Promise<Outcome<FoundMetric>> {
  const tracked = await ports.trackedMetrics.find(id as MetricId);
  if (tracked === null) return notFound('metric-not-found');
  const access = await homeAccess(ports, caller, tracked.projectId);
  if (!access.canSee) return notFound('metric-not-found');
  return ok({ tracked, canManage: access.canManage });
}

/** For those who manage OKRs where it belongs. */
export async function managedMetric(
  ports: FindPorts,
  caller: Caller,
  id: string,
): Promise<Outcome<TrackedMetric>> {
  const found = await visibleMetric(ports, caller, id);
  if (!found.ok) return found;
  const { tracked, canManage } = found.value;
  if (canManage) return ok(tracked);
  return forbidden(tracked.projectId === null ? 'needs-okr-manager' : 'needs-manage-okrs');
}

import type { DeliveryEvent } from '../../domain/practice/delivery';
import type { AccountId, ProjectId } from '../../domain/shared/ids';
import type { AuditAction, AuditOrigin } from '../ports/audit';
import type { Ports } from '../ports/ports';

interface Traced {
  readonly projectId: ProjectId;
  readonly by: AccountId;
  readonly action: AuditAction;
  readonly origin: AuditOrigin;
  readonly events: readonly Pick<DeliveryEvent, 'kind' | 'id'>[];
}

/** How many of what; the events themselves can be looked at. */
export async function traceDeliveries(
  { audit, ids, clock }: Pick<Ports, 'audit' | 'ids' | 'clock'>,
  { projectId, by, action, origin, events }: Traced,
): Promise<void> {
  const countOf = (kind: DeliveryEvent['kind']) =>
    events.filter((event) => event.kind === kind).length;
  const counts = { deployments: countOf('deployment'), incidents: countOf('incident') };
  const changes = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([field, count]) =>
      action === 'deleted'
        ? { field, before: count, after: null }
        : { field, before: null, after: count },
    );
  await audit.append([
    {
      ...{ id: ids.next(), at: new Date(clock.now()).toISOString(), by },
      ...{ kind: 'practice', subjectId: `practice-${projectId}`, objectiveId: null, projectId },
      ...{ title: 'Deployments and incidents', action, changes, origin },
    },
  ]);
}

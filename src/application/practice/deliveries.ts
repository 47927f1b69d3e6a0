import {
  type DeliveryEvent,
  type RecordedDeployment,
  type RecordedIncident,
} from '../../domain/practice/delivery';
import type { ProjectId } from '../../domain/shared/ids';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import type { AuditAction } from '../ports/audit';
import type { Ports } from '../ports/ports';
import { type Outcome } from '../refusal';
import { type InProject, managedPlace, visiblePlace } from './practice-place';

const DAY_MS = 86_400_000;
const SHOWN_DAYS = 366;

export interface DeliveriesView {
  readonly canManage: boolean;
  readonly deployments: readonly RecordedDeployment[] | null;
  readonly incidents: readonly RecordedIncident[] | null;
}

export async function getDeliveries(
  ports: Ports,
  caller: Caller,
  asked: InProject,
): Promise<Outcome<DeliveriesView>> {
  const place = await visiblePlace(ports, caller, asked);
  if (!place.ok) return place;
  const { projectId, canManage } = place.value;
  const to = ports.clock.now() + DAY_MS;
  const window = { from: to - SHOWN_DAYS * DAY_MS, to };
  const [deployments, incidents] = await Promise.all([
    ports.deliveries.list(projectId, 'deployment', window),
    ports.deliveries.list(projectId, 'incident', window),
  ]);
  return ok({
    canManage,
    deployments: deployments?.toReversed() ?? null,
    incidents: incidents?.toReversed() ?? null,
  });
}

/** As they come from a page; an incident's issue is told by its key. */
type TypedEvent = RecordedDeployment | Omit<RecordedIncident, 'issueId'>;

export async function importDeliveries(
  ports: Ports,
  caller: Caller,
  { events, ...asked }: InProject & { readonly events: readonly TypedEvent[] },
): Promise<Outcome<{ readonly written: number }>> {
  const place = await managedPlace(ports, caller, asked);
  if (!place.ok) return place;
  const { projectId } = place.value;
  await ports.deliveries.put(projectId, lastOfEach(events));
  await trace(ports, caller, { projectId, action: 'created', events });
  return ok({ written: lastOfEach(events).length });
}

/** One row of storage cannot be written twice at once; what comes later is what holds. */
function lastOfEach(events: readonly TypedEvent[]): readonly DeliveryEvent[] {
  const byId = new Map(events.map((event) => [`${event.kind} ${event.id}`, event]));
  return [...byId.values()].map((event) =>
    event.kind === 'incident' ? { ...event, issueId: null } : event,
  );
}

export async function removeDeliveries(
  ports: Ports,
  caller: Caller,
  {
    events,
    ...asked
  }: InProject & { readonly events: readonly Pick<DeliveryEvent, 'kind' | 'id'>[] },
): Promise<Outcome<{ readonly removed: number }>> {
  const place = await managedPlace(ports, caller, asked);
  if (!place.ok) return place;
  const { projectId } = place.value;
  await ports.deliveries.remove(projectId, events);
  await trace(ports, caller, { projectId, action: 'deleted', events });
  return ok({ removed: events.length });
}

interface Traced {
  readonly projectId: ProjectId;
  readonly action: AuditAction;
  readonly events: readonly Pick<DeliveryEvent, 'kind' | 'id'>[];
}

/** How many of what; the events themselves can be looked at. */
async function trace(
  { audit, ids, clock }: Pick<Ports, 'audit' | 'ids' | 'clock'>,
  { accountId }: Caller,
  { projectId, action, events }: Traced,
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
      ...{ id: ids.next(), at: new Date(clock.now()).toISOString(), by: accountId },
      ...{ kind: 'practice', subjectId: `practice-${projectId}`, objectiveId: null, projectId },
      ...{ title: 'Deployments and incidents', action, changes },
      origin: action === 'deleted' ? 'page' : 'import',
    },
  ]);
}

import {
  type DeliveryEvent,
  type RecordedDeployment,
  type RecordedIncident,
} from '../../domain/practice/delivery';
import type { ToldThroughs } from '../../domain/practice/told-through';
import { parseCalendarDate } from '../../domain/shared/calendar-date';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import type { Ports } from '../ports/ports';
import { invalid, type Outcome } from '../refusal';
import { type InProject, managedPlace, type Place, visiblePlace } from './practice-place';
import { saidOf, type SaidView } from './practice-view';
import { moveToldForward, throughsIn, toldPart } from './told-through';
import { traceDeliveries } from './trace-deliveries';

const DAY_MS = 86_400_000;
const SHOWN_DAYS = 366;

export interface DeliveriesView {
  readonly canManage: boolean;
  readonly deployments: readonly RecordedDeployment[] | null;
  readonly incidents: readonly RecordedIncident[] | null;
  readonly told: SaidView<ToldThroughs>;
  /** ISO instant of the last push; `null` before the first. */
  readonly pushedAt: string | null;
}

export async function getDeliveries(
  ports: Ports,
  caller: Caller,
  asked: InProject,
): Promise<Outcome<DeliveriesView>> {
  const place = await visiblePlace(ports, caller, asked);
  if (!place.ok) return place;
  return ok(await deliveriesView(ports, place.value));
}

export async function deliveriesView(
  ports: Ports,
  { projectId, canManage }: Place,
): Promise<DeliveriesView> {
  const to = ports.clock.now() + DAY_MS;
  const window = { from: to - SHOWN_DAYS * DAY_MS, to };
  const [deployments, incidents, part, { received }] = await Promise.all([
    ports.deliveries.list(projectId, 'deployment', window),
    ports.deliveries.list(projectId, 'incident', window),
    toldPart(ports, projectId),
    ports.push.state(projectId),
  ]);
  return {
    canManage,
    deployments: deployments?.toReversed() ?? null,
    incidents: incidents?.toReversed() ?? null,
    told: saidOf(part ?? undefined, throughsIn(part)),
    pushedAt: received?.at ?? null,
  };
}

/** As they come from a page; an incident's issue is told by its key. */
type TypedEvent = RecordedDeployment | Omit<RecordedIncident, 'issueId'>;

interface Imported extends InProject {
  readonly events: readonly TypedEvent[];
  /** The last day of which the file tells everything, of the kind it holds; where it says so. */
  readonly completeOn?: string | null;
}

export async function importDeliveries(
  ports: Ports,
  caller: Caller,
  { events, completeOn = null, ...asked }: Imported,
): Promise<Outcome<{ readonly written: number }>> {
  const place = await managedPlace(ports, caller, asked);
  if (!place.ok) return place;
  const { projectId } = place.value;
  const on = completeOn === null ? null : parseCalendarDate(completeOn);
  if (on === undefined) return invalid('completeOn', 'not-a-date');
  await ports.deliveries.put(projectId, lastOfEach(events));
  await traceDeliveries(ports, {
    ...{ projectId, by: caller.accountId, events },
    ...{ action: 'created', origin: 'import' },
  });
  const [kind] = events.map((event) => event.kind);
  if (on !== null && kind !== undefined) {
    const moved = await moveToldForward(ports, caller, { projectId, kind, on });
    if (!moved.ok) return moved;
  }
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
  await traceDeliveries(ports, {
    ...{ projectId, by: caller.accountId, events },
    ...{ action: 'deleted', origin: 'page' },
  });
  return ok({ removed: events.length });
}

import type { DeliveryEvent } from '../../domain/practice/delivery';
import type { ToldThrough } from '../../domain/practice/told-through';
import { parseCalendarDate } from '../../domain/shared/calendar-date';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import type { Ports } from '../ports/ports';
import { invalid, type Outcome } from '../refusal';
import { type DeliveriesView, deliveriesView } from './deliveries';
import { type InProject, managedPlace } from './practice-place';
import { saveToldThrough } from './told-through';

interface TypedThrough {
  readonly completeOn: string | null;
  readonly arePushesComplete: boolean;
}

/** Up to which day everything was told, so that quiet days are told apart from unknown ones. */
export async function setToldThrough(
  ports: Ports,
  caller: Caller,
  {
    version,
    told: typed,
    ...asked
  }: InProject & {
    readonly version: number;
    readonly told: Readonly<Record<DeliveryEvent['kind'], TypedThrough>>;
  },
): Promise<Outcome<DeliveriesView>> {
  const place = await managedPlace(ports, caller, asked);
  if (!place.ok) return place;
  const told = { deployment: parsed(typed.deployment), incident: parsed(typed.incident) };
  if (told.deployment === undefined || told.incident === undefined) {
    return invalid('told', 'not-a-date');
  }
  const { deployment, incident } = told;
  const saved = await saveToldThrough(ports, caller, {
    ...{ projectId: place.value.projectId, version },
    told: { deployment, incident },
  });
  return saved.ok ? ok(await deliveriesView(ports, place.value)) : saved;
}

function parsed({ completeOn, arePushesComplete }: TypedThrough): ToldThrough | undefined {
  if (completeOn === null) return { completeOn, arePushesComplete };
  const day = parseCalendarDate(completeOn);
  return day === undefined ? undefined : { completeOn: day, arePushesComplete };
}

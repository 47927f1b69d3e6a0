import type { CheckInCadence } from '../../domain/okr/check-in-schedule';
import { calendarDateAt, parseCalendarDate } from '../../domain/shared/calendar-date';
import { ok } from '../../domain/shared/result';
import { mustBeJiraAdmin } from '../okr/authorise';
import type { Ports } from '../ports/ports';
import { conflict, invalid, type Outcome } from '../refusal';
import { settingsView, type SettingsView } from '../settings/settings';

/** Dates as typed. */
export type TypedCadence =
  | Exclude<CheckInCadence, { readonly kind: 'everyTwoWeeks' }>
  | { readonly kind: 'everyTwoWeeks'; readonly from: string };

/** When check-ins are due on this site. A new rule asks for nothing that lies before it. */
export async function updateCheckInCadence(
  ports: Ports,
  { version, cadence: typed }: { readonly version: number; readonly cadence: TypedCadence },
): Promise<Outcome<SettingsView>> {
  const allowed = await mustBeJiraAdmin(ports);
  if (!allowed.ok) return allowed;
  const cadence = checkCadence(typed);
  if (!cadence.ok) return cadence;
  const current = await ports.settings.load();
  const next = {
    ...current,
    checkInCadence: cadence.value,
    checkInsSince: calendarDateAt(ports.clock.now(), current.timeZone),
    version: version + 1,
  };
  const isSaved = current.version === version && (await ports.settings.save(next)) === 'saved';
  return isSaved
    ? ok(await settingsView(ports, next))
    : conflict(await settingsView(ports, await ports.settings.load()));
}

function checkCadence(typed: TypedCadence): Outcome<CheckInCadence> {
  if (typed.kind !== 'everyTwoWeeks') return ok(typed);
  const from = parseCalendarDate(typed.from);
  return from === undefined ? invalid('cadence.from', 'not-a-date') : ok({ ...typed, from });
}

import type { Caller } from '../caller';
import type { AuditEntry } from '../ports/audit';
import type { Ports } from '../ports/ports';
import type { Settings } from '../ports/settings-store';
import { changesBetween, toJson } from './audit-changes';

/** The same ports, under which no change of the settings goes without a trace of who made it. */
export function withTracedSettings(ports: Ports, caller: Caller): Ports {
  const save = async (after: Settings) => {
    const trace = traceOfSettings(ports, caller, { before: await ports.settings.load(), after });
    return ports.settings.save(after, trace);
  };
  return { ...ports, settings: { ...ports.settings, save } };
}

function traceOfSettings(
  { ids, clock }: Pick<Ports, 'ids' | 'clock'>,
  { accountId }: Caller,
  { before, after }: { readonly before: Settings; readonly after: Settings },
): readonly AuditEntry[] {
  const changes = changesBetween(toldFields(before), toldFields(after));
  if (changes.length === 0) return [];
  return [
    {
      ...{ id: ids.next(), at: new Date(clock.now()).toISOString(), by: accountId },
      ...{ kind: 'settings', subjectId: 'settings', title: 'Settings' },
      ...{ objectiveId: null, projectId: null, action: 'edited', origin: 'page', changes },
    },
  ];
}

function toldFields(settings: Settings) {
  const entries = Object.entries(settings).filter(([name]) => name !== 'version');
  return Object.fromEntries(entries.map(([name, value]) => [name, toJson(value)]));
}

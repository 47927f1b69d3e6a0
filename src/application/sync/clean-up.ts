import { addDays, calendarDateAt } from '../../domain/shared/calendar-date';
import type { Ports } from '../ports/ports';
import type { MeasuredOkrs } from './measured-okrs';

/** A delete can be undone this long. */
const KEEP_DELETED_DAYS = 30;

/** Once a day: forgets what was deleted long ago, and issues that no key result asks for any more. */
export async function cleanUp(ports: Ports, okrs: MeasuredOkrs): Promise<void> {
  const today = calendarDateAt(ports.clock.now(), okrs.settings.timeZone);
  const before = addDays(today, -KEEP_DELETED_DAYS);
  const deleted = { projectId: null, lifecycle: 'deleted' } as const;
  for (const keyResult of await ports.okrs.listKeyResults(deleted)) {
    if (keyResult.updatedAt.slice(0, 10) >= before) continue;
    const from = calendarDateAt(Date.parse(keyResult.createdAt), okrs.settings.timeZone);
    await ports.readings.removeAll(keyResult.metricId, { from, to: today });
    await ports.states.remove(keyResult.metricId);
    await ports.okrs.removeKeyResult(keyResult);
  }
  for (const objective of await ports.okrs.listObjectives(deleted)) {
    if (objective.updatedAt.slice(0, 10) < before) await ports.okrs.removeObjective(objective.id);
  }
  for (const hash of await ports.scopes.list()) {
    if (!okrs.scopes.has(hash)) await ports.scopes.remove(hash);
  }
}

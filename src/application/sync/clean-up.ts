import type { KeyResult } from '../../domain/okr/key-result';
import { addDays, calendarDateAt, type CalendarDate } from '../../domain/shared/calendar-date';
import type { Ports } from '../ports/ports';
import type { MeasuredOkrs } from './measured-okrs';

/** A delete can be undone this long. */
const KEEP_DELETED_DAYS = 30;

/** Once a day: forgets what was deleted long ago, and issues that no key result asks for any more. */
export async function cleanUp(ports: Ports, okrs: MeasuredOkrs): Promise<void> {
  const today = calendarDateAt(ports.clock.now(), okrs.settings.timeZone);
  const before = addDays(today, -KEEP_DELETED_DAYS);
  const deleted = { projectId: null, lifecycle: 'deleted' } as const;
  const isLongGone = ({ updatedAt }: { updatedAt: string }) => updatedAt.slice(0, 10) < before;
  const keyResults = (await ports.okrs.listKeyResults(deleted)).filter(isLongGone);
  for (const objective of (await ports.okrs.listObjectives(deleted)).filter(isLongGone)) {
    keyResults.push(...(await ports.okrs.listKeyResultsOf(objective.id)));
    await ports.okrs.removeObjective(objective.id);
  }
  for (const keyResult of keyResults) await forget(ports, keyResult, today);
  for (const hash of await ports.scopes.list()) {
    if (!okrs.scopes.has(hash)) await ports.scopes.remove(hash);
  }
}

async function forget(ports: Ports, keyResult: KeyResult, today: CalendarDate): Promise<void> {
  // A day earlier covers every time zone the readings may have been dated in.
  const from = addDays(calendarDateAt(Date.parse(keyResult.createdAt), 'UTC'), -1);
  await ports.readings.removeAll(keyResult.metricId, { from, to: addDays(today, 1) });
  await ports.states.remove(keyResult.metricId);
  await ports.okrs.removeKeyResult(keyResult);
}

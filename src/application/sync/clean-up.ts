import type { KeyResult } from '../../domain/okr/key-result';
import { addDays, calendarDateAt, type CalendarDate } from '../../domain/shared/calendar-date';
import { forgetDeletedDiscussion, forgetDiscussion } from '../comments/forget-discussion';
import { forgetDeletedNotes } from '../metric-notes/forget-notes';
import type { Ports } from '../ports/ports';
import type { MeasuredOkrs } from './measured-okrs';
import { askForPast } from './record-scope';

/** A delete can be undone this long. */
export const KEEP_DELETED_DAYS = 30;
const PAST_DAYS = 370;

/** Once a day: forgets what was deleted long ago, and issues that no key result asks for any more. */
export async function cleanUp(ports: Ports, okrs: MeasuredOkrs): Promise<void> {
  const today = calendarDateAt(ports.clock.now(), okrs.settings.timeZone);
  const before = addDays(today, -KEEP_DELETED_DAYS);
  const deleted = { projectId: null, lifecycle: 'deleted' } as const;
  const isLongGone = ({ updatedAt }: { updatedAt: string }) => updatedAt.slice(0, 10) < before;
  for (const keyResult of (await ports.okrs.listKeyResults(deleted)).filter(isLongGone)) {
    await forgetKeyResult(ports, keyResult, today);
  }
  for (const { id } of (await ports.okrs.listObjectives(deleted)).filter(isLongGone)) {
    for (const keyResult of await ports.okrs.listKeyResultsOf(id)) {
      await forgetKeyResult(ports, keyResult, today);
    }
    await forgetDiscussion(ports, id);
    // Last: what stands below it could not be found again without it.
    await ports.okrs.removeObjective(id);
  }
  await forgetDeletedDiscussion(ports, before);
  await forgetDeletedNotes(ports, before);
  const told = await scopesOfThePast(ports);
  for (const hash of await ports.scopes.list()) {
    if (okrs.scopes.has(hash)) {
      await tryAgain(ports, hash);
    } else if (!told.has(hash)) {
      await ports.scopes.remove(hash);
      await ports.scopeHistories.remove(hash);
    }
  }
}

/** Queries that some key result had before: why it moved then can still be asked. */
async function scopesOfThePast(ports: Ports): Promise<ReadonlySet<string>> {
  const lifecycles = ['active', 'postponed', 'closed'] as const;
  const hashes = new Set<string>();
  for (const lifecycle of lifecycles) {
    for (const { metricId } of await ports.okrs.listKeyResults({ projectId: null, lifecycle })) {
      for (const { scopeHash } of await ports.definitions.list(metricId)) hashes.add(scopeHash);
    }
  }
  return hashes;
}

/** A past that could not be read when it was first asked for. */
async function tryAgain(ports: Ports, hash: string): Promise<void> {
  const progress = await ports.scopeHistories.progress(hash);
  if (progress?.state === 'done') return;
  if (progress?.state === 'failed') {
    await ports.scopeHistories.saveProgress(hash, { ...progress, state: 'reading' });
  }
  await askForPast(ports);
}

/** Everything that was ever known of a key result. */
export async function forgetKeyResult(
  ports: Ports,
  keyResult: KeyResult,
  today: CalendarDate,
): Promise<void> {
  // Readings put together for the past go back a year before the first measurement.
  const from = addDays(calendarDateAt(Date.parse(keyResult.createdAt), 'UTC'), -PAST_DAYS);
  await ports.readings.removeAll(keyResult.metricId, { from, to: addDays(today, 1) });
  await ports.states.remove(keyResult.metricId);
  await ports.definitions.remove(keyResult.metricId);
  await forgetDiscussion(ports, keyResult.id);
  for (const { id } of await ports.initiatives.listOf(keyResult.id)) {
    await ports.initiatives.remove(id);
  }
  await ports.okrs.removeKeyResult(keyResult);
}

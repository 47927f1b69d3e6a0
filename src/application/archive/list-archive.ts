import type { KeyResult } from '../../domain/okr/key-result';
import type { Objective } from '../../domain/okr/objective';
import { addDays, calendarDateAt, type CalendarDate } from '../../domain/shared/calendar-date';
import type { Home, ObjectiveId } from '../../domain/shared/ids';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import { managedHomes } from '../people/managed-homes';
import type { Ports } from '../ports/ports';
import type { Outcome } from '../refusal';
import { KEEP_DELETED_DAYS } from '../sync/clean-up';

const AWAY = ['archived', 'deleted'] as const;

export interface ArchivedItem {
  readonly kind: 'objective' | 'key-result';
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly objectiveTitle: string | null;
  readonly projectId: Home;
  readonly lifecycle: (typeof AWAY)[number];
  readonly at: string;
  readonly by: string;
  readonly undoUntil: CalendarDate | null;
  readonly isBelowArchived: boolean;
}

/** What was put away in everything the person manages, the latest first. */
export async function listArchive(
  ports: Ports,
  caller: Caller,
): Promise<Outcome<readonly ArchivedItem[]>> {
  const homes = await managedHomes(ports, caller);
  if (!homes.ok) return homes;
  const { timeZone } = await ports.settings.load();
  const [objectives, keyResults] = await Promise.all([
    Promise.all(AWAY.map((lifecycle) => ports.okrs.listObjectives({ projectId: null, lifecycle }))),
    Promise.all(AWAY.map((lifecycle) => ports.okrs.listKeyResults({ projectId: null, lifecycle }))),
  ]);
  const managed = keyResults.flat().filter(({ projectId }) => homes.value.has(projectId));
  const parents = await ports.okrs.findObjectives([
    ...new Set(managed.map(({ objectiveId }) => objectiveId)),
  ]);
  const items = [
    ...objectives
      .flat()
      .filter(({ projectId }) => homes.value.has(projectId))
      .map((one) => toItem(one, null, timeZone)),
    ...managed.map((one) => toItem(one, parentOf(parents, one.objectiveId), timeZone)),
  ];
  return ok(items.sort((a, b) => (a.at < b.at ? 1 : -1)));
}

const parentOf = (parents: readonly Objective[], id: ObjectiveId) =>
  parents.find((one) => one.id === id) ?? null;

function toItem(
  one: Objective | KeyResult,
  objective: Objective | null,
  timeZone: string,
): ArchivedItem {
  const lifecycle = one.lifecycle === 'deleted' ? 'deleted' : 'archived';
  return {
    kind: 'objectiveId' in one ? 'key-result' : 'objective',
    id: one.id,
    version: one.version,
    title: one.title,
    objectiveTitle: objective?.title ?? null,
    projectId: one.projectId,
    lifecycle,
    at: one.updatedAt,
    by: one.updatedBy,
    undoUntil: lifecycle === 'deleted' ? undoUntil(one.updatedAt, timeZone) : null,
    isBelowArchived: AWAY.some((away) => away === objective?.lifecycle),
  };
}

function undoUntil(deletedAt: string, timeZone: string): CalendarDate {
  return addDays(calendarDateAt(Date.parse(deletedAt), timeZone), KEEP_DELETED_DAYS);
}

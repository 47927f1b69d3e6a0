import type { ExpectationCurve } from '../../domain/okr/expectation-curve';
import type { KeyResult } from '../../domain/okr/key-result';
import { levelProblem, type Objective } from '../../domain/okr/objective';
import { parseCalendarDate, type CalendarDate } from '../../domain/shared/calendar-date';
import type { AccountId, CycleId, Home } from '../../domain/shared/ids';
import { ok } from '../../domain/shared/result';
import type { Ports } from '../ports/ports';
import { invalid, type Outcome } from '../refusal';
import type { KeyResultDraft, ObjectiveDraft, TypedCurve } from './okr-drafts';

export type ObjectiveExtras = Pick<
  Objective,
  'level' | 'contributorIds' | 'watcherIds' | 'labels' | 'isPrivate' | 'cycleId' | 'isInRollUp'
>;
export type KeyResultExtras = Pick<
  KeyResult,
  'contributorIds' | 'labels' | 'isInRollUp' | 'zones' | 'curve'
>;

/** What an objective is when nobody says otherwise. */
export function newObjectiveExtras(home: Home): ObjectiveExtras {
  return {
    level: home === null ? 'company' : 'project',
    contributorIds: [],
    watcherIds: [],
    labels: [],
    isPrivate: false,
    cycleId: null,
    isInRollUp: true,
  };
}

export const NEW_KEY_RESULT_EXTRAS: KeyResultExtras = {
  contributorIds: [],
  labels: [],
  isInRollUp: true,
  zones: null,
  curve: { kind: 'linear' },
};

/** Checks only what is there. */
export async function checkObjectiveExtras(
  ports: Pick<Ports, 'people' | 'cycles'>,
  draft: Partial<ObjectiveDraft>,
  home: Home,
): Promise<Outcome<Partial<ObjectiveExtras>>> {
  const problem = draft.level === undefined ? null : levelProblem(draft.level, home);
  if (problem !== null) return invalid('level', problem);
  const people = await checkPeople(ports, draft, ['contributorIds', 'watcherIds']);
  if (!people.ok) return people;
  const { level, labels, isPrivate, isInRollUp } = draft;
  const cycle = await checkCycle(ports, draft.cycleId);
  if (!cycle.ok) return cycle;
  return ok({
    ...people.value,
    ...(level !== undefined && { level }),
    ...(labels !== undefined && { labels: distinctLabels(labels) }),
    ...(isPrivate !== undefined && { isPrivate }),
    ...cycle.value,
    ...(isInRollUp !== undefined && { isInRollUp }),
  });
}

async function checkCycle(
  ports: Pick<Ports, 'cycles'>,
  typed: string | null | undefined,
): Promise<Outcome<Partial<Pick<Objective, 'cycleId'>>>> {
  if (typed === undefined) return ok({});
  if (typed === null) return ok({ cycleId: null });
  const cycle = await ports.cycles.find(typed as CycleId);
  return cycle === null ? invalid('cycleId', 'cycle-not-found') : ok({ cycleId: cycle.id });
}

export async function checkKeyResultExtras(
  ports: Pick<Ports, 'people'>,
  draft: Partial<KeyResultDraft>,
): Promise<Outcome<Partial<KeyResultExtras>>> {
  const people = await checkPeople(ports, draft, ['contributorIds']);
  if (!people.ok) return people;
  const curve = draft.curve === undefined ? undefined : checkCurve(draft.curve);
  if (curve?.ok === false) return curve;
  const { labels, isInRollUp, zones } = draft;
  return ok({
    ...people.value,
    ...(labels !== undefined && { labels: distinctLabels(labels) }),
    ...(isInRollUp !== undefined && { isInRollUp }),
    ...(zones !== undefined && { zones }),
    ...(curve !== undefined && { curve: curve.value }),
  });
}

async function checkPeople<Field extends string>(
  ports: Pick<Ports, 'people'>,
  draft: Partial<Readonly<Record<Field, readonly string[]>>>,
  fields: readonly Field[],
): Promise<Outcome<Partial<Record<Field, readonly AccountId[]>>>> {
  const checked: Partial<Record<Field, readonly AccountId[]>> = {};
  for (const field of fields) {
    const typed = draft[field];
    if (typed === undefined) continue;
    const people = await Promise.all([...new Set(typed)].map((id) => ports.people.find(id)));
    if (people.includes(null)) return invalid(field, 'person-unknown');
    checked[field] = people.flatMap((person) => person?.id ?? []);
  }
  return ok(checked);
}

/** Labels that differ only in case are one label. */
function distinctLabels(labels: readonly string[]): readonly string[] {
  const byName = new Map(labels.map((label) => [label.trim().toLowerCase(), label.trim()]));
  byName.delete('');
  return [...byName.values()];
}

function checkCurve(typed: TypedCurve): Outcome<ExpectationCurve> {
  if (typed.kind !== 'phased') return ok({ kind: typed.kind });
  const points: { on: CalendarDate; progress: number }[] = [];
  for (const { on, progress } of typed.points) {
    const date = parseCalendarDate(on);
    if (date === undefined) return invalid('curve', 'not-a-date');
    points.push({ on: date, progress });
  }
  return ok({ kind: 'phased', points });
}

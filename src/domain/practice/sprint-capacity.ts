import { type CapacityRow, capacityOf } from '../metrics/sprint/capacity';
import { isWorkingDay, type WorkCalendar } from '../okr/work-calendar';
import { addDays, type CalendarDate } from '../shared/calendar-date';
import type { AccountId } from '../shared/ids';

/** One person's part in a sprint. */
export interface PersonCapacity extends CapacityRow {
  readonly accountId: AccountId;
}

/** What a team said it can do in a sprint. Source: metrics-spec C.2, metric 21. */
export type SprintCapacity =
  | { readonly kind: 'points'; readonly points: number }
  | {
      readonly kind: 'people';
      readonly people: readonly PersonCapacity[];
      /** Points that one focused person-day yields. */
      readonly pointsPerFocusedDay: number;
    };

/** In the unit of the estimates; `null` when nothing can be made of what was said. */
export function capacityInPoints(capacity: SprintCapacity): number | null {
  const points =
    capacity.kind === 'points'
      ? capacity.points
      : capacityOf(capacity.people, capacity.pointsPerFocusedDay);
  return points > 0 ? points : null;
}

/** Person-days without leave, before focus is taken into account. */
export function personDays(people: readonly CapacityRow[]): number {
  return people.reduce(
    (sum, { workdays, leaveDays }) => sum + Math.max(0, workdays - leaveDays),
    0,
  );
}

export type CapacityProblem =
  | 'capacity-not-a-number'
  | 'people-missing'
  | 'person-twice'
  | 'leave-longer-than-sprint'
  | 'focus-out-of-range'
  | 'rate-missing';

export function problemWithCapacity(capacity: SprintCapacity): CapacityProblem | null {
  if (capacity.kind === 'points') {
    return isAmount(capacity.points) && capacity.points > 0 ? null : 'capacity-not-a-number';
  }
  const { people, pointsPerFocusedDay } = capacity;
  if (people.length === 0) return 'people-missing';
  if (new Set(people.map(({ accountId }) => accountId)).size < people.length) return 'person-twice';
  if (!isAmount(pointsPerFocusedDay) || pointsPerFocusedDay === 0) return 'rate-missing';
  return people.map(problemWithPerson).find((problem) => problem !== null) ?? null;
}

function problemWithPerson(person: CapacityRow): CapacityProblem | null {
  const { workdays, leaveDays, focus } = person;
  if (!isAmount(workdays) || !isAmount(leaveDays)) return 'capacity-not-a-number';
  if (leaveDays > workdays) return 'leave-longer-than-sprint';
  return isAmount(focus) && focus <= 1 ? null : 'focus-out-of-range';
}

const isAmount = (value: number): boolean => Number.isFinite(value) && value >= 0;

/** Working days of a sprint from its first to its last day, both included. */
export function sprintWorkdays(
  first: CalendarDate,
  last: CalendarDate,
  calendar: WorkCalendar,
): number {
  let days = 0;
  for (let day = first; day <= last; day = addDays(day, 1)) {
    if (isWorkingDay(day, calendar)) days += 1;
  }
  return days;
}

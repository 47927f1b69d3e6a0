import type { SprintCapacityDto } from '../../../../../src/contract/practice/calls';
import { personDays } from '../../../../../src/domain/practice/sprint-capacity';

/** As typed. */
export interface PersonDraft {
  readonly accountId: string;
  readonly workdays: string;
  readonly leaveDays: string;
  /** Percent. */
  readonly focus: string;
}

export interface CapacityDraft {
  readonly points: string;
  readonly rate: string;
  readonly people: readonly PersonDraft[];
}

const FULL_FOCUS = '100';

export function newRow(accountId: string, workdays: number | null): PersonDraft {
  return { accountId, workdays: String(workdays ?? ''), leaveDays: '0', focus: FULL_FOCUS };
}

export function capacityDraft(said: SprintCapacityDto | null): CapacityDraft {
  if (said?.kind !== 'people') {
    return { points: said === null ? '' : String(said.points), rate: '', people: [] };
  }
  return {
    points: '',
    rate: String(said.pointsPerFocusedDay),
    people: said.people.map(({ accountId, workdays, leaveDays, focus }) => ({
      ...{ accountId, workdays: String(workdays), leaveDays: String(leaveDays) },
      focus: String(Math.round(focus * 1_000) / 10),
    })),
  };
}

/** What is no number becomes 0, which the server refuses where it means nothing. */
function numberIn(text: string): number {
  const value = Number(text.trim().replace(',', '.'));
  return Number.isFinite(value) ? value : 0;
}

export function capacityOfDraft({ points, rate, people }: CapacityDraft): SprintCapacityDto {
  if (people.length === 0) return { kind: 'points', points: numberIn(points) };
  return {
    kind: 'people',
    pointsPerFocusedDay: numberIn(rate),
    people: people.map((row) => ({
      accountId: row.accountId,
      workdays: numberIn(row.workdays),
      leaveDays: numberIn(row.leaveDays),
      focus: numberIn(row.focus) / 100,
    })),
  };
}

/** The sum as it stands: "38 person-days, 26.6 of them focused: 20 points." */
export function draftText(draft: CapacityDraft): string {
  const capacity = capacityOfDraft(draft);
  if (capacity.kind !== 'people') return '';
  const days = personDays(capacity.people);
  const focused = capacity.people.reduce(
    (sum, person) => sum + personDays([person]) * person.focus,
    0,
  );
  const round = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 2 });
  const points = round(focused * capacity.pointsPerFocusedDay);
  return `${round(days)} person-days, ${round(focused)} of them focused: ${points} points.`;
}

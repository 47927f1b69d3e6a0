import type { TypedSource } from '../../domain/metrics/metric';
import { createPeriod, type Period } from '../../domain/okr/period';
import type { Target, Zones } from '../../domain/okr/key-result';
import type { Level } from '../../domain/okr/objective';
import { parseCalendarDate } from '../../domain/shared/calendar-date';
import type { AccountId } from '../../domain/shared/ids';
import { ok } from '../../domain/shared/result';
import type { Ports } from '../ports/ports';
import { invalid, type Outcome } from '../refusal';

/** What a person typed, checked for its shape only. */
interface Described {
  readonly title: string;
  readonly description: string;
  readonly ownerId: string | null;
  readonly period: { readonly start: string; readonly end: string } | null;
  readonly weight: number;
}

/** What may be left out of a draft; left out it stays as it is, or as `NEW_…` says. */
interface ObjectiveExtras {
  readonly level: Level;
  readonly contributorIds: readonly string[];
  readonly watcherIds: readonly string[];
  readonly labels: readonly string[];
  readonly isPrivate: boolean;
  readonly cycleId: string | null;
  readonly isInRollUp: boolean;
}

interface KeyResultExtras {
  readonly contributorIds: readonly string[];
  readonly labels: readonly string[];
  readonly isInRollUp: boolean;
  readonly zones: Zones | null;
  readonly curve: TypedCurve;
}

/** A curve whose dates nobody has checked yet. */
export type TypedCurve =
  | { readonly kind: 'linear' | 'workingDays' | 'atEnd' }
  | {
      readonly kind: 'phased';
      readonly points: readonly { readonly on: string; readonly progress: number }[];
    };

export interface ObjectiveDraft extends Described, Partial<ObjectiveExtras> {
  readonly parentId: string | null;
}

export interface KeyResultDraft extends Described, Partial<KeyResultExtras> {
  readonly target: Target;
  readonly source: TypedSource;
}

/** The parts of a draft that objectives and key results share, ready to be stored. */
export interface CheckedDescription {
  readonly title: string;
  readonly description: string;
  readonly ownerId: AccountId | null;
  readonly period: Period | null;
  readonly weight: number;
}

/** Checks only what is there, so that a change of the title does not trip over an old owner. */
export async function checkDescription(
  ports: Pick<Ports, 'people'>,
  draft: Partial<Described>,
): Promise<Outcome<Partial<CheckedDescription>>> {
  const dates = draft.period === undefined ? ok({}) : checkedPeriod(draft.period);
  if (!dates.ok) return dates;
  const owner = draft.ownerId === undefined ? ok({}) : await checkedOwner(ports, draft.ownerId);
  if (!owner.ok) return owner;
  const { title, description, weight } = draft;
  return ok({
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...(weight !== undefined && { weight }),
    ...dates.value,
    ...owner.value,
  });
}

export async function checkWholeDescription(
  ports: Pick<Ports, 'people'>,
  { title, description, weight, ...draft }: Described,
): Promise<Outcome<CheckedDescription>> {
  const dates = checkedPeriod(draft.period);
  if (!dates.ok) return dates;
  const owner = await checkedOwner(ports, draft.ownerId);
  return owner.ok ? ok({ title, description, weight, ...dates.value, ...owner.value }) : owner;
}

function checkedPeriod(typed: Described['period']): Outcome<Pick<CheckedDescription, 'period'>> {
  if (typed === null) return ok({ period: null });
  const start = parseCalendarDate(typed.start);
  const end = parseCalendarDate(typed.end);
  if (start === undefined) return invalid('period.start', 'not-a-date');
  if (end === undefined) return invalid('period.end', 'not-a-date');
  const period = createPeriod(start, end);
  return period.ok ? ok({ period: period.value }) : invalid('period', period.error);
}

async function checkedOwner(
  ports: Pick<Ports, 'people'>,
  ownerId: string | null,
): Promise<Outcome<Pick<CheckedDescription, 'ownerId'>>> {
  if (ownerId === null) return ok({ ownerId: null });
  const person = await ports.people.find(ownerId);
  if (person === null) return invalid('ownerId', 'owner-unknown');
  return person.isActive ? ok({ ownerId: person.id }) : invalid('ownerId', 'owner-inactive');
}

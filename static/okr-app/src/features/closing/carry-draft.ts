import type { KeyResultDto, ObjectiveDto, OkrPageDto } from '../../../../../src/contract/dto';
import type { CarriedStart } from '../../../../../src/domain/okr/carry-over';
import type { ChosenKeyResult } from '../../app/closing-changes';

/** By id: where it starts, or `null` when it stays behind. */
export type CarriedKeyResultsDraft = Readonly<Record<string, CarriedStart | null>>;

export interface CarryDraft {
  readonly cycleId: string | null;
  readonly keyResults: CarriedKeyResultsDraft;
  readonly closesOld: boolean;
}

/** The next cycle, with what is not finished. */
export function carryDraft(objective: ObjectiveDto, page: OkrPageDto | null): CarryDraft {
  return {
    cycleId: nextCycleId(objective, page),
    keyResults: Object.fromEntries(
      objective.keyResults.map((one) => [one.id, isUnfinished(one) ? 'same' : null]),
    ),
    closesOld: objective.lifecycle === 'active',
  };
}

const isUnfinished = ({ progress, lifecycle, closing }: KeyResultDto): boolean =>
  lifecycle !== 'archived' && closing?.outcome !== 'cancelled' && (progress.progress ?? 0) < 1;

/** The first one that begins after the objective's own period, or after today. */
function nextCycleId(
  { effectivePeriod, cycleId }: ObjectiveDto,
  page: OkrPageDto | null,
): string | null {
  const after = effectivePeriod?.end ?? page?.today ?? '';
  const next = page?.cycles.find(({ id, period }) => id !== cycleId && period.start > after);
  return next?.id ?? null;
}

export const chosenKeyResults = ({ keyResults }: CarryDraft): readonly ChosenKeyResult[] =>
  Object.entries(keyResults).flatMap(([keyResultId, start]) =>
    start === null ? [] : [{ keyResultId, start }],
  );

/**
 * Whether its value now can become its start: only on the way to a target, when there is one that
 * is shown, and when it is not the target already.
 */
export function canStartFromCurrent({ target, progress, source }: KeyResultDto): boolean {
  if (target.kind !== 'reach' || source.kind === 'checklist') return false;
  const { visibility, value } = progress;
  return visibility === 'shown' && value !== null && value !== target.target;
}

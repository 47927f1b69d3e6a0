import type { KeyResultClosing } from '../../../../src/contract/cycles/calls';
import type { KeyResultDto, ObjectiveDto } from '../../../../src/contract/dto';
import type { ClosingWords } from '../../../../src/domain/okr/closing';
import type { CarriedStart } from '../../../../src/domain/okr/carry-over';
import { type Change, sameAsBefore } from './change';
import { putKeyResult, putObjective } from './okr-page-edits';

/** Closing and reopening show nothing before the server has frozen or measured the numbers. */
const afterwards = { apply: sameAsBefore, undo: sameAsBefore } as const;

export function closeObjective(
  { id, version }: ObjectiveDto,
  closing: ClosingWords,
  keyResults: readonly KeyResultClosing[],
): Change<ObjectiveDto> {
  return {
    ...afterwards,
    send: (call, latest) =>
      call('closeObjective', {
        objectiveId: id,
        version: latest(id, version),
        closing,
        keyResults: keyResults.map((one) => ({
          ...one,
          version: latest(one.keyResultId, one.version),
        })),
      }),
    settle: putObjective,
  };
}

export function closeKeyResult(
  { id, version }: KeyResultDto,
  closing: ClosingWords,
): Change<KeyResultDto> {
  return {
    ...afterwards,
    send: (call, latest) =>
      call('closeKeyResult', { keyResultId: id, version: latest(id, version), closing }),
    settle: putKeyResult,
  };
}

export function reopenObjective({ id, version }: ObjectiveDto): Change<ObjectiveDto> {
  return {
    ...afterwards,
    send: (call, latest) =>
      call('reopenObjective', { objectiveId: id, version: latest(id, version) }),
    settle: putObjective,
  };
}

export function reopenKeyResult({ id, version }: KeyResultDto): Change<KeyResultDto> {
  return {
    ...afterwards,
    send: (call, latest) =>
      call('reopenKeyResult', { keyResultId: id, version: latest(id, version) }),
    settle: putKeyResult,
  };
}

export interface ChosenKeyResult {
  readonly keyResultId: string;
  readonly start: CarriedStart;
}

/** Settles with the copy, which joins the page. */
export function carryOver(
  { id }: ObjectiveDto,
  cycleId: string,
  keyResults: readonly ChosenKeyResult[],
): Change<ObjectiveDto> {
  return {
    ...afterwards,
    send: (call) => call('carryOver', { objectiveId: id, cycleId, keyResults }),
    settle: putObjective,
  };
}

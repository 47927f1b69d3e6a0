import type { StatusCalls } from '../../../../src/contract/status/calls';
import type { KeyResultDto } from '../../../../src/contract/dto';
import { type Change, sameAsBefore } from './change';
import { putKeyResult } from './okr-page-edits';

export type TypedStatus = Omit<
  Parameters<StatusCalls['setManualStatus']>[0],
  'keyResultId' | 'version'
>;

/** Waits for the server, which alone knows who and when. */
export function setManualStatus(
  { id, version }: KeyResultDto,
  typed: TypedStatus,
): Change<KeyResultDto> {
  return {
    apply: sameAsBefore,
    undo: sameAsBefore,
    send: (call, latest) =>
      call('setManualStatus', { keyResultId: id, version: latest(id, version), ...typed }),
    settle: putKeyResult,
  };
}

export function resumeAutomaticStatus({ id, version }: KeyResultDto): Change<KeyResultDto> {
  return {
    apply: sameAsBefore,
    undo: sameAsBefore,
    send: (call, latest) =>
      call('resumeAutomaticStatus', { keyResultId: id, version: latest(id, version) }),
    settle: putKeyResult,
  };
}

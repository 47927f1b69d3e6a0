import type { ManualStatus } from '../../domain/okr/manual-status';
import type { ApiResult } from '../api-result';
import type { KeyResultDto } from '../dto';

/** For the owner, the contributors and those who may manage the key result. */
// A type alias, because an interface has no index signature and fails Forge's `Definitions` bound.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type StatusCalls = {
  /** Shown beside the computed status, which goes on being computed. */
  setManualStatus: (input: {
    keyResultId: string;
    version: number;
    status: ManualStatus['status'];
    until: ManualStatus['until'];
    note: string;
  }) => ApiResult<KeyResultDto>;
  /** Takes a status set by hand away; the computed one counts again. */
  resumeAutomaticStatus: (input: {
    keyResultId: string;
    version: number;
  }) => ApiResult<KeyResultDto>;
};

import type { ChecklistEdit } from '../../domain/metrics/checklist';
import type { ApiResult } from '../api-result';
import type { KeyResultDto } from '../dto';

// A type alias, because an interface has no index signature and fails Forge's `Definitions` bound.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type ChecklistCalls = {
  /** Ticks, adds, renames, moves or removes one to-do; nobody else's edit is in its way. */
  editChecklistItem: (input: {
    keyResultId: string;
    edit: ChecklistEdit;
  }) => ApiResult<KeyResultDto>;
};

import type { Level } from '../../domain/okr/objective';
import type { ProgressStatus } from '../../domain/okr/status';
import type { ApiResult } from '../api-result';
import type { ObjectiveDto } from '../dto';

/** A part of an objective's progress that the viewer may see. All numbers unrounded. */
export interface RollUpLineDto {
  readonly kind: 'key-result' | 'objective';
  readonly id: string;
  readonly title: string;
  /** Of objectives. */
  readonly level: Level | null;
  /** Of objectives of another project. */
  readonly projectKey: string | null;
  readonly weight: number;
  /** Its weight in all weights, 0..1. */
  readonly share: number;
  readonly progress: number | null;
  /** share × progress; all contributions add up to the objective's progress. */
  readonly contribution: number;
  readonly status: ProgressStatus;
}

export interface LeftOutDto {
  readonly kind: 'key-result' | 'objective';
  readonly id: string;
  readonly title: string;
  readonly why: 'switched-off' | 'weighs-nothing' | 'private';
}

export interface ObjectiveDetailDto {
  readonly objective: ObjectiveDto;
  /** Empty where the number is withheld. */
  readonly lines: readonly RollUpLineDto[];
  /** Parts that the viewer may not see, as one. */
  readonly unseen: {
    readonly count: number;
    readonly weight: number;
    readonly share: number;
    readonly contribution: number;
  } | null;
  readonly leftOut: readonly LeftOutDto[];
}

export interface ParentCandidateDto {
  readonly id: string;
  readonly title: string;
  readonly level: Level;
  readonly projectId: string | null;
  readonly projectKey: string | null;
  readonly isPrivate: boolean;
}

export interface OkrManagersDto {
  /** Of the settings they are part of. */
  readonly version: number;
  readonly accountIds: readonly string[];
}

// A type alias, because an interface has no index signature and fails Forge's `Definitions` bound.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type ObjectiveCalls = {
  /** The sum behind the progress, line by line. */
  getObjectiveDetail: (input: { objectiveId: string }) => ApiResult<ObjectiveDetailDto>;
  /** Of the whole site; `objectiveId: null` for one that is being written. */
  listParentCandidates: (input: {
    objectiveId: string | null;
  }) => ApiResult<readonly ParentCandidateDto[]>;
  /** Who manages the objectives of the whole site besides Jira's admins; for Jira admins. */
  getOkrManagers: (input: Record<string, never>) => ApiResult<OkrManagersDto>;
  setOkrManagers: (input: {
    version: number;
    accountIds: readonly string[];
  }) => ApiResult<OkrManagersDto>;
};

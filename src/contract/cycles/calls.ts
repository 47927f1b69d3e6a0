import type { CarriedStart } from '../../domain/okr/carry-over';
import type { ClosingWords } from '../../domain/okr/closing';
import type { ApiResult } from '../api-result';
import type { PeriodReportDto } from './report';
import type { KeyResultDto, ObjectiveDto, PeriodDto } from '../dto';

/** A named period of the whole site. Its dates are those of every objective in it without own ones. */
export interface CycleDto {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly period: PeriodDto;
}

export interface CycleFields {
  readonly name: string;
  readonly period: PeriodDto;
}

export interface KeyResultClosing {
  readonly keyResultId: string;
  readonly version: number;
  readonly closing: ClosingWords;
}

export type ReportScopeDto =
  | { readonly kind: 'cycle'; readonly cycleId: string }
  | { readonly kind: 'dates'; readonly period: PeriodDto };

// A type alias, because an interface has no index signature and fails Forge's `Definitions` bound.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type CycleCalls = {
  createCycle: (input: { fields: CycleFields }) => ApiResult<CycleDto>;
  updateCycle: (input: {
    cycleId: string;
    version: number;
    change: Partial<CycleFields>;
  }) => ApiResult<CycleDto>;
  /** Refused while objectives belong to it. */
  deleteCycle: (input: { cycleId: string; version: number }) => ApiResult<CycleDto>;
  /** Those of a fiscal year that are not there yet; answers with what was added. */
  createQuarters: (input: { fiscalYear: number }) => ApiResult<readonly CycleDto[]>;

  /** Ends it; its value stays what it is now. */
  closeKeyResult: (input: {
    keyResultId: string;
    version: number;
    closing: ClosingWords;
  }) => ApiResult<KeyResultDto>;
  /** Ends it with everything open under it; what is not judged here gets what its progress suggests. */
  closeObjective: (input: {
    objectiveId: string;
    version: number;
    closing: ClosingWords;
    keyResults: readonly KeyResultClosing[];
  }) => ApiResult<ObjectiveDto>;
  reopenKeyResult: (input: { keyResultId: string; version: number }) => ApiResult<KeyResultDto>;
  /** With the key results that were closed along with it. */
  reopenObjective: (input: { objectiveId: string; version: number }) => ApiResult<ObjectiveDto>;
  /** A copy in another cycle with the chosen key results; answers with the copy. */
  carryOver: (input: {
    objectiveId: string;
    cycleId: string;
    keyResults: readonly { keyResultId: string; start: CarriedStart }[];
  }) => ApiResult<ObjectiveDto>;

  /** Of what the viewer may see: on a project's page of the project, else of the site. */
  getPeriodReport: (input: { scope: ReportScopeDto }) => ApiResult<PeriodReportDto>;
};

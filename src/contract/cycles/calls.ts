import type { ApiResult } from '../api-result';
import type { PeriodDto } from '../dto';

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
};

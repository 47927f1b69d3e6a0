import type { Api } from '../../contract/api';
import type { ApiResult } from '../../contract/api-result';
import type { Call } from '../answer';

export type InputOf<Name extends keyof Api> = Parameters<Api[Name]>[0];
export type DataOf<Name extends keyof Api> =
  ReturnType<Api[Name]> extends ApiResult<infer Data> ? Data : never;

/** The use cases behind these calls; the compiler compares their shapes with the contract. */
export type Runs<Names extends keyof Api> = {
  readonly [Name in Names]: Call<InputOf<Name>, DataOf<Name>>['run'];
};

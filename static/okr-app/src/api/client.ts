import { makeInvoke } from '@forge/bridge';
import type { Api } from '../../../../src/contract/api';
import type { ApiError, ApiResult } from '../../../../src/contract/api-result';

export type CallName = keyof Api;
export type CallInput<Name extends CallName> = Parameters<Api[Name]>[0];
export type CallData<Name extends CallName> =
  ReturnType<Api[Name]> extends ApiResult<infer Data> ? Data : never;

export type Call = <Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
) => Promise<ApiResult<CallData<Name>>>;

type Invoke = (name: string, input: unknown) => Promise<unknown>;

/** The bridge's own type joins an answer with its metadata; this one reads the answer only. */
const invoke = makeInvoke<Api>() as Invoke;

const UNREACHABLE: ApiError = { code: 'internal', reason: 'app-unreachable' };

/** Never rejects: a call that could not be made, or was not answered, is a failed result too. */
export const call: Call = async <Name extends CallName>(name: Name, input: CallInput<Name>) => {
  try {
    const answer = await invoke(name, input);
    return isApiResult<CallData<Name>>(answer) ? answer : { ok: false, error: UNREACHABLE };
  } catch {
    // The bridge rejects with "There was an error invoking the function": nothing to show in it.
    return { ok: false, error: UNREACHABLE };
  }
};

function isApiResult<Data>(answer: unknown): answer is ApiResult<Data> {
  if (typeof answer !== 'object' || answer === null || !('ok' in answer)) return false;
  return answer.ok === true ? 'data' in answer : 'error' in answer;
}

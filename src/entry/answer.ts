import type { Request } from '@forge/resolver';
import type { z } from 'zod';
import { withTracedSettings } from '../application/audit/with-traced-settings';
import type { Caller } from '../application/caller';
import type { Ports } from '../application/ports/ports';
import type { Log } from '../application/ports/surroundings';
import { UpstreamError, type UpstreamFault } from '../application/ports/upstream-error';
import type { Outcome, Refusal } from '../application/refusal';
import type { ApiError, ApiErrorCode, ApiResult } from '../contract/api-result';
import type { Reason } from '../contract/reasons';
import { callerOf } from './caller-of';
import { inputProblem } from './input-problem';

const FAULTS: Record<UpstreamFault, { readonly code: ApiErrorCode; readonly reason: Reason }> = {
  unavailable: { code: 'jira-unavailable', reason: 'jira-unavailable' },
  'rate-limited': { code: 'rate-limited', reason: 'rate-limited' },
  'share-spent': { code: 'rate-limited', reason: 'share-spent' },
  forbidden: { code: 'forbidden', reason: 'jira-refused' },
  'storage-full': { code: 'storage-unavailable', reason: 'storage-full' },
  'storage-unavailable': { code: 'storage-unavailable', reason: 'storage-unavailable' },
  'unexpected-answer': { code: 'jira-unavailable', reason: 'jira-unavailable' },
};

export interface Call<Input, Data> {
  readonly input: z.ZodType<Input>;
  readonly run: (ports: Ports, caller: Caller, input: Input) => Promise<Outcome<Data>>;
}

export interface Wiring {
  /** Called inside the invocation: what it reads belongs to one site and person. */
  readonly ports: () => Ports;
  readonly log: Log;
  /** Counts what the call has cost. */
  readonly count?: (ports: Ports) => Promise<void>;
}

/** The one place where a resolver call is parsed, identified, and stopped from throwing. */
export function answer<Input, Data>(
  { input, run }: Call<Input, Data>,
  { ports, log, count }: Wiring,
) {
  return async ({ payload, context }: Request<unknown>): Promise<ApiResult<Data>> => {
    const caller = callerOf(context);
    if (caller === null) return failure({ code: 'forbidden', reason: 'no-account' });
    const parsed = input.safeParse(payload);
    if (!parsed.success) {
      return failure({ code: 'invalid-input', ...inputProblem(parsed.error) });
    }
    try {
      const made = ports();
      const outcome = await run(withTracedSettings(made, caller), caller, parsed.data);
      await count?.(made);
      return outcome.ok ? { ok: true, data: outcome.value } : failure(toError(outcome.error));
    } catch (thrown) {
      return failure(faultOf(thrown, log.failure(thrown)));
    }
  };
}

/** Nothing of what was thrown reaches the page but a reference to the log line. */
function faultOf(thrown: unknown, reference: string): ApiError & { readonly reason: Reason } {
  if (!(thrown instanceof UpstreamError)) {
    return { code: 'internal', reason: 'unexpected', reference };
  }
  const { retryAfterSeconds } = thrown;
  return {
    ...FAULTS[thrown.fault],
    reference,
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  };
}

function toError({ kind, ...rest }: Refusal): ApiError & { readonly reason: Reason } {
  return { code: kind, ...rest };
}

function failure(error: ApiError & { readonly reason: Reason }): ApiResult<never> {
  return { ok: false, error };
}

import type { APIResponse } from '@forge/api';
import * as z from 'zod';
import { UpstreamError } from '../../application/ports/upstream-error';
import { JiraFault, jiraFault } from './jira-fault';
import { ANYTHING_GOES, type JiraManners, pauseBefore } from './jira-manners';

/** `rejected` is Jira's 400 with its own sentences; `missing` is 404 or 410. */
type JiraAnswer<Value> =
  | { readonly kind: 'ok'; readonly value: Value }
  | { readonly kind: 'rejected'; readonly messages: readonly string[] }
  | { readonly kind: 'missing' };

export interface JiraQuestion<Value> {
  readonly schema: z.ZodType<Value>;
  readonly send: () => Promise<APIResponse>;
  /** Objects in the answer that Jira's quota counts beyond the call itself. */
  readonly pointsOf?: (value: Value) => number;
}

/**
 * Every call to Jira goes through here: it is counted, timed, parsed, and its failures are named. A
 * call that Jira had no room for this moment is made again; when Jira wants to be left alone for
 * longer, that is remembered for everybody.
 */
export interface JiraClient {
  ask<Value>(question: JiraQuestion<Value>): Promise<JiraAnswer<Value>>;
  /** For calls that Jira has no reason to refuse. */
  get<Value>(question: JiraQuestion<Value>): Promise<Value>;
  spent(): { readonly calls: number; readonly points: number };
}

const errorBody = z.object({
  errorMessages: z.array(z.string()).default([]),
  errors: z.record(z.string(), z.string()).default({}),
});

interface ClientOptions {
  /** Asked before every call: how long Jira may take for it. */
  readonly timeoutMs: () => number;
  readonly manners?: JiraManners;
}

export function createJiraClient({
  timeoutMs,
  manners = ANYTHING_GOES,
}: ClientOptions): JiraClient {
  const usage = { calls: 0, points: 0 };
  async function once<Value>(question: JiraQuestion<Value>): Promise<JiraAnswer<Value>> {
    usage.calls += 1;
    usage.points += 1;
    const response = await inTime(question.send, timeoutMs());
    const text = await inTime(() => response.text(), timeoutMs());
    if (response.status === 400) return { kind: 'rejected', messages: messagesOf(text) };
    if (response.status === 404 || response.status === 410) return { kind: 'missing' };
    if (!response.ok) throw jiraFault(response, manners.now());
    const value = parsed(question.schema, text);
    usage.points += question.pointsOf?.(value) ?? 0;
    return { kind: 'ok', value };
  }
  async function ask<Value>(question: JiraQuestion<Value>): Promise<JiraAnswer<Value>> {
    for (let tries = 1; ; tries += 1) {
      await manners.mayCall();
      try {
        return await once(question);
      } catch (thrown) {
        if (!(thrown instanceof JiraFault)) throw thrown;
        const pause = pauseBefore(tries + 1, thrown);
        if (pause === null || pause > manners.patienceMs()) {
          if (thrown.closesForMs !== null) await manners.close(thrown.closesForMs);
          throw thrown;
        }
        await manners.sleep(pause);
      }
    }
  }
  return {
    ask,
    spent: () => ({ ...usage }),
    async get(question) {
      const answer = await ask(question);
      if (answer.kind === 'ok') return answer.value;
      const detail = answer.kind === 'rejected' ? answer.messages.join(' ') : 'not found';
      throw new UpstreamError('unexpected-answer', `Jira refused: ${detail}`);
    },
  };
}

async function inTime<Value>(work: () => Promise<Value>, timeoutMs: number): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new UpstreamError('unavailable', `No answer from Jira within ${timeoutMs} ms`));
    }, timeoutMs);
  });
  try {
    return await Promise.race([work(), timeout]);
  } catch (cause) {
    if (cause instanceof UpstreamError) throw cause;
    const fault = isUnauthorised(cause) ? 'forbidden' : 'unavailable';
    throw new UpstreamError(fault, 'Jira could not be reached', { cause });
  } finally {
    clearTimeout(timer);
  }
}

/** Forge's proxy throws when the person has not consented to the app, or its scopes. */
function isUnauthorised(thrown: unknown): boolean {
  if (!(thrown instanceof Error) || !('status' in thrown)) return false;
  return thrown.status === 401 || thrown.status === 403;
}

function parsed<Value>(schema: z.ZodType<Value>, text: string): Value {
  const result = schema.safeParse(asJson(text));
  if (result.success) return result.data;
  throw new UpstreamError('unexpected-answer', 'Jira sent an answer of another shape', {
    cause: result.error,
  });
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UpstreamError('unexpected-answer', 'Jira sent no valid JSON', { cause });
  }
}

function messagesOf(text: string): readonly string[] {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    // A proxy's error page: there is nothing of Jira's in it to show.
    return [];
  }
  const errors = errorBody.safeParse(body);
  if (!errors.success) return [];
  return [...errors.data.errorMessages, ...Object.values(errors.data.errors)];
}

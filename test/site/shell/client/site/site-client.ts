/** Requests to the site's own interface. */
import type { JiraEdit } from '../../../seams';
import type {
  BridgeAnswer,
  BridgeEnv,
  BridgeRequest,
  EditAnswer,
  JiraAnswer,
  JiraRequest,
  SiteApiError,
} from '../../site-api';

export async function getJson<Answer>(path: string): Promise<Answer> {
  return answerOf<Answer>(await fetch(`/site/api/${path}`));
}

export async function postJson<Answer>(path: string, body: unknown = {}): Promise<Answer> {
  const response = await fetch(`/site/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return answerOf<Answer>(response);
}

async function answerOf<Answer>(response: Response): Promise<Answer> {
  const text = await response.text();
  if (response.ok) return (text === '' ? {} : JSON.parse(text)) as Answer;
  throw new Error(messageOf(text) ?? `The site answered ${String(response.status)}.`);
}

function messageOf(text: string): string | undefined {
  try {
    return (JSON.parse(text) as Partial<SiteApiError>).error?.message;
  } catch {
    return text === '' ? undefined : text;
  }
}

export async function bridge(op: string, data: unknown, env: BridgeEnv): Promise<unknown> {
  const answer = await postJson<BridgeAnswer>('bridge', { op, data, env } satisfies BridgeRequest);
  if (answer.error === undefined) return answer.value;
  throw Object.assign(new Error(answer.error.message), { name: answer.error.name });
}

export function edit(change: JiraEdit['change']): Promise<EditAnswer> {
  return postJson<EditAnswer>('edit', { change });
}

/** Jira's refusal, in Jira's words. */
export class JiraError extends Error {
  readonly status: number;
  readonly messages: readonly string[];

  constructor(status: number, messages: readonly string[]) {
    super(messages.join(' '));
    this.name = 'JiraError';
    this.status = status;
    this.messages = messages;
  }
}

/** REST as the signed-in person. */
export async function jira<Answer>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<Answer> {
  const answer = await postJson<JiraAnswer>('jira', { method, path, body } satisfies JiraRequest);
  const parsed: unknown = answer.body === '' ? undefined : JSON.parse(answer.body);
  if (answer.status < 300) return parsed as Answer;
  throw new JiraError(answer.status, errorMessages(answer.status, parsed));
}

function errorMessages(status: number, body: unknown): string[] {
  const { errorMessages: general = [], errors = {} } = (body ?? {}) as {
    errorMessages?: string[];
    errors?: Record<string, string>;
  };
  const messages = [...general, ...Object.values(errors)];
  return messages.length > 0 ? messages : [`Jira answered ${String(status)}.`];
}

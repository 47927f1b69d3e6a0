import { asUser, route } from '@forge/api';
import { InvocationError, type AsyncEvent } from '@forge/events';
import { kvs } from '@forge/kvs';

/** Keeps a list in storage; its callers hold a concurrency key where that matters. */
async function note(key: string, entry: unknown): Promise<void> {
  const entries = (await kvs.get<unknown[]>(key)) ?? [];
  await kvs.set(key, [...entries, entry]);
}

export async function onIssue(event: { eventType: string; issue: { key: string } }) {
  await note('seen', { type: event.eventType, key: event.issue.key });
}

export async function hourly(event: { context: { moduleKey: string } }) {
  const refusal = await asUser()
    .requestJira(route`/rest/api/3/myself`)
    .then(() => null)
    .catch((error: unknown) => (error as Error).name);
  await note('runs', { at: Date.now(), module: event.context.moduleKey, refusal });
  return { statusCode: 204 };
}

let running = 0;

export async function work(event: AsyncEvent) {
  const { body, retryContext } = event;
  running += 1;
  const most = running;
  await new Promise((resolve) => setTimeout(resolve, Number(body['takesMs'] ?? 1)));
  running -= 1;
  const name = String(body['name']);
  const wanted = Number(body['retries'] ?? 0);
  if ((retryContext?.retryCount ?? 0) < wanted) {
    if (body['throws'] === true) throw new Error('try again');
    return new InvocationError({
      retryAfter: 30,
      retryReason: 'FUNCTION_RETRY_REQUEST' as never,
      retryData: { step: 1 },
    });
  }
  await kvs.set(`done:${name}:${event.eventId}`, { most, retry: retryContext ?? null });
  const count = (await kvs.get<number>(`count:${name}`)) ?? 0;
  await kvs.set(`count:${name}`, count + 1);
  return undefined;
}

/** Never gives the processor back. */
export function slow() {
  for (;;) {
    // Busy.
  }
}

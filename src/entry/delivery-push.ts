import * as z from 'zod';
import { consoleLog } from '../adapters/console-log';
import { admitPush, receivePush, refusePush } from '../application/practice/receive-push';
import type { Ports } from '../application/ports/ports';
import { readPushedBody } from '../contract/push/push-body';
import { createPorts } from './wiring';

/** What the manifest declares: a web trigger of fixed answers keeps the app free of egress. */
type OutputKey =
  | 'received'
  | 'post-only'
  | 'token-refused'
  | 'too-many-requests'
  | 'too-large'
  | 'not-json'
  | 'events-refused'
  | 'try-again';

const request = z.object({
  method: z.string(),
  headers: z.record(z.string(), z.array(z.string())).default({}),
  body: z.string().default(''),
});

type PushRequest = z.infer<typeof request>;

/** Pipelines push here what they deployed and what broke. Nobody is signed in. */
export async function handler(event: unknown): Promise<{ readonly outputKey: OutputKey }> {
  const parsed = request.safeParse(event);
  if (!parsed.success || parsed.data.method !== 'POST') return { outputKey: 'post-only' };
  try {
    return { outputKey: await answerPush(createPorts(), parsed.data) };
  } catch (thrown) {
    consoleLog.failure(thrown);
    return { outputKey: 'try-again' };
  }
}

export async function answerPush(ports: Ports, { headers, body }: PushRequest): Promise<OutputKey> {
  const push = await admitPush(ports, secretIn(headers));
  if (typeof push === 'string') return push;
  const read = readPushedBody(body, ports.clock.now());
  if (!read.ok) {
    await refusePush(ports, push, read);
    return read.refusal;
  }
  await receivePush(ports, push, read.events);
  return 'received';
}

/** `Authorization: Bearer …`; names of headers are written as each sender likes. */
function secretIn(headers: PushRequest['headers']): string | null {
  const [, values] =
    Object.entries(headers).find(([name]) => name.toLowerCase() === 'authorization') ?? [];
  return /^bearer\s+(\S+)\s*$/i.exec(values?.[0] ?? '')?.[1] ?? null;
}

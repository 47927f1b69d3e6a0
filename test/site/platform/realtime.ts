/** Realtime channels: what functions and pages publish, handed to whoever listens. */
import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { ProxyResponse } from './child-protocol';
import { createRate } from './rate';

const OPERATIONS_PER_SECOND = 50;

export interface RealtimeMessage {
  readonly channel: string;
  readonly isGlobal: boolean;
  readonly payload: unknown;
}

const requestShape = z.object({
  query: z.string(),
  variables: z.looseObject({
    name: z.string().optional(),
    channelName: z.string().optional(),
    payload: z.string().optional(),
    isGlobal: z.boolean().optional(),
  }),
});

export interface RealtimeOptions {
  readonly now: () => number;
  readonly onMessage: (message: RealtimeMessage) => void;
}

export function createRealtime({ now, onMessage }: RealtimeOptions) {
  const rate = createRate({ limit: OPERATIONS_PER_SECOND, windowMs: 1000, now });

  function publish(message: RealtimeMessage): { eventId: string; eventTimestamp: string } | null {
    if (!rate.take(1)) return null;
    onMessage(message);
    return { eventId: randomUUID(), eventTimestamp: String(now()) };
  }

  return {
    /** `null` over 50 in a second. */
    publish,
    /** `hasContext`: the invocation came from a page, so that a channel of that page exists. */
    handle(body: string, hasContext: boolean): ProxyResponse {
      const { query, variables } = requestShape.parse(JSON.parse(body));
      if (query.includes('signRealtimeToken')) return signed(variables.channelName ?? '', now());
      const isGlobal = variables.isGlobal === true;
      if (!isGlobal && !hasContext) {
        return json({ errors: [{ message: 'A channel without context must be global' }] });
      }
      const payload: unknown = JSON.parse(variables.payload ?? 'null');
      const sent = publish({ channel: variables.name ?? '', isGlobal, payload });
      if (sent === null) return { status: 429, headers: {}, body: '' };
      return json({ data: { ecosystem: { publishRealtimeChannel: sent } } });
    },
  };
}

/** Readable by the SDK; nobody here checks the signature. */
function signed(channelName: string, now: number): ProxyResponse {
  const expiresAt = Math.floor(now / 1000) + 900;
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { exp: expiresAt, channel: { name: channelName } };
  const jwt = `${part({ alg: 'none' })}.${part(claims)}.local`;
  return json({
    data: {
      ecosystem: {
        signRealtimeToken: { errors: [], success: true, forgeRealtimeToken: { jwt, expiresAt } },
      },
    },
  });
}

function json(body: unknown): ProxyResponse {
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}

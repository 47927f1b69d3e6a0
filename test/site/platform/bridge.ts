/** The server's half of the bridge: what a page asks for and the shell cannot answer itself. */
import * as z from 'zod';
import type { Jira } from '../seams';
import { CLOUD_ID, ENVIRONMENT_ID, type Invocations } from './invocations';
import type { AppManifest, AppModule } from './manifest';
import { createRate } from './rate';
import type { createRealtime } from './realtime';

const MAX_REQUEST_BYTES = 500 * 1024;
const MAX_RESPONSE_BYTES = 5 * 1024 * 1024;
const INVOKES_PER_MINUTE = 1200;

/** Who looks from where. */
export interface BridgeEnv {
  readonly moduleKey: string;
  readonly accountId: string | undefined;
  readonly extension: Readonly<Record<string, unknown>>;
}

export interface BridgeOptions {
  readonly manifest: AppManifest;
  readonly siteUrl: () => string;
  readonly jira: Jira;
  readonly now: () => number;
  readonly invocations: Invocations;
  readonly realtime: ReturnType<typeof createRealtime>;
  readonly timeZoneOf: (accountId: string) => string;
  readonly onUnmodelled: (what: string) => void;
}

const invokeShape = z.object({
  functionKey: z.string(),
  payload: z.unknown().optional(),
  metadata: z.unknown().optional(),
});
const fetchShape = z.object({
  product: z.string().optional(),
  restPath: z.string(),
  fetchRequestInit: z
    .object({
      method: z.string().optional(),
      body: z.string().nullish(),
      headers: z.array(z.tuple([z.string(), z.string()])).optional(),
    })
    .optional(),
});
const publishShape = z.object({
  channelName: z.string(),
  eventPayload: z.unknown().optional(),
  isGlobal: z.boolean().optional(),
});

export type Bridge = (op: string, data: unknown, env: BridgeEnv) => Promise<unknown>;

export function createBridge(options: BridgeOptions): Bridge {
  const { manifest, jira, invocations, realtime } = options;
  const rates = new Map<string, ReturnType<typeof createRate>>();

  function moduleOf({ moduleKey }: BridgeEnv): AppModule {
    const found = manifest.modules.find((module) => module.key === moduleKey);
    if (found === undefined) throw new Error(`The manifest has no module ${moduleKey}`);
    return found;
  }

  function rateOf(accountId: string) {
    const known = rates.get(accountId);
    if (known !== undefined) return known;
    const rate = createRate({ limit: INVOKES_PER_MINUTE, windowMs: 60_000, now: options.now });
    rates.set(accountId, rate);
    return rate;
  }

  function contextOf(env: BridgeEnv) {
    const { key, type } = moduleOf(env);
    const { accountId } = env;
    return {
      ...(accountId === undefined
        ? {}
        : { accountId, accountType: 'licensed', timezone: options.timeZoneOf(accountId) }),
      cloudId: CLOUD_ID,
      extension: { ...env.extension, type },
      environmentId: ENVIRONMENT_ID,
      environmentType: 'DEVELOPMENT',
      localId: `ari:cloud:ecosystem::extension/${manifest.appId}/${ENVIRONMENT_ID}/static/${key}`,
      locale: 'en-US',
      moduleKey: key,
      siteUrl: options.siteUrl(),
      permissions: { scopes: manifest.scopes, external: manifest.permissions?.external ?? {} },
    };
  }

  async function invoke(data: unknown, env: BridgeEnv): Promise<unknown> {
    const { functionKey, payload, metadata } = invokeShape.parse(data);
    if (Buffer.byteLength(JSON.stringify(payload ?? null)) > MAX_REQUEST_BYTES) {
      throw refusal('The request payload is over 500 KB');
    }
    if (!rateOf(env.accountId ?? '').take(1)) throw refusal('Rate limit exceeded');
    const outcome = await invocations.invoke({
      module: moduleOf(env),
      event: { call: { functionKey, payload }, context: contextOf(env) },
      accountId: env.accountId,
      hasContext: true,
      call: functionKey,
    });
    if (!outcome.ok) throw refusal(outcome.error.message);
    // What production makes of `undefined`.
    const value = outcome.value === undefined ? {} : outcome.value;
    if (Buffer.byteLength(JSON.stringify(value)) > MAX_RESPONSE_BYTES) {
      throw refusal('The response is over 5 MB');
    }
    return metadata === undefined ? value : { body: value, metadata: { rateLimitProperties: {} } };
  }

  async function fetchProduct(data: unknown, { accountId }: BridgeEnv): Promise<unknown> {
    const { product = 'jira', restPath, fetchRequestInit = {} } = fetchShape.parse(data);
    if (product !== 'jira') {
      options.onUnmodelled(`bridge fetchProduct ${product}`);
      throw new Error(`The local site has no ${product}`);
    }
    const { status, headers, body } = await jira.handle({
      provider: accountId === undefined ? 'none' : 'user',
      accountId,
      method: fetchRequestInit.method ?? 'GET',
      path: restPath,
      headers: Object.fromEntries(fetchRequestInit.headers ?? []),
      body: fetchRequestInit.body ?? undefined,
      origin: 'frontend',
      scopes: manifest.scopes,
    });
    return { status, statusText: '', headers, body, isAttachment: false };
  }

  function publish(data: unknown): unknown {
    const { channelName, eventPayload, isGlobal = false } = publishShape.parse(data);
    const sent = realtime.publish({ channel: channelName, isGlobal, payload: eventPayload });
    if (sent === null) throw new Error('RATE_LIMIT_EXCEEDED');
    return sent;
  }

  return async (op, data, env) => {
    switch (op) {
      case 'getContext':
        return contextOf(env);
      case 'invoke':
        return invoke(data, env);
      case 'fetchProduct':
        return fetchProduct(data, env);
      case 'publishRealtimeChannel':
        return publish(data);
      default:
        options.onUnmodelled(op === 'unmodelled' ? `bridge ${String(data)}` : `bridge ${op}`);
        if (op === 'unmodelled') return null;
        throw new Error(`The local site has no bridge command ${op}`);
    }
  };
}

/** As a page sees it when its function fails: the message only. */
function refusal(message: string): Error {
  return new Error(`There was an error invoking the function - ${message}`);
}

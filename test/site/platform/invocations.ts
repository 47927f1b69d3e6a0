/** Invokes functions as the platform does: identity, context, limits, one record each. */
import { randomUUID } from 'node:crypto';
import type { InvocationMeta, Outcome } from './child-protocol';
import type { FunctionCall } from './functions';
import { handlerParts, type AppManifest, type AppModule } from './manifest';

/** Longer for functions that nobody waits for. */
const LONG_MS = 55_000;
const SHORT_MS = 25_000;
const LONG_TYPES = new Set(['consumer', 'scheduledTrigger', 'webtrigger', 'action']);
const BACKGROUND_TYPES = new Set(['consumer', 'scheduledTrigger', 'trigger']);
const KEPT_RECORDS = 500;

export const ENVIRONMENT_ID = 'a1b2c3d4-0000-4000-8000-00000000c0de';
const INSTALLATION_ID = 'a1b2c3d4-0000-4000-8000-000000000001';
export const CLOUD_ID = 'a1b2c3d4-0000-4000-8000-0000000c10ad';
const CONTEXT_ARI = `ari:cloud:jira::site/${CLOUD_ID}`;
const APP_VERSION = '1.0.0';

/** Who runs, as the proxy must know it. */
export interface Invocation {
  readonly id: string;
  readonly module: AppModule;
  readonly accountId: string | undefined;
  readonly chain: string;
  /** It came from a page. */
  readonly hasContext: boolean;
}

export interface InvocationRecord {
  readonly at: number;
  readonly moduleKey: string;
  readonly functionKey: string;
  readonly call: string | undefined;
  readonly durationMs: number;
  readonly error: string | undefined;
}

export interface InvokeRequest {
  readonly module: AppModule;
  readonly event: unknown;
  readonly accountId?: string | undefined;
  readonly chain?: string | undefined;
  readonly hasContext?: boolean;
  /** The resolver's call, for the record. */
  readonly call?: string;
}

export interface InvocationsOptions {
  readonly manifest: AppManifest;
  readonly now: () => number;
  readonly run: (call: FunctionCall) => Promise<Outcome>;
}

/** Milliseconds the module's function may run. */
export function limitOf(manifest: AppManifest, module: AppModule): number {
  const key = functionKeyOf(module);
  const declared = manifest.functions.find((one) => one.key === key)?.timeoutSeconds;
  if (declared !== undefined) return declared * 1000;
  return LONG_TYPES.has(module.type) ? LONG_MS : SHORT_MS;
}

function functionKeyOf(module: AppModule): string | undefined {
  return module.function ?? module.resolver?.function;
}

export type Invocations = ReturnType<typeof createInvocations>;

export function createInvocations({ manifest, now, run }: InvocationsOptions) {
  const current = new Map<string, Invocation>();
  const records: InvocationRecord[] = [];

  async function invoke(request: InvokeRequest): Promise<Outcome> {
    const { module, event, accountId, call } = request;
    const functionKey = functionKeyOf(module) ?? '';
    const found = manifest.functions.find((one) => one.key === functionKey);
    if (found === undefined) {
      const message = `Module ${module.key} has no function`;
      return { ok: false, error: { name: 'FUNCTION_NOT_FOUND', message } };
    }
    const id = randomUUID();
    const hasContext = request.hasContext === true;
    current.set(id, { id, module, accountId, chain: request.chain ?? id, hasContext });
    const started = performance.now();
    const at = now();
    const outcome = await run({
      handler: `${handlerParts(found.handler).file}.${handlerParts(found.handler).name}`,
      event,
      context: {
        installContext: CONTEXT_ARI,
        ...(accountId === undefined ? {} : { principal: { accountId } }),
        installation,
      },
      meta: metaOf({
        id,
        accountId,
        functionKey,
        module,
        permissions: permissionsOf(manifest),
        appId: manifest.appId,
      }),
      limitMs: limitOf(manifest, module),
      lane: BACKGROUND_TYPES.has(module.type) ? 'background' : 'interactive',
    });
    // From here on its calls are refused, even when the process still runs.
    current.delete(id);
    records.push({
      at,
      moduleKey: module.key,
      functionKey,
      call,
      durationMs: Math.round(performance.now() - started),
      error: outcome.ok ? undefined : outcome.error.message,
    });
    records.splice(0, records.length - KEPT_RECORDS);
    return outcome;
  }

  return {
    invoke,
    find: (id: string) => current.get(id),
    /** The latest, oldest first. */
    records: (): readonly InvocationRecord[] => [...records],
  };
}

const installation = {
  ari: { installationId: INSTALLATION_ID },
  contexts: [{ cloudId: CLOUD_ID }],
};

function permissionsOf({ scopes, permissions }: AppManifest) {
  return { scopes, external: permissions?.external ?? {} };
}

function metaOf(of: {
  readonly id: string;
  readonly accountId: string | undefined;
  readonly functionKey: string;
  readonly module: AppModule;
  readonly permissions: unknown;
  readonly appId: string;
}): InvocationMeta {
  const { id, accountId, functionKey, module, permissions, appId } = of;
  return {
    aaid: accountId,
    appContext: {
      appId,
      appVersion: APP_VERSION,
      environmentId: ENVIRONMENT_ID,
      environmentType: 'DEVELOPMENT',
      invocationId: id,
      installationId: INSTALLATION_ID,
      functionKey,
      moduleType: module.type,
      moduleKey: module.key,
      installation,
      permissions,
    },
    contextAri: CONTEXT_ARI,
    proxy: { token: id },
    tracing: { traceId: id.slice(0, 8), spanId: id.slice(24) },
    realtime: { contextToken: id },
    externalAuth: [],
  };
}

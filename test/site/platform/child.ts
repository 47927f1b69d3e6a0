/**
 * The process that runs the app's functions. It provides the two globals that the real
 * `@forge/*` packages look for and reaches the platform only through its parent.
 * Started as `child.cjs <folder of bundles> <allowed addresses as JSON>`.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { createRequire } from 'node:module';
import net from 'node:net';
import path from 'node:path';
import { format } from 'node:util';
import { setSiteClock, siteDate } from './child-date';
import type {
  FromChild,
  FunctionError,
  InvocationMeta,
  ProxyResponse,
  ProxyTarget,
  ToChild,
} from './child-protocol';

interface Invocation {
  readonly runtime: InvocationMeta;
  isOver: boolean;
}

const [, , bundleDir = '.', egress = '[]'] = process.argv;
const allowed = JSON.parse(egress) as readonly string[];
const load = createRequire(path.join(path.resolve(bundleDir), 'index.cjs'));
const invocations = new AsyncLocalStorage<Invocation>();
const waiting = new Map<number, (response: ProxyResponse) => void>();
let calls = 0;

function tell(message: FromChild): void {
  process.send?.(message);
}

const nothing = () => undefined;
const metrics = {
  counter: () => ({ incr: nothing, incrBy: nothing, decr: nothing, decrBy: nothing }),
  timing: () => ({ measure: () => ({ stop: nothing }) }),
  gauge: () => ({ set: nothing }),
};

async function forgeFetch(
  target: ProxyTarget,
  address: unknown,
  init: RequestInit = {},
): Promise<Response> {
  const invocation = invocations.getStore();
  if (invocation === undefined) throw new Error('Forge was called outside an invocation');
  if (invocation.isOver) throw new Error('Forge was called after its invocation had ended');
  // Built once, so that every form of body and headers reads the same.
  const request = new Request('http://forge.invalid/', {
    ...init,
    method: init.method ?? (init.body == null ? 'GET' : 'POST'),
    headers: withoutHost(init.headers),
  });
  const body = request.body === null ? undefined : await request.text();
  calls += 1;
  const call = calls;
  const answer = new Promise<ProxyResponse>((resolve) => waiting.set(call, resolve));
  tell({
    kind: 'request',
    call,
    request: {
      invocationId: invocation.runtime.appContext.invocationId,
      target,
      path: String(address),
      method: request.method,
      headers: Object.fromEntries(request.headers),
      body,
    },
  });
  const { status, headers, body: text } = await answer;
  const isEmpty = status === 204 || status === 304;
  return new Response(isEmpty ? null : text, { status, headers });
}

function withoutHost(init: RequestInit['headers']): Headers {
  const headers = new Headers(init);
  headers.delete('host');
  return headers;
}

/** What `fetch` is to a function: only declared addresses, and those through the platform. */
async function egressFetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const href = input instanceof Request ? input.url : String(input);
  if (!allowed.some((address) => isBelow(href, address))) {
    tell({ kind: 'log', invocationId: idNow(), level: 'error', text: `Blocked egress: ${href}` });
    throw Object.assign(
      new Error(`URL not included in the external fetch backend permissions: ${href}`),
      { name: 'REQUEST_EGRESS_ALLOWLIST_ERR', status: 403 },
    );
  }
  return forgeFetch({ type: 'egress' }, href, init);
}

function isBelow(href: string, address: string): boolean {
  const pattern = new URL(address.includes('://') ? address : `https://${address}`);
  const { hostname } = new URL(href);
  return pattern.hostname.startsWith('*.')
    ? hostname.endsWith(pattern.hostname.slice(1))
    : hostname === pattern.hostname;
}

function idNow(): string | null {
  return invocations.getStore()?.runtime.appContext.invocationId ?? null;
}

function install(): void {
  Object.defineProperty(globalThis, '__forge_runtime__', {
    configurable: true,
    get: () => invocations.getStore()?.runtime,
  });
  Object.assign(globalThis, {
    __forge_fetch__: forgeFetch,
    fetch: egressFetch,
    Date: siteDate,
  });
  // Nothing else leaves either; the channel to the parent is not a socket.
  net.Socket.prototype.connect = () => {
    throw Object.assign(new Error('Functions have no network'), {
      name: 'REQUEST_EGRESS_ALLOWLIST_ERR',
    });
  };
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    console[level] = (...values: unknown[]) => {
      tell({ kind: 'log', invocationId: idNow(), level, text: format(...values) });
    };
  }
}

async function run(message: Extract<ToChild, { kind: 'invoke' }>): Promise<void> {
  const { id, handler, event, context, meta, limitMs } = message;
  const end = performance.now() + limitMs;
  const runtime = {
    ...meta,
    metrics,
    featureFlags: () => false,
    container: { appCodeDir: bundleDir },
    lambdaContext: {
      awsRequestId: id,
      getRemainingTimeInMillis: () => Math.max(0, Math.round(end - performance.now())),
    },
  };
  const invocation: Invocation = { runtime, isOver: false };
  await invocations.run(invocation, async () => {
    try {
      const value = jsonOf(await handlerOf(handler)(event, context));
      tell({ kind: 'outcome', id, outcome: { ok: true, value } });
    } catch (error) {
      tell({ kind: 'outcome', id, outcome: { ok: false, error: errorOf(error) } });
    } finally {
      invocation.isOver = true;
    }
  });
}

function handlerOf(handler: string): (event: unknown, context: unknown) => unknown {
  const dot = handler.lastIndexOf('.');
  const module = load(`./${handler.slice(0, dot)}.cjs`) as Readonly<Record<string, unknown>>;
  const found = module[handler.slice(dot + 1)];
  if (typeof found !== 'function') throw new Error(`${handler} is not an exported function`);
  return found as (event: unknown, context: unknown) => unknown;
}

/** Results leave the function as JSON. */
function jsonOf(value: unknown): unknown {
  const text = JSON.stringify(value) as string | undefined;
  return text === undefined ? undefined : JSON.parse(text);
}

function errorOf(error: unknown): FunctionError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  return { name: error.name, message: error.message, stack: error.stack };
}

process.on('message', (message: ToChild) => {
  if (message.kind === 'clock') setSiteClock(message.clock);
  else if (message.kind === 'invoke') void run(message);
  else {
    waiting.get(message.call)?.(message.response);
    waiting.delete(message.call);
  }
});
process.on('disconnect', () => process.exit(0));
install();
tell({ kind: 'ready' });

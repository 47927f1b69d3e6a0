/** Routes what functions ask of the platform. What has no model answers 501 and is recorded. */
import * as z from 'zod';
import type { Jira } from '../seams';
import type { ProxyRequest, ProxyResponse } from './child-protocol';
import type { Invocation } from './invocations';
import type { Kvs } from './kvs';
import type { AppManifest } from './manifest';
import type { Queue } from './queue';
import type { createRealtime } from './realtime';
import type { WebTriggers } from './web-triggers';

/** Account ids that Atlassian documents for testing privacy reports. */
const CLOSED_TEST_ACCOUNT = '5be24ba3f91c106033269289';
const MAX_REPORTED_ACCOUNTS = 90;
const reportShape = z.object({
  accounts: z.array(z.object({ accountId: z.string(), updatedAt: z.string() })),
});

export interface ProxyOptions {
  readonly manifest: AppManifest;
  readonly jira: Jira;
  readonly kvs: Kvs;
  readonly queue: Queue;
  readonly realtime: ReturnType<typeof createRealtime>;
  readonly webTriggers: Pick<WebTriggers, 'graphql'>;
  readonly invocation: (id: string) => Invocation | undefined;
  readonly isClosedAccount: (accountId: string) => boolean;
  readonly onUnmodelled: (what: string) => void;
}

export type Proxy = (request: ProxyRequest) => Promise<ProxyResponse>;

export function createProxy(options: ProxyOptions): Proxy {
  const { manifest, kvs, queue, realtime, onUnmodelled } = options;
  const { scopes } = manifest;

  function unmodelled(request: ProxyRequest): ProxyResponse {
    const { type, remote } = request.target;
    const what = `${request.method} ${remote ?? type}:${request.path}`;
    onUnmodelled(what);
    return json(501, { code: 'NOT_MODELLED', message: `The local site has no model of ${what}` });
  }

  function storage(request: ProxyRequest): ProxyResponse {
    if (!scopes.includes('storage:app')) {
      return json(403, { code: 'FORBIDDEN', message: 'The manifest lacks the scope storage:app' });
    }
    const answer = kvs.handle(request.path, request.body ?? '{}');
    if (answer.status === 501) return unmodelled(request);
    const { status, text } = answer;
    return text === undefined
      ? { status, headers: {}, body: '' }
      : { status, headers: { 'content-type': 'application/json' }, body: text };
  }

  function product(request: ProxyRequest, invocation: Invocation): Promise<ProxyResponse> {
    const { target, method, path, headers, body } = request;
    const provider = providerOf(target.provider);
    // Calls on behalf of a named person need a manifest that allows impersonation; ours does not.
    const accountId = target.accountId === undefined ? invocation.accountId : undefined;
    if (provider === 'user' && accountId === undefined) {
      return Promise.resolve({
        status: 401,
        headers: { 'forge-proxy-error': 'NEEDS_AUTHENTICATION_ERR' },
        body: '',
      });
    }
    return options.jira.handle({
      provider,
      accountId: provider === 'user' ? accountId : undefined,
      method,
      path,
      headers,
      body,
      origin: 'backend',
      scopes,
    });
  }

  function stargate(request: ProxyRequest, invocation: Invocation): ProxyResponse {
    const body = request.body ?? '{}';
    const queued = queue.handle(request.path, body, invocation.chain);
    if (queued !== undefined) return queued;
    const addressed = options.webTriggers.graphql(request);
    if (addressed !== undefined) return addressed;
    return request.path === '/app/report-accounts' ? privacyReport(body) : unmodelled(request);
  }

  function privacyReport(body: string): ProxyResponse {
    if (!scopes.includes('report:personal-data')) {
      return json(403, { message: 'The manifest lacks the scope report:personal-data' });
    }
    const { accounts } = reportShape.parse(JSON.parse(body));
    if (accounts.length > MAX_REPORTED_ACCOUNTS) return json(400, { message: 'Over 90 accounts' });
    const closed = accounts.filter(
      ({ accountId }) => accountId === CLOSED_TEST_ACCOUNT || options.isClosedAccount(accountId),
    );
    if (closed.length === 0) return { status: 204, headers: { 'cycle-period': '7' }, body: '' };
    const answer = closed.map(({ accountId }) => ({ accountId, status: 'closed' }));
    return json(200, { accounts: answer });
  }

  return async (request) => {
    const invocation = options.invocation(request.invocationId);
    if (invocation === undefined) {
      return { status: 401, headers: { 'forge-proxy-error': 'UNAUTHENTICATED' }, body: '' };
    }
    const { type, remote } = request.target;
    if (type === 'kvs') return storage(request);
    if (type === 'realtime') return realtime.handle(request.body ?? '{}', invocation.hasContext);
    if (type === 'fpp' && remote === 'jira') return product(request, invocation);
    if (type === 'fpp' && remote === 'stargate') return stargate(request, invocation);
    return unmodelled(request);
  };
}

function providerOf(name: string | undefined): 'app' | 'user' | 'none' {
  return name === 'app' || name === 'user' ? name : 'none';
}

function json(status: number, body: unknown): ProxyResponse {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}

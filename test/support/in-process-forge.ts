/**
 * The two globals that Forge's packages need, in the test's own process, so that adapters run on
 * the real `@forge/*` packages against the site's storage or a Jira written for the test.
 */
import path from 'node:path';
import { openDatabase } from '../site/database';
import { createKvs, type Kvs } from '../site/platform/kvs';
import { readManifest } from '../site/platform/manifest';

interface JiraRequest {
  readonly provider: string;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

export interface JiraReply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is when it is text, else as JSON. */
  readonly body?: unknown;
}

export type AnswerJira = (request: JiraRequest) => JiraReply | Promise<JiraReply>;

interface FetchTarget {
  readonly type: string;
  readonly provider?: string;
  readonly remote?: string;
}

interface FetchInit {
  readonly method?: string;
  readonly body?: string;
}

declare global {
  var __forge_fetch__: unknown;
  var __forge_runtime__: unknown;
}

const root = path.resolve(__dirname, '../..');

/** Storage as the platform keeps it, with the entities of our manifest; empty. */
export function freshKvs(now: () => number = Date.now): Kvs {
  const { entities } = readManifest(root);
  return createKvs({ db: openDatabase(':memory:'), entities, now });
}

export function installForge({ kvs, jira }: { kvs?: Kvs; jira?: AnswerJira }): void {
  globalThis.__forge_runtime__ = {
    appContext: {
      appId: 'app-1',
      environmentId: 'env-1',
      installationId: 'installation-1',
      permissions: { scopes: [], external: {} },
    },
    lambdaContext: { getRemainingTimeInMillis: () => 20_000 },
    metrics: { counter: () => ({ incr: () => undefined }) },
    tracing: { traceId: 'trace', spanId: 'span' },
  };
  globalThis.__forge_fetch__ = async (target: FetchTarget, url: string, init: FetchInit = {}) => {
    if (target.type === 'kvs' && kvs !== undefined) {
      const { status, text } = kvs.handle(url, init.body ?? '{}');
      return reply({ status, body: text });
    }
    if (target.remote === 'jira' && jira !== undefined) {
      return reply(
        await jira({
          provider: target.provider ?? '',
          method: init.method ?? 'GET',
          path: url,
          body: init.body === undefined ? undefined : JSON.parse(init.body),
        }),
      );
    }
    throw new Error(`The test has no answer for ${JSON.stringify(target)} ${url}`);
  };
}

export function uninstallForge(): void {
  globalThis.__forge_fetch__ = undefined;
  globalThis.__forge_runtime__ = undefined;
}

function reply({ status = 200, headers = {}, body }: JiraReply): Response {
  if (body === undefined) return new Response(null, { status, headers });
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return new Response(text, { status, headers });
}

/**
 * Web triggers: public addresses that run a function of the app for whoever knows them. Without a
 * session, cookies or a person. Source: forge-facts 1.1 and 3; Forge's web trigger reference.
 */
import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import * as z from 'zod';
import type { Database } from '../database';
import type { Outcome, ProxyRequest, ProxyResponse } from './child-protocol';
import { json, type HttpAnswer } from './http-server';
import { ENVIRONMENT_ID } from './invocations';
import { modulesOf, type AppManifest, type AppModule } from './manifest';
import { createRate } from './rate';

/** Any invocation's request, and its answer. */
const MAX_BYTES = 5 * 1024 * 1024;
const PER_MINUTE = 7_000;
const PER_SECOND = 300;

export interface WebTriggersOptions {
  readonly db: Database;
  readonly manifest: AppManifest;
  readonly now: () => number;
  readonly siteUrl: () => string;
  readonly invoke: (module: AppModule, event: unknown) => Promise<Outcome>;
}

export interface WebRequest {
  readonly method: string;
  readonly pathname: string;
  readonly searchParams: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const queryShape = z.object({
  query: z.string(),
  variables: z.looseObject({
    input: z.object({ appId: z.string(), envId: z.string(), triggerKey: z.string() }).optional(),
    forceCreate: z.boolean().nullish(),
    id: z.string().optional(),
  }),
});
const staticShape = z.object({ outputKey: z.string() });
const dynamicShape = z.object({
  statusCode: z.number().int().min(100).max(599),
  headers: z.record(z.string(), z.array(z.string())).default({}),
  body: z.string().default(''),
});

interface Row {
  readonly id: string;
  readonly key: string;
}

export type WebTriggers = ReturnType<typeof createWebTriggers>;

export function createWebTriggers(options: WebTriggersOptions) {
  const { db, manifest, now, siteUrl, invoke } = options;
  db.exec('create table if not exists web_trigger_url (id text primary key, key text)');
  const insert = db.prepare('insert into web_trigger_url values (?, ?)');
  const byKey = db.prepare('select id, key from web_trigger_url where key = ? order by rowid');
  const byId = db.prepare('select id, key from web_trigger_url where id = ?');
  const all = db.prepare('select id, key from web_trigger_url order by rowid');
  const remove = db.prepare('delete from web_trigger_url where id = ?');
  const modules = modulesOf(manifest, 'webtrigger');
  const minute = createRate({ limit: PER_MINUTE, windowMs: 60_000, now });
  const second = createRate({ limit: PER_SECOND, windowMs: 1_000, now });
  const urlOf = (id: string) => `${siteUrl()}/public/${id}`;

  function create(key: string, isNew: boolean): string {
    const known = byKey.get(key) as Row | undefined;
    if (known !== undefined && !isNew) return urlOf(known.id);
    const id = randomUUID();
    insert.run(id, key);
    return urlOf(id);
  }

  /** `undefined`: not about web triggers. */
  function graphql({ path, body, target }: ProxyRequest): ProxyResponse | undefined {
    if (path !== '/graphql') return undefined;
    const parsed = queryShape.safeParse(JSON.parse(body ?? '{}'));
    if (!parsed.success || target.provider !== 'app') return undefined;
    const { query, variables } = parsed.data;
    if (query.includes('webTriggerUrlsByAppContext')) {
      const urls = (all.all() as Row[]).map(({ id, key }) => ({ triggerKey: key, url: urlOf(id) }));
      return answered({ webTriggerUrlsByAppContext: urls });
    }
    if (query.includes('deleteWebTriggerUrl')) {
      const success = remove.run(variables.id ?? '').changes > 0;
      const message = success ? null : 'There is no such URL';
      return answered({ deleteWebTriggerUrl: { success, message } });
    }
    if (!query.includes('createWebTriggerUrl')) return undefined;
    const { input, forceCreate } = variables;
    const isOurs = input?.appId.endsWith(manifest.appId) && input.envId.endsWith(ENVIRONMENT_ID);
    if (input === undefined || !isOurs || !modules.some(({ key }) => key === input.triggerKey)) {
      return answered({ createWebTriggerUrl: null }, 'No such web trigger');
    }
    return answered({
      createWebTriggerUrl: { url: create(input.triggerKey, forceCreate === true) },
    });
  }

  async function handle(request: WebRequest): Promise<HttpAnswer> {
    const [, , id = '', ...rest] = request.pathname.split('/');
    const row = byId.get(id) as Row | undefined;
    const module = modules.find(({ key }) => key === row?.key);
    if (module === undefined) return refused(404, 'There is no such web trigger');
    if (!minute.take(1) || !second.take(1)) return refused(429, 'Too many requests');
    const event = eventOf(request, rest);
    if (Buffer.byteLength(JSON.stringify(event)) > MAX_BYTES) {
      return refused(413, 'The request is over 5 MB');
    }
    const outcome = await invoke(module, event);
    if (!outcome.ok) return refused(500, 'The function failed');
    return answerOf(module, outcome.value) ?? refused(500, 'The function gave no proper answer');
  }

  return { graphql, handle };
}

function eventOf({ method, pathname, searchParams, headers, body }: WebRequest, rest: string[]) {
  const lists = Object.entries(headers).map(([name, value]) => [name, [value ?? ''].flat()]);
  const names = [...new Set(searchParams.keys())];
  return {
    ...{ method, path: pathname, body },
    userPath: rest.length === 0 ? '' : `/${rest.join('/')}`,
    headers: Object.fromEntries(lists) as Record<string, string[]>,
    queryParameters: Object.fromEntries(names.map((name) => [name, searchParams.getAll(name)])),
  };
}

/** `undefined`: not in the form that the module declares. */
function answerOf({ response }: AppModule, value: unknown): HttpAnswer | undefined {
  if (response?.type === 'static') {
    const key = staticShape.safeParse(value).data?.outputKey;
    const output = response.outputs.find((one) => one.key === key);
    if (output === undefined) return undefined;
    const { statusCode, contentType = 'text/plain', body = '' } = output;
    return { status: statusCode, headers: { 'content-type': contentType }, body };
  }
  const parsed = dynamicShape.safeParse(value);
  if (!parsed.success) return undefined;
  const { statusCode, headers, body } = parsed.data;
  const joined = Object.entries(headers).map(([name, values]) => [name, values.join(', ')]);
  return {
    status: statusCode,
    headers: Object.fromEntries(joined) as Record<string, string>,
    body,
  };
}

const refused = (status: number, message: string): HttpAnswer => json(status, { message });

function answered(data: unknown, error?: string): ProxyResponse {
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      data,
      ...(error === undefined ? {} : { errors: [{ message: error }] }),
    }),
  };
}

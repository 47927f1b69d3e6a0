/** `/site/api/*`: what the shell's pages and tests ask of the site. Described in README.md. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import { cookiesOf, json, readBody, type HttpAnswer } from './platform/http-server';
import {
  Refused,
  siteClock,
  steerRoutes,
  type ControlOptions,
  type Route,
} from './platform/steer-site';
import type { JiraEdit } from './seams';
import type {
  BridgeAnswer,
  CallsAnswer,
  JiraAnswer,
  QueueAnswer,
  SiteClock,
  SiteState,
} from './shell/site-api';

const VERSION = '1';

const bridgeShape = z.object({
  op: z.string(),
  data: z.unknown().optional(),
  env: z.object({
    moduleKey: z.string(),
    accountId: z.string().optional(),
    extension: z.record(z.string(), z.unknown()).default({}),
  }),
});
const jiraShape = z.object({
  method: z.string(),
  path: z.string(),
  body: z.unknown().optional(),
});
const editShape = z.object({
  accountId: z.string().optional(),
  change: z.looseObject({ kind: z.string() }),
});
const invokeShape = z.object({
  call: z.string(),
  payload: z.unknown().optional(),
  as: z.string().optional(),
  moduleKey: z.string(),
  extension: z.record(z.string(), z.unknown()).default({}),
});
export interface Control {
  handle(request: IncomingMessage, response: ServerResponse): Promise<HttpAnswer | null>;
  clock(): SiteClock;
}

export function createControl(options: ControlOptions): Control {
  const { boot, stream } = options;
  const clock = () => siteClock(options);
  const reads = readRoutes(options, clock);
  const writes = { ...askRoutes(options), ...steerRoutes(options, clock) };

  return {
    clock,
    async handle(request, response) {
      const { pathname, searchParams } = new URL(request.url ?? '/', boot.siteUrl);
      const name = pathname.slice('/site/api/'.length);
      if (name === 'events') {
        stream.add(response);
        return null;
      }
      const isRead = request.method === 'GET';
      const route = (isRead ? reads : writes)[name];
      if (route === undefined) return json(404, { error: { message: `No ${name} here` } });
      const text = isRead ? '' : await readBody(request);
      const accountId = cookiesOf(request)['site-user'] ?? boot.defaultAccountId;
      try {
        const body: unknown = text === '' ? {} : JSON.parse(text);
        return json(200, (await route({ query: searchParams, body, accountId })) ?? null);
      } catch (error) {
        return refusal(error);
      }
    },
  };
}

function refusal(error: unknown): HttpAnswer {
  const message =
    error instanceof z.ZodError
      ? z.prettifyError(error)
      : error instanceof Error
        ? error.message
        : String(error);
  const isAsked = error instanceof z.ZodError || error instanceof SyntaxError;
  return json(error instanceof Refused ? error.status : isAsked ? 400 : 500, {
    error: { message },
  });
}

function readRoutes(
  { source, jira, platform }: ControlOptions,
  clock: () => SiteClock,
): Readonly<Record<string, Route>> {
  return {
    state: ({ accountId }): SiteState => ({
      clock: clock(),
      currentAccountId: accountId,
      users: source.data.users,
      personas: source.personas,
      unmodelled: [
        ...new Set([
          ...jira
            .calls()
            .filter(({ isUnmodelled }) => isUnmodelled)
            .map(({ method, path }) => `${method} ${path}`),
          ...platform.unmodelled(),
        ]),
      ],
      version: VERSION,
    }),
    calls: ({ query }): CallsAnswer => ({
      calls: jira.calls().map(({ requestBody, responseBody, ...call }) => ({
        ...call,
        ...(query.has('bodies') ? { requestBody, responseBody } : {}),
      })),
    }),
    queue: (): QueueAnswer => ({
      events: platform.deliveries.pending().map(({ id, target, dueAt, attempts, body }) => ({
        id,
        queue: target,
        dueAt,
        attempts,
        body,
      })),
      schedules: platform.schedule.states(),
    }),
    kvs: () => ({ usage: platform.kvs.usage(), records: platform.kvs.dump() }),
    invocations: () => ({ invocations: platform.invocations.records() }),
  };
}

/** Questions to the app and to Jira. */
function askRoutes({ jira, platform, boot }: ControlOptions): Readonly<Record<string, Route>> {
  return {
    bridge: async ({ body, accountId }): Promise<BridgeAnswer> => {
      const { op, data, env } = bridgeShape.parse(body);
      try {
        const who = { ...env, accountId: env.accountId ?? accountId };
        return { value: await platform.bridge(op, data, who) };
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        return { error: { name: error.name, message: error.message } };
      }
    },
    invoke: ({ body, accountId }) => {
      const { call, payload, as = accountId, moduleKey, extension } = invokeShape.parse(body);
      const env = { moduleKey, accountId: as, extension };
      return platform.bridge('invoke', { functionKey: call, payload }, env);
    },
    jira: async ({ body, accountId }): Promise<JiraAnswer> => {
      const request = jiraShape.parse(body);
      return jira.handle({
        provider: 'user',
        accountId,
        method: request.method,
        path: request.path,
        headers: { 'content-type': 'application/json', host: new URL(boot.siteUrl).host },
        body: request.body === undefined ? undefined : JSON.stringify(request.body),
        origin: 'shell',
        scopes: [],
      });
    },
    edit: ({ body, accountId }) => {
      const { change, accountId: named } = editShape.parse(body);
      try {
        return jira.edit({ accountId: named ?? accountId, change: change as JiraEdit['change'] });
      } catch (error) {
        throw new Refused(400, error instanceof Error ? error.message : 'Jira refused the edit');
      }
    },
  };
}

/** Web triggers as the platform offers them. Source: forge-facts 1.1 and 3. */
import { openDatabase, type Database } from '../database';
import type { Outcome, ProxyRequest } from './child-protocol';
import { ENVIRONMENT_ID } from './invocations';
import type { AppManifest, AppModule } from './manifest';
import { createWebTriggers } from './web-triggers';

const APP = '00000000-0000-4000-8000-00000000f1e5';
const fixed: AppModule = {
  ...{ key: 'fixed', type: 'webtrigger', function: 'push' },
  response: { type: 'static', outputs: [{ key: 'ok', statusCode: 202, body: 'taken' }] },
};
const free: AppModule = { key: 'free', type: 'webtrigger', function: 'push' };
const manifest: AppManifest = {
  ...{ appId: APP, scopes: [], permissions: undefined, egress: [], entities: [], functions: [] },
  ...{ modules: [fixed, free], resources: [], translations: undefined },
};

let db: Database;
let events: unknown[];
let outcome: Outcome;

beforeEach(() => {
  db = openDatabase(':memory:');
  events = [];
  outcome = { ok: true, value: { outputKey: 'ok' } };
});

afterEach(() => {
  db.close();
});

const triggers = (now = () => 0) =>
  createWebTriggers({
    ...{ db, manifest, now, siteUrl: () => 'http://localhost:3000' },
    invoke: async (_, event) => {
      events.push(event);
      return Promise.resolve(outcome);
    },
  });

function asked(query: string, variables: unknown): ProxyRequest {
  return {
    ...{ invocationId: 'i', method: 'POST', path: '/graphql', headers: {} },
    target: { type: 'fpp', provider: 'app', remote: 'stargate' },
    body: JSON.stringify({ query, variables }),
  };
}

function urlOf(all: ReturnType<typeof triggers>, triggerKey: string, forceCreate = false): string {
  const input = { appId: APP, envId: ENVIRONMENT_ID, triggerKey, contextId: 'site' };
  const answer = all.graphql(asked('createWebTriggerUrl', { input, forceCreate }));
  const { data } = JSON.parse(answer?.body ?? '{}') as {
    data: { createWebTriggerUrl: { url: string } | null };
  };
  return data.createWebTriggerUrl?.url ?? '';
}

const request = (url: string, more: object = {}) => {
  const { pathname, searchParams } = new URL(url);
  return { method: 'POST', pathname, searchParams, headers: {}, body: '', ...more };
};

it('keeps one address for a module, after a restart too, until a new one is asked for', () => {
  const url = urlOf(triggers(), 'fixed');
  expect(url).toMatch(/^http:\/\/localhost:3000\/public\/[0-9a-f-]{36}$/);
  expect(urlOf(triggers(), 'fixed')).toBe(url);
  expect(urlOf(triggers(), 'fixed', true)).not.toBe(url);
});

it('has no address for what the manifest does not declare', () => {
  expect(urlOf(triggers(), 'other')).toBe('');
});

it('lists and deletes addresses', async () => {
  const all = triggers();
  const url = urlOf(all, 'fixed');
  const listed = all.graphql(asked('webTriggerUrlsByAppContext', {}));
  expect(JSON.parse(listed?.body ?? '')).toEqual({
    data: { webTriggerUrlsByAppContext: [{ triggerKey: 'fixed', url }] },
  });
  all.graphql(asked('deleteWebTriggerUrl', { id: url.split('/').at(-1) }));
  expect((await all.handle(request(url))).status).toBe(404);
});

it('hands over the request with every header and parameter as a list', async () => {
  const all = triggers();
  const url = `${urlOf(all, 'fixed')}/more/path?a=1&a=2`;
  await all.handle(request(url, { headers: { 'x-one': 'a' }, body: '{}' }));
  expect(events).toMatchObject([
    {
      ...{ method: 'POST', body: '{}', userPath: '/more/path' },
      ...{ headers: { 'x-one': ['a'] }, queryParameters: { a: ['1', '2'] } },
    },
  ]);
});

it('answers a static module with what it declared, and nothing else', async () => {
  const all = triggers();
  const url = urlOf(all, 'fixed');
  expect(await all.handle(request(url))).toMatchObject({ status: 202, body: 'taken' });
  outcome = { ok: true, value: { statusCode: 200, body: 'free' } };
  expect(await all.handle(request(url))).toMatchObject({ status: 500 });
  outcome = { ok: true, value: { outputKey: 'unknown' } };
  expect(await all.handle(request(url))).toMatchObject({ status: 500 });
});

it('answers a dynamic module with what the function made', async () => {
  const all = triggers();
  outcome = { ok: true, value: { statusCode: 201, headers: { 'x-a': ['b'] }, body: 'made' } };
  expect(await all.handle(request(urlOf(all, 'free')))).toEqual({
    ...{ status: 201, headers: { 'x-a': 'b' }, body: 'made' },
  });
});

it('hides what went wrong in the function', async () => {
  const all = triggers();
  outcome = { ok: false, error: { name: 'Error', message: 'secret' } };
  const answer = await all.handle(request(urlOf(all, 'fixed')));
  expect(answer.status).toBe(500);
  expect(String(answer.body)).not.toContain('secret');
});

it('takes no more than 5 MB and 300 requests a second', async () => {
  const all = triggers();
  const url = urlOf(all, 'fixed');
  const large = await all.handle(request(url, { body: 'x'.repeat(5 * 1024 * 1024) }));
  expect(large.status).toBe(413);
  const answers = await Promise.all(Array.from({ length: 320 }, () => all.handle(request(url))));
  expect(answers.some(({ status }) => status === 429)).toBe(true);
});

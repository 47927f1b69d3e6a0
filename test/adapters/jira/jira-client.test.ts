import { asApp, route } from '@forge/api';
import * as z from 'zod';
import { createJiraClient } from '../../../src/adapters/jira/jira-client';
import { UpstreamError } from '../../../src/application/ports/upstream-error';
import { installForge, uninstallForge, type JiraReply } from '../../support/in-process-forge';

const schema = z.object({ count: z.number() });
const client = () => createJiraClient({ timeoutMs: () => 200 });

function ask(answer: () => JiraReply | Promise<JiraReply>) {
  installForge({ jira: answer });
  return client().ask({
    schema,
    send: () => asApp().requestJira(route`/rest/api/3/thing`),
  });
}

async function faultOf(work: Promise<unknown>): Promise<UpstreamError> {
  try {
    await work;
  } catch (thrown) {
    if (thrown instanceof UpstreamError) return thrown;
    throw thrown;
  }
  throw new Error('Nothing went wrong');
}

afterEach(uninstallForge);

describe('an answer of Jira', () => {
  it('is parsed', async () => {
    const answer = await ask(() => ({ body: { count: 3, more: 'ignored' } }));
    expect(answer).toEqual({ kind: 'ok', value: { count: 3 } });
  });

  it('of 400 gives Jira’s own sentences', async () => {
    const body = { errorMessages: ['No such field.'], errors: { jql: 'Odd.' } };
    expect(await ask(() => ({ status: 400, body }))).toEqual({
      kind: 'rejected',
      messages: ['No such field.', 'Odd.'],
    });
  });

  it('of 400 that is no JSON has no sentences to give', async () => {
    expect(await ask(() => ({ status: 400, body: '<html>' }))).toEqual({
      kind: 'rejected',
      messages: [],
    });
  });

  it.each([404, 410])('of %p says that there is nothing', async (status) => {
    expect(await ask(() => ({ status, body: {} }))).toEqual({ kind: 'missing' });
  });

  it.each([
    [401, 'forbidden'],
    [403, 'forbidden'],
    [429, 'rate-limited'],
    [500, 'unavailable'],
    [503, 'unavailable'],
    [418, 'unexpected-answer'],
  ])('of %p is named %p', async (status, fault) => {
    expect((await faultOf(ask(() => ({ status, body: {} })))).fault).toBe(fault);
  });

  it('that limits us says how long to wait, if it does', async () => {
    const headers = { 'Retry-After': '17' };
    const limited = await faultOf(ask(() => ({ status: 429, headers, body: {} })));
    expect(limited.retryAfterSeconds).toBe(17);
    const silent = await faultOf(ask(() => ({ status: 429, body: {} })));
    expect(silent.retryAfterSeconds).toBeUndefined();
  });

  it.each([['{"count": 3'], ['{"count": "three"}'], ['null']])(
    'like %p is not taken for data',
    async (body) => {
      expect((await faultOf(ask(() => ({ body })))).fault).toBe('unexpected-answer');
    },
  );

  it('that does not come in time counts as Jira being down', async () => {
    const never = new Promise<JiraReply>(() => undefined);
    expect((await faultOf(ask(() => never))).fault).toBe('unavailable');
  });

  it('that breaks off counts as Jira being down', async () => {
    const broken = () => Promise.reject(new Error('socket hang up'));
    expect((await faultOf(ask(broken))).fault).toBe('unavailable');
  });
});

describe('the meter', () => {
  it('counts a point for each call and one for each object', async () => {
    installForge({ jira: () => ({ body: { count: 3 } }) });
    const metered = client();
    const send = () => asApp().requestJira(route`/rest/api/3/thing`);
    await metered.ask({ schema, send, pointsOf: ({ count }) => count });
    await metered.ask({ schema, send });
    expect(metered.spent()).toEqual({ calls: 2, points: 5 });
  });
});

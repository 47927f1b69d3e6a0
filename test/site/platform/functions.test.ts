import { startFixture, valueOf, type FixturePlatform } from './fixture-platform';

let site: FixturePlatform;

beforeAll(async () => {
  site = await startFixture();
}, 60_000);

afterAll(async () => {
  await site.stop();
});

describe('a resolver call', () => {
  it('acts as the signed-in person', async () => {
    expect(await site.call('whoami')).toEqual({
      status: 200,
      body: { accountId: 'ada' },
      accountId: 'ada',
    });
    expect(site.jira.requests.at(-1)).toMatchObject({
      provider: 'user',
      accountId: 'ada',
      origin: 'backend',
      scopes: ['storage:app', 'read:jira-work', 'report:personal-data'],
    });
  });

  it('is refused as user when nobody is signed in', async () => {
    expect(await site.call('asUser', {}, null)).toMatchObject({ name: 'NEEDS_AUTHENTICATION_ERR' });
  });

  it('reaches the page as a message when it throws', async () => {
    await expect(site.call('boom')).rejects.toThrow(
      'There was an error invoking the function - exploded',
    );
  });

  it('refuses a payload over 500 KB', async () => {
    const value = 'x'.repeat(501 * 1024);
    await expect(site.call('set', { key: 'big', value })).rejects.toThrow('over 500 KB');
  });

  it('answers 501 for what has no model, and remembers it', async () => {
    expect(await site.call('graph')).toBe(501);
    expect(site.platform.unmodelled()).toContain('POST stargate:/graphql');
  });

  it('knows the time of the site, not of the machine', async () => {
    expect(await site.call('today')).toEqual({
      now: Date.parse('2026-03-02T09:00:00Z'),
      iso: '2026-03-02T09:00:00.000Z',
    });
  });

  it('speaks the person’s language, or the app’s own where that is missing', async () => {
    expect(await site.call('greet', { locale: 'de-DE' })).toBe('Guten Tag');
    expect(await site.call('greet', { locale: 'fr-FR' })).toBe('Good day');
  });

  it('may only fetch declared addresses', async () => {
    expect(await site.call('egress', { url: 'https://elsewhere.example/x' })).toEqual({
      name: 'REQUEST_EGRESS_ALLOWLIST_ERR',
      status: 403,
    });
    expect(await site.call('egress', { url: 'https://declared.example/x' })).toEqual({
      status: 501,
    });
  });

  it('publishes to the open pages', async () => {
    await site.call('announce');
    expect(site.realtime).toEqual([
      { channel: 'news', isGlobal: true, payload: { hello: 'pages' } },
    ]);
  });

  it('learns which accounts were closed', async () => {
    expect(await site.call('privacy')).toEqual([
      { accountId: '5be24ba3f91c106033269289', status: 'closed' },
    ]);
  });

  it('reaches nothing after it has ended', async () => {
    await site.call('leak');
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(await site.call('get', { key: 'leaked' })).toBeNull();
  });

  it('fails when its process dies, and the next one gets a new process', async () => {
    await expect(site.call('crash')).rejects.toThrow('The function process ended');
    expect(await site.call('today')).toMatchObject({ iso: '2026-03-02T09:00:00.000Z' });
  });
});

describe('a page', () => {
  it('gets the context of its module, with the type the manifest gives it', async () => {
    const context = await site.platform.bridge('getContext', undefined, {
      moduleKey: 'page',
      accountId: 'ada',
      extension: { project: { id: '10000', key: 'ALLY', type: 'software' } },
    });
    expect(context).toMatchObject({
      accountId: 'ada',
      moduleKey: 'page',
      locale: 'en-US',
      extension: {
        type: 'jira:projectPage',
        project: { id: '10000', key: 'ALLY', type: 'software' },
      },
    });
  });

  it('calls Jira as its person, from the front end', async () => {
    const answer = await site.platform.bridge(
      'fetchProduct',
      { product: 'jira', restPath: '/rest/api/3/myself', fetchRequestInit: { headers: [] } },
      { moduleKey: 'page', accountId: 'grace', extension: {} },
    );
    expect(answer).toMatchObject({ status: 200, body: '{"accountId":"grace"}' });
    expect(site.jira.requests.at(-1)).toMatchObject({ origin: 'frontend', provider: 'user' });
  });
});

describe('a function that overruns', () => {
  it('is ended at its deadline and tried again later', async () => {
    const jobId = await site.call('pushSlow');
    await site.platform.deliveries.drain();
    expect(site.platform.invocations.records().at(-1)).toMatchObject({
      functionKey: 'slow',
      error: 'The function ran over its 1 s and was ended',
    });
    expect(site.platform.deliveries.pending()).toMatchObject([
      { job: jobId, retry: { reason: 'FUNCTION_TIME_OUT' } },
    ]);
    expect(await site.call('today')).toMatchObject({ iso: '2026-03-02T09:00:00.000Z' });
  }, 20_000);
});

describe('a scheduled trigger', () => {
  it('runs five minutes after the start, then hourly, without a person', async () => {
    const runDue = () => site.platform.schedule.runDue();
    const runs = async () => (await site.call('get', { key: 'runs' })) as { at: number }[] | null;
    await runDue();
    expect(await runs()).toBeNull();
    site.advance(300_000);
    await runDue();
    await runDue();
    expect(await runs()).toMatchObject([
      {
        at: Date.parse('2026-03-02T09:05:00Z'),
        module: 'hourly',
        refusal: 'NEEDS_AUTHENTICATION_ERR',
      },
    ]);
    // Three hours pass at once: the missed runs are not made up.
    site.advance(3 * 3_600_000);
    await runDue();
    expect(await runs()).toHaveLength(2);
    expect(site.platform.schedule.states()).toMatchObject([
      { key: 'hourly', nextRunAt: Date.parse('2026-03-02T13:05:00Z') },
    ]);
  });

  it('can be run at once', async () => {
    expect(valueOf(await site.platform.schedule.runNow('hourly'))).toEqual({ statusCode: 204 });
    expect(await site.platform.schedule.runNow('nothing')).toBeUndefined();
  });
});

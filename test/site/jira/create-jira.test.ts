import { MANAGE_OKRS, smallJira, START } from './small-jira';

const API = '/rest/api/3';
const DAY = 86_400_000;

interface Page {
  readonly issues: readonly { readonly id: string; readonly key: string }[];
  readonly isLast: boolean;
  readonly nextPageToken?: string;
}

type Site = ReturnType<typeof smallJira>;

async function find(site: Site, body: Record<string, unknown>, as?: string): Promise<Page> {
  const options = as === undefined ? { body } : { body, as };
  const { value, status } = await site.call('POST', `${API}/search/jql`, options);
  expect(status).toBe(200);
  return value as Page;
}

const keys = ({ issues }: Page) => issues.map(({ key }) => key);

describe('who sees what', () => {
  const site = smallJira();
  const secret = { jql: 'labels = secret ORDER BY key', fields: ['key'] };

  it('hides an issue behind its security level in search, reads and writes', async () => {
    const all = keys(await find(site, secret));
    const seen = keys(await find(site, secret, 'cem-contributor'));
    expect([all.length, seen.length]).toEqual([3, 2]);
    const [hidden = ''] = all.filter((key) => !seen.includes(key));
    const as = 'cem-contributor';
    expect(await site.call('GET', `${API}/issue/${hidden}`, { as })).toMatchObject({
      status: 404,
      value: {
        errorMessages: ['Issue does not exist or you do not have permission to see it.'],
        errors: {},
      },
    });
    const body = { fields: { summary: 'x' } };
    expect((await site.call('PUT', `${API}/issue/${hidden}`, { as, body })).status).toBe(404);
    expect((await site.call('DELETE', `${API}/issue/${hidden}`, { as })).status).toBe(404);
    expect(keys(await find(site, secret, 'lea-lead'))).toEqual(all);
  });

  it('lets nobody write who may only browse', async () => {
    const options = { as: 'oda-outsider', body: { fields: { summary: 'x' } } };
    expect((await site.call('PUT', `${API}/issue/PAY-2`, options)).status).toBe(403);
    const fields = { project: { key: 'PAY' }, summary: 'x' };
    const create = { as: 'oda-outsider', body: { fields } };
    expect((await site.call('POST', `${API}/issue`, create)).status).toBe(400);
  });

  it('lists a project only for those who may browse it', async () => {
    const names = async (as: string) => {
      const { value } = await site.call('GET', `${API}/project/search`, { as });
      return (value as { values: { key: string }[] }).values.map(({ key }) => key);
    };
    expect(await names('lea-lead')).toEqual(['PAY', 'HR']);
    expect(await names('oda-outsider')).toEqual(['PAY']);
    expect((await site.call('GET', `${API}/project/HR`, { as: 'oda-outsider' })).status).toBe(404);
  });

  it("knows the app's own project permission", async () => {
    const body = { permissions: [MANAGE_OKRS] };
    const projects = async (as: string) =>
      (await site.call('POST', `${API}/permissions/project`, { as, body })).value;
    expect(await projects('lea-lead')).toEqual({
      projects: [
        { id: 100, key: 'PAY' },
        { id: 200, key: 'HR' },
      ],
    });
    expect(await projects('cem-contributor')).toEqual({ projects: [] });
  });
});

describe('refusals', () => {
  const site = smallJira();

  it.each([
    ['a removed endpoint', 'GET', `${API}/search?jql=x`, 410],
    ['an endpoint without a model', 'GET', `${API}/dashboard`, 501],
    ['an endpoint without a model', 'POST', '/rest/greenhopper/1.0/rapid', 501],
  ])('%s: %s %s is %d', async (_what, method, path, status) => {
    expect((await site.call(method, path)).status).toBe(status);
    expect(site.lastCall().isUnmodelled).toBe(status === 501);
  });

  it('names the scope that is missing', async () => {
    const answer = await site.call('GET', `${API}/myself`, { scopes: ['read:jira-work'] });
    expect(answer.status).toBe(403);
    expect(answer.value).toMatchObject({ errorMessages: ['Scope read:jira-user is missing.'] });
  });

  it('says per field what is wrong with it', async () => {
    const body = { fields: { summary: ' ' } };
    expect((await site.call('PUT', `${API}/issue/PAY-2`, { body })).value).toEqual({
      errorMessages: [],
      errors: { summary: 'You must specify a summary of the issue.' },
    });
  });
});

describe('points', () => {
  it('cost 1 and 1 per issue, 2 per person, and nothing from a page', async () => {
    const site = smallJira();
    await find(site, { jql: 'project = PAY', maxResults: 7 });
    expect(site.lastCall().points).toBe(8);
    await site.call('GET', `${API}/myself`);
    expect(site.lastCall().points).toBe(3);
    await site.call('GET', `${API}/myself`, { origin: 'frontend' });
    expect(site.lastCall().points).toBe(0);
  });

  it('end in a 429 that says when the hour is over', async () => {
    const site = smallJira({ pointsPerHour: 5 });
    await find(site, { jql: 'project = PAY', maxResults: 4 });
    site.clock.set(START + 15 * 60_000);
    const refused = await site.call('GET', `${API}/status`);
    expect(refused.status).toBe(429);
    expect(refused.headers).toMatchObject({
      'retry-after': '2700',
      'ratelimit-reason': 'jira-quota-global-based',
      'x-ratelimit-reset': '2026-03-02T10:00:00.000Z',
    });
    site.clock.set(START + 60 * 60_000);
    expect((await site.call('GET', `${API}/status`)).status).toBe(200);
  });
});

describe('pages of a search', () => {
  const jql = 'project = PAY ORDER BY key';
  const query = { jql, fields: ['key'], maxResults: 10 };

  it('hold every issue once, even when one is deleted and one is added meanwhile', async () => {
    const site = smallJira();
    const all = keys(await find(site, { ...query, maxResults: 5000 }));
    const first = await find(site, query);
    site.jira.edit({ accountId: 'lea-lead', change: { kind: 'delete', issueId: '1003' } });
    const fields = { project: { key: 'PAY' }, summary: 'New' };
    site.jira.edit({ accountId: 'lea-lead', change: { kind: 'create', fields } });
    const found = keys(first);
    let { nextPageToken } = first;
    while (nextPageToken !== undefined) {
      const page = await find(site, { ...query, nextPageToken });
      found.push(...keys(page));
      ({ nextPageToken } = page);
    }
    expect(found).toEqual(all);
  });

  it("refuse a token after 7 days, another query's and another person's", async () => {
    const site = smallJira();
    const { nextPageToken } = await find(site, query);
    const status = async (body: Record<string, unknown>, as?: string) =>
      (
        await site.call('POST', `${API}/search/jql`, {
          body: { ...query, nextPageToken, ...body },
          ...(as === undefined ? {} : { as }),
        })
      ).status;
    expect(await status({ jql: 'project = HR' })).toBe(400);
    expect(await status({}, 'lea-lead')).toBe(400);
    site.clock.set(START + 7 * DAY);
    expect(await status({})).toBe(200);
    site.clock.set(START + 7 * DAY + 1);
    expect(await status({})).toBe(400);
  });
});

describe('a search index that lags', () => {
  it('shows edits, new and deleted issues late, unless asked to reconcile them', async () => {
    const site = smallJira();
    site.jira.setSearchLag(60_000);
    const { jira, clock } = site;
    const accountId = 'lea-lead';
    const fields = { project: { key: 'PAY' }, summary: 'New', labels: ['late'] };
    const created = jira.edit({ accountId, change: { kind: 'create', fields } });
    jira.edit({
      accountId,
      change: { kind: 'update', issueId: '1002', fields: { labels: ['late'] } },
    });
    jira.edit({ accountId, change: { kind: 'delete', issueId: '1003' } });
    const late = { jql: 'labels = late', fields: ['key'] };
    const deleted = { jql: 'key = PAY-3', fields: ['key'] };
    expect(keys(await find(site, late))).toEqual([]);
    expect(keys(await find(site, deleted))).toEqual(['PAY-3']);
    const reconcileIssues = [1002, 1003, Number(created.issueId)];
    expect(keys(await find(site, { ...late, reconcileIssues })).sort()).toEqual(
      ['PAY-2', created.issueKey].sort(),
    );
    clock.set(START + 60_000);
    expect(keys(await find(site, late))).toHaveLength(2);
    const { status } = await site.call('POST', `${API}/search/jql`, { body: deleted });
    expect(status).toBe(400);
  });
});

describe('faults', () => {
  it('hit as often as they say', async () => {
    const site = smallJira();
    const headers = { 'retry-after': '3' };
    site.jira.addFault({ pathIncludes: '/status', kind: 'status', status: 503, headers, times: 1 });
    const first = await site.call('GET', `${API}/status`);
    expect([first.status, first.headers['retry-after']]).toEqual([503, '3']);
    expect((await site.call('GET', `${API}/status`)).status).toBe(200);
  });

  it('hold a call that times out until they are cleared', async () => {
    const site = smallJira();
    site.jira.addFault({ pathIncludes: '', kind: 'timeout', times: 1 });
    const held = site.call('GET', `${API}/status`);
    const soon = new Promise((resolve) => setTimeout(resolve, 20, 'still waiting'));
    expect(await Promise.race([held, soon])).toBe('still waiting');
    site.jira.clearFaults();
    expect((await held).status).toBe(504);
  });
});

describe('estimates', () => {
  const estimateOf = async (site: ReturnType<typeof smallJira>) =>
    (await site.call('GET', `${API}/issue/PAY-2?fields=timeoriginalestimate,timeestimate`)).value;
  const put = (fields: Record<string, unknown>) => ({ body: { fields } });

  it('are set by timetracking alone, and taken away by an empty text', async () => {
    const site = smallJira();
    const refused = await site.call(
      'PUT',
      `${API}/issue/PAY-2`,
      put({ timeoriginalestimate: 3600 }),
    );
    expect(refused.status).toBe(400);
    await site.call('PUT', `${API}/issue/PAY-2`, put({ timetracking: { originalEstimate: '2h' } }));
    expect(await estimateOf(site)).toMatchObject({
      fields: { timeoriginalestimate: 7200, timeestimate: 7200 },
    });
    await site.call('PUT', `${API}/issue/PAY-2`, put({ timetracking: { originalEstimate: '' } }));
    expect(await estimateOf(site)).toMatchObject({
      fields: { timeoriginalestimate: null, timeestimate: null },
    });
  });

  it('leave what remains alone once work was logged', async () => {
    const site = smallJira();
    await site.call('PUT', `${API}/issue/PAY-2`, put({ timetracking: { originalEstimate: '2h' } }));
    await site.call('POST', `${API}/issue/PAY-2/worklog`, { body: { timeSpent: '1h' } });
    await site.call('PUT', `${API}/issue/PAY-2`, put({ timetracking: { originalEstimate: '5h' } }));
    expect(await estimateOf(site)).toMatchObject({
      fields: { timeoriginalestimate: 18_000, timeestimate: 3600 },
    });
  });
});

describe('worklogs', () => {
  it('add to the time spent, shorten the remainder and are listed a minute later', async () => {
    const site = smallJira();
    const estimate = { fields: { timetracking: { originalEstimate: '1d' } } };
    await site.call('PUT', `${API}/issue/PAY-2`, { body: estimate });
    const logged = await site.call('POST', `${API}/issue/PAY-2/worklog`, {
      body: { timeSpent: '3h' },
    });
    expect(logged.status).toBe(201);
    const { value } = await site.call('GET', `${API}/issue/PAY-2?fields=timespent,timeestimate`);
    expect(value).toMatchObject({ fields: { timespent: 10_800, timeestimate: 18_000 } });
    const updated = async () =>
      (await site.call('GET', `${API}/worklog/updated?since=${START}`)).value;
    expect(await updated()).toMatchObject({ values: [] });
    site.clock.set(START + 60_000);
    expect(await updated()).toMatchObject({ values: [{ updatedTime: START }], lastPage: true });
  });

  it('carry the account of who logged', async () => {
    const site = smallJira();
    const body = { timeSpentSeconds: 60 };
    await site.call('POST', `${API}/issue/PAY-2/worklog`, { body, as: 'lea-lead' });
    const { value } = await site.call('GET', `${API}/issue/PAY-2/worklog`);
    expect(value).toMatchObject({ worklogs: [{ author: { accountId: 'lea-lead' } }] });
  });
});

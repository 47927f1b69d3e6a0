import type { ProductEvent } from '../seams';
import { MANAGE_OKRS, smallJira } from './small-jira';

const API = '/rest/api/3';
const SPRINT = 'customfield_10020';
const BAD_PAYLOAD = {
  errorMessages: ['Invalid request payload. Refer to the REST API documentation and try again.'],
  errors: {},
};

describe('a request that Jira would refuse', () => {
  it.each([
    ['a field list that is a text', 'POST', '/search/jql', { jql: 'project = PAY', fields: 'key' }],
    ['the paging of the old search', 'POST', '/search/jql', { jql: 'project = PAY', startAt: 0 }],
    [
      'a page size that is a text',
      'POST',
      '/search/jql',
      { jql: 'project = PAY', maxResults: 'x' },
    ],
    ['no object at all', 'POST', '/search/jql', null],
    ['a list instead of an object', 'POST', '/search/jql', []],
    [
      'issue keys to reconcile',
      'POST',
      '/search/jql',
      { jql: 'key = A-1', reconcileIssues: ['A'] },
    ],
    ['no permissions asked for', 'POST', '/permissions/project', {}],
    ['no queries to parse', 'POST', '/jql/parse?validation=strict', {}],
    ['an unknown way of validating', 'POST', '/jql/parse?validation=loud', { queries: ['a = b'] }],
    ['nothing to match', 'POST', '/jql/match', {}],
  ])('%s: %s %s answers 400', async (...[, method, path, body]) => {
    const answer = await smallJira().call(method, API + path, { body });
    expect(answer).toMatchObject({ status: 400, value: BAD_PAYLOAD });
  });

  it('says so for a path that is no path, and for JSON that is no JSON', async () => {
    const site = smallJira();
    expect(await site.call('GET', `${API}/issue/%ZZ`)).toMatchObject({ status: 400 });
    const request = { provider: 'app', accountId: undefined, headers: {}, scopes: [] } as const;
    const answer = await site.jira.handle({
      ...request,
      method: 'POST',
      path: `${API}/search/jql`,
      body: '{"jql":',
      origin: 'shell',
    });
    expect(answer.status).toBe(400);
  });

  it('refuses a continuation that it did not hand out', async () => {
    const body = { issueIdsOrKeys: ['PAY-2'], nextPageToken: 'elsewhere' };
    expect(await smallJira().call('POST', `${API}/changelog/bulkfetch`, { body })).toMatchObject({
      status: 400,
    });
  });

  it.each(['status', 'timespent', 'resolutiondate', 'updated'])(
    'refuses to write %s, which Jira writes itself',
    async (fieldId) => {
      const body = { fields: { [fieldId]: 1 } };
      const answer = await smallJira().call('PUT', `${API}/issue/PAY-3`, { as: 'ada-admin', body });
      expect(answer.status).toBe(400);
      expect(answer.value).toHaveProperty(`errors.${fieldId}`);
    },
  );

  it('refuses an assignee that is not a person, rather than taking the assignee away', async () => {
    const body = { fields: { assignee: 'lea-lead' } };
    const answer = await smallJira().call('PUT', `${API}/issue/PAY-3`, { as: 'ada-admin', body });
    expect(answer.status).toBe(400);
  });

  it('asks for the issue type of a new issue', async () => {
    const body = { fields: { project: { key: 'PAY' }, summary: 'Untyped' } };
    const answer = await smallJira().call('POST', `${API}/issue`, { as: 'ada-admin', body });
    expect(answer).toMatchObject({
      status: 400,
      value: { errors: { issuetype: 'Specify an issue type' } },
    });
  });
});

describe("other people's permissions", () => {
  const asked = (accountId: string) => ({
    accountId,
    projectPermissions: [{ permissions: [MANAGE_OKRS], projects: [100] }],
  });
  const check = (as: string | undefined, accountId: string) =>
    smallJira().call('POST', `${API}/permissions/check`, {
      ...(as === undefined ? {} : { as }),
      body: asked(accountId),
    });

  it('are for Jira administrators to see', async () => {
    expect((await check('lea-lead', 'ada-admin')).status).toBe(403);
    expect((await check('ada-admin', 'lea-lead')).value).toMatchObject({
      projectPermissions: [{ projects: [100] }],
    });
    expect((await check('ada-admin', 'cem-contributor')).value).toMatchObject({
      projectPermissions: [{ projects: [] }],
    });
  });

  it("are never the app's own", async () => {
    expect((await check(undefined, 'oda-outsider')).status).toBe(403);
  });

  it('one may ask for oneself by name', async () => {
    expect((await check('lea-lead', 'lea-lead')).value).toMatchObject({
      projectPermissions: [{ projects: [100] }],
    });
  });
});

describe('moving an issue from sprint to sprint', () => {
  const site = smallJira();
  const put = (sprint: number | null) =>
    site.call('PUT', `${API}/issue/PAY-3`, {
      as: 'ada-admin',
      body: { fields: { [SPRINT]: sprint } },
    });
  const now = async () =>
    (await site.call('GET', `${API}/issue/PAY-3?fields=${SPRINT}&expand=changelog`)).value;

  it('keeps the closed sprint and drops the open one, in the value and in the changelog', async () => {
    await put(11);
    await put(12);
    await put(13);
    expect(await now()).toMatchObject({
      fields: { [SPRINT]: [{ id: 11 }, { id: 13 }] },
      changelog: {
        histories: expect.arrayContaining([
          expect.objectContaining({
            items: [
              {
                field: 'Sprint',
                fieldId: SPRINT,
                fieldtype: 'custom',
                from: '11, 12',
                fromString: 'Sprint 1, Sprint 2',
                to: '11, 13',
                toString: 'Sprint 1, Sprint 3',
              },
            ],
          }),
        ]) as unknown,
      },
    });
  });

  it('keeps the closed sprint in the backlog too', async () => {
    await put(null);
    expect(await now()).toMatchObject({ fields: { [SPRINT]: [{ id: 11 }] } });
  });
});

describe('whose event it is', () => {
  it.each([
    ['the app through its back end', 'backend', true],
    ['the app through a page', 'frontend', true],
    ['a person in Jira', 'shell', false],
  ] as const)('tells an edit by %s', async (_who, origin, selfGenerated) => {
    const site = smallJira();
    const events: ProductEvent[] = [];
    site.jira.onEvent((event) => void events.push(event));
    await site.call('PUT', `${API}/issue/PAY-3`, {
      as: 'ada-admin',
      origin,
      body: { fields: { summary: 'Renamed' } },
    });
    expect(events).toMatchObject([
      { name: 'avi:jira:updated:issue', payload: { atlassianId: 'ada-admin', selfGenerated } },
    ]);
  });
});

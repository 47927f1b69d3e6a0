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

describe('boards and sprints', () => {
  const AGILE = '/rest/agile/1.0';
  const read = async (as: string, path: string) => {
    const site = smallJira({ boardProject: { projectId: 200, projectKey: 'HR' } });
    return site.call('GET', path, { as });
  };

  it('are listed for those who may browse the project', async () => {
    expect((await read('lea-lead', `${AGILE}/board`)).value).toMatchObject({ total: 1 });
    expect((await read('oda-outsider', `${AGILE}/board`)).value).toMatchObject({ total: 0 });
  });

  it.each([
    `${AGILE}/board/1/configuration`,
    `${AGILE}/board/1/sprint`,
    `${AGILE}/sprint/12`,
    '/rest/software/1.0/sprint/12/issue',
  ])('do not exist for others: %s', async (path) => {
    expect((await read('lea-lead', path)).status).toBe(200);
    expect((await read('oda-outsider', path)).status).toBe(404);
  });

  it('can be asked for by project, type and name', async () => {
    const total = async (query: string) =>
      (await smallJira().call('GET', `${AGILE}/board?${query}`)).value;
    expect(await total('projectKeyOrId=PAY&type=scrum&name=pay')).toMatchObject({ total: 1 });
    expect(await total('projectKeyOrId=HR')).toMatchObject({ total: 0 });
    expect(await total('type=kanban')).toMatchObject({ total: 0 });
    expect(await smallJira().call('GET', `${AGILE}/board?projectKeyOrId=NO`)).toMatchObject({
      status: 400,
    });
  });

  it('have no sprints to list when there is no such board', async () => {
    expect((await smallJira().call('GET', `${AGILE}/board/99/sprint`)).status).toBe(404);
  });
});

describe('lists', () => {
  it('hand out 50 projects unless asked for more, and only those that are meant', async () => {
    const get = async (query: string) =>
      (await smallJira().call('GET', `${API}/project/search?${query}`)).value;
    expect(await get('')).toMatchObject({ maxResults: 50, total: 2 });
    expect(await get('maxResults=500')).toMatchObject({ maxResults: 100 });
    expect(await get('query=pay')).toMatchObject({ values: [{ key: 'PAY' }] });
    expect(await get('typeKey=service_desk')).toMatchObject({ total: 0 });
  });

  it('say when they are asked for in a way the site does not model', async () => {
    const site = smallJira();
    const answer = await site.call('GET', `${API}/project/search?action=edit`);
    expect(answer.status).toBe(501);
    expect(site.lastCall().isUnmodelled).toBe(true);
  });

  it('of changes of several issues are in the order of time', async () => {
    const body = { issueIdsOrKeys: ['PAY-3', 'PAY-2'], maxResults: 1 };
    const { value } = await smallJira().call('POST', `${API}/changelog/bulkfetch`, { body });
    expect(value).toMatchObject({ issueChangeLogs: [{ issueId: '1002' }] });
  });
});

describe('permissions that do not exist', () => {
  it.each([
    ['GET', '/mypermissions', undefined],
    ['GET', '/mypermissions?permissions=NO_SUCH', undefined],
    ['POST', '/permissions/project', { permissions: ['NO_SUCH'] }],
    ['POST', '/permissions/check', { projectPermissions: [{ permissions: ['NO_SUCH'] }] }],
  ])('%s %s is refused', async (method, path, body) => {
    expect((await smallJira().call(method, API + path, { body })).status).toBe(400);
  });
});

describe('what an answer tells besides', () => {
  it('is how much of the quota is left, and that it is nearly gone', async () => {
    const site = smallJira({ pointsPerHour: 10 });
    const read = () => site.call('GET', `${API}/issue/PAY-2?fields=summary`);
    const first = await read();
    expect(first.headers).toMatchObject({
      'x-ratelimit-limit': '10',
      'x-ratelimit-remaining': '8',
    });
    expect(first.headers).not.toHaveProperty('x-ratelimit-nearlimit');
    for (let calls = 0; calls < 3; calls += 1) await read();
    const last = await read();
    expect(last.headers).toMatchObject({
      'x-ratelimit-remaining': '0',
      'x-ratelimit-nearlimit': 'true',
      'x-ratelimit-reset': '2026-03-02T10:00:00.000Z',
    });
  });

  it("is the fields' names, when asked for", async () => {
    const site = smallJira();
    const one = await site.call('GET', `${API}/issue/PAY-2?fields=summary&expand=names`);
    expect(one.value).toMatchObject({ names: { summary: 'Summary' } });
    const body = { jql: 'key = PAY-2', fields: ['summary', 'status'], expand: 'names' };
    const many = await site.call('POST', `${API}/search/jql`, { body });
    expect(many.value).toMatchObject({ names: { summary: 'Summary', status: 'Status' } });
  });

  it('never is that a mail went to nobody', async () => {
    const body = { subject: 'x', to: { users: [], assignee: false } };
    const answer = await smallJira().call('POST', `${API}/issue/PAY-2/notify`, { body });
    expect(answer.status).toBe(400);
  });
});

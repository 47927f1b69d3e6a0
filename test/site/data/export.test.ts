import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportSite } from './export';
import { createJiraSource } from './jira-source';
import { loadSiteData } from './load';
import { asRecords, isRecord } from './raw-value';

const ISSUES = 250;
const status = (id: string, name: string, category: number) => ({
  id,
  name,
  statusCategory: { id: category, key: category === 3 ? 'done' : 'new' },
});

/** Three changes a day apart; Jira sends the newest two with the issue. */
const histories = (id: number) =>
  [1, 2, 3].map((n) => ({
    id: `${id}${n}`,
    created: `2026-01-0${n + 1}T09:00:00.000+0000`,
    items: [{ field: 'labels', fieldId: 'labels', fromString: '', toString: `l${n}` }],
  }));

const worklogs = [1, 2].map((n) => ({ id: String(n), created: '2026-01-02T09:00:00.000+0000' }));

function issue(id: number) {
  return {
    id: String(id),
    key: `A-${id}`,
    fields: {
      summary: `Issue ${id}`,
      project: { id: '10', key: 'A', name: 'Alpha' },
      issuetype: { id: '1', name: 'Story' },
      status: status('1', 'To Do', 2),
      created: '2026-01-01T09:00:00.000+0000',
      worklog: id === 1 ? { total: 2, worklogs: worklogs.slice(0, 1) } : { total: 0, worklogs: [] },
    },
    changelog: { total: 3, histories: histories(id).slice(1) },
  };
}

const LISTS: Readonly<Record<string, unknown>> = {
  '/rest/api/3/project/search': { values: [{ id: '10', key: 'A', name: 'Alpha' }], isLast: true },
  '/rest/api/3/status': [status('1', 'To Do', 2), status('2', 'Done', 3)],
  '/rest/api/3/issuetype': [{ id: '1', name: 'Story', hierarchyLevel: 0 }],
  '/rest/api/3/priority/search': { values: [{ id: '3', name: 'Medium' }], isLast: true },
  '/rest/api/3/resolution/search': { values: [{ id: '1', name: 'Done' }], isLast: true },
  '/rest/api/3/field': [{ id: 'customfield_1', name: 'Points', schema: { type: 'number' } }],
  '/rest/api/3/issueLinkType': { issueLinkTypes: [] },
  '/rest/agile/1.0/board': { values: [{ id: 4, name: 'Board', type: 'scrum' }], isLast: true },
  '/rest/agile/1.0/board/4/configuration': { estimation: { field: { fieldId: 'customfield_1' } } },
  '/rest/agile/1.0/board/4/sprint': {
    values: [{ id: 9, name: 'Sprint 9', state: 'active', originBoardId: 4 }],
    isLast: true,
  },
  '/rest/api/3/project/10/version': { values: [{ id: '7', name: '1.0' }], isLast: true },
  '/rest/api/3/project/10/component': { values: [], isLast: true },
  '/rest/api/3/filter/search': { values: [], isLast: true },
};

let server: Server;
let calls: string[];
/** Answers to give instead, once each. */
let faults: { path: string; status: number; headers?: Record<string, string> }[];
let out: string;
const waits: number[] = [];

beforeEach(async () => {
  calls = [];
  faults = [];
  waits.length = 0;
  out = mkdtempSync(join(tmpdir(), 'export-'));
  server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  rmSync(out, { recursive: true });
  await new Promise((resolve) => server.close(resolve));
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://jira');
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body: unknown = chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()) : null;
  calls.push(`${request.method ?? ''} ${url.pathname}`);
  const fault = faults.find(({ path }) => path === url.pathname);
  if (fault !== undefined) {
    faults.splice(faults.indexOf(fault), 1);
    response.writeHead(fault.status, fault.headers).end('{"errorMessages":["no"]}');
    return;
  }
  const found = resource(url, isRecord(body) ? body : {});
  response.writeHead(found === undefined ? 404 : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(found ?? {}));
}

function resource({ pathname, searchParams }: URL, body: Record<string, unknown>): unknown {
  if (pathname === '/rest/api/3/search/jql') return idPage(Number(body['nextPageToken'] ?? 0));
  if (pathname === '/rest/api/3/issue/bulkfetch') {
    const ids = Array.isArray(body['issueIdsOrKeys']) ? body['issueIdsOrKeys'] : [];
    return { issues: ids.map((id) => issue(Number(id))) };
  }
  if (pathname === '/rest/api/3/users/search') {
    const isFirst = searchParams.get('startAt') === '0';
    return isFirst ? [{ accountId: 'ann', displayName: 'Ann', active: true }] : [];
  }
  const [, id, part] = /^\/rest\/api\/3\/issue\/(\d+)\/(\w+)$/.exec(pathname) ?? [];
  if (part === 'worklog') return { total: 2, worklogs };
  if (part === 'changelog') return { values: histories(Number(id)), total: 3, isLast: true };
  return LISTS[pathname];
}

function idPage(start: number) {
  const ids = Array.from({ length: ISSUES }, (_, index) => ({ id: String(index + 1) }));
  const end = start + 100;
  return {
    issues: ids.slice(start, end),
    ...(end < ISSUES ? { nextPageToken: String(end) } : { isLast: true }),
  };
}

function run(): Promise<void> {
  const { port } = server.address() as AddressInfo;
  const source = createJiraSource({
    baseUrl: `http://127.0.0.1:${port}/`,
    email: 'ann@example.com',
    token: 'secret',
    fetch,
    sleep: (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
    log: () => undefined,
  });
  return exportSite({ source, out, jql: 'project = A', log: () => undefined });
}

const count = (call: string) => calls.filter((one) => one === call).length;

describe('exporting a site', () => {
  it('writes a folder that loads, with complete changelogs and worklogs', async () => {
    await run();
    const loaded = loadSiteData([out]);
    expect(loaded.ok ? [] : loaded.error).toEqual([]);
    if (!loaded.ok) return;
    const { issues, sprints, boards, versions, users } = loaded.value;
    expect(issues).toHaveLength(ISSUES);
    expect(issues.every((one) => one.histories.length === 3)).toBe(true);
    const log = issues[0]?.fields['worklog'];
    expect(isRecord(log) && asRecords(log['worklogs'])).toHaveLength(2);
    expect(sprints).toMatchObject([{ id: 9, boardId: 4 }]);
    expect(boards).toMatchObject([{ id: 4, estimationFieldId: 'customfield_1' }]);
    expect(versions).toMatchObject([{ id: '7', projectId: 10 }]);
    expect(users).toMatchObject([{ accountId: 'ann' }]);
  });

  it('waits as long as Jira says when it is asked too often, and on when Jira fails', async () => {
    faults.push(
      { path: '/rest/api/3/search/jql', status: 429, headers: { 'retry-after': '7' } },
      { path: '/rest/api/3/status', status: 503 },
    );
    await run();
    expect(waits.sort()).toEqual([1000, 7000]);
    expect(existsSync(join(out, 'issues.ndjson'))).toBe(true);
  });

  it('goes on where it was interrupted, without a torn line', async () => {
    faults.push({ path: '/rest/api/3/issue/201/changelog', status: 404 });
    await expect(run()).rejects.toThrow('Jira answered 404 to /rest/api/3/issue/201/changelog');
    const part = join(out, 'issues.ndjson.part');
    expect(readFileSync(part, 'utf8').trim().split('\n')).toHaveLength(200);
    appendFileSync(part, '{"id":"201","key":"A-2');
    calls = [];
    await run();
    expect(count('POST /rest/api/3/issue/bulkfetch')).toBe(1);
    expect(count('GET /rest/api/3/status')).toBe(0);
    const loaded = loadSiteData([out]);
    expect(loaded.ok && loaded.value.issues).toHaveLength(ISSUES);
  });

  it('says what to check when the token is refused', async () => {
    faults.push({ path: '/rest/api/3/project/search', status: 401 });
    await expect(run()).rejects.toThrow('check JIRA_EMAIL and JIRA_TOKEN');
  });

  it('leaves out a list the account may not read', async () => {
    faults.push({ path: '/rest/api/3/users/search', status: 403 });
    await run();
    expect(JSON.parse(readFileSync(join(out, 'users.json'), 'utf8'))).toEqual([]);
    expect(loadSiteData([out]).ok).toBe(true);
  });
});

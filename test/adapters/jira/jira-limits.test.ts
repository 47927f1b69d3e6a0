import { asApp, route } from '@forge/api';
import * as z from 'zod';
import { changelogsOf } from '../../../src/adapters/jira/jira-changelogs';
import { createJiraClient, type JiraClient } from '../../../src/adapters/jira/jira-client';
import { type JiraManners, mannersForJobs } from '../../../src/adapters/jira/jira-manners';
import { createJiraWorkItems } from '../../../src/adapters/jira/jira-work-items';
import { UpstreamError } from '../../../src/application/ports/upstream-error';
import type { IssueId } from '../../../src/domain/shared/ids';
import { memoryBudget } from '../../doubles/memory-budget';
import {
  type AnswerJira,
  installForge,
  type JiraReply,
  uninstallForge,
} from '../../support/in-process-forge';

const START = Date.parse('2026-02-14T10:00:00Z');
const QUOTA = { 'Retry-After': '1800', 'RateLimit-Reason': 'jira-quota-global-based' };
const BURST = { 'Retry-After': '1', 'RateLimit-Reason': 'jira-burst-based' };
const fine: JiraReply = { body: { count: 3 } };

afterEach(uninstallForge);

/** Jobs of one site whose waiting only moves the clock of the test. */
function aSite(answers: AnswerJira | readonly JiraReply[]) {
  const clock = { at: START };
  const budget = memoryBudget();
  const asked: number[] = [];
  const slept: number[] = [];
  let next = 0;
  installForge({
    jira: (request) => {
      asked.push(clock.at);
      if (typeof answers === 'function') return answers(request);
      return answers[Math.min(next++, answers.length - 1)] ?? fine;
    },
  });
  const job = (): JiraClient => {
    const manners: JiraManners = {
      ...mannersForJobs({
        gate: budget,
        clock: { now: () => clock.at },
        patienceMs: () => 60_000,
      }),
      sleep: (milliseconds) => {
        slept.push(milliseconds);
        clock.at += milliseconds;
        return Promise.resolve();
      },
    };
    return createJiraClient({ timeoutMs: () => 200, manners });
  };
  return { clock, budget, asked, slept, job };
}

const thing = (client: JiraClient) =>
  client.get({
    schema: z.object({ count: z.number() }),
    send: () => asApp().requestJira(route`/rest/api/3/thing`),
  });

async function faultOf(work: Promise<unknown>): Promise<UpstreamError> {
  try {
    await work;
  } catch (thrown) {
    if (thrown instanceof UpstreamError) return thrown;
    throw thrown;
  }
  throw new Error('Nothing went wrong');
}

describe('a quota that is used up', () => {
  it('stops every job until the instant that Jira named, whichever job was told', async () => {
    const { clock, asked, job, slept } = aSite([{ status: 429, headers: QUOTA }, fine]);
    const told = await faultOf(thing(job()));
    expect(told).toMatchObject({ fault: 'rate-limited', retryAfterSeconds: 1_800 });
    for (const minutes of [0, 10, 29]) {
      clock.at = START + minutes * 60_000;
      const other = await faultOf(thing(job()));
      expect(other).toMatchObject({ retryAfterSeconds: 1_800 - minutes * 60 });
    }
    expect(asked).toHaveLength(1);
    clock.at = START + 1_800_000;
    expect(await thing(job())).toEqual({ count: 3 });
    expect(slept).toEqual([]);
  });

  it('whose end is told by another header is waited for just so', async () => {
    const headers = {
      'RateLimit-Reason': 'jira-quota-tenant-based',
      'X-RateLimit-Reset': '2026-02-14T11:00:00Z',
    };
    const { budget, job } = aSite([{ status: 429, headers }]);
    expect(await faultOf(thing(job()))).toMatchObject({ retryAfterSeconds: 3_600 });
    expect(await budget.closedUntil()).toBe(START + 3_600_000);
  });

  it('with a date instead of seconds is understood', async () => {
    const headers = { ...QUOTA, 'Retry-After': 'Sat, 14 Feb 2026 10:20:00 GMT' };
    const { job } = aSite([{ status: 429, headers }]);
    expect(await faultOf(thing(job()))).toMatchObject({ retryAfterSeconds: 1_200 });
  });
});

describe('a burst that is too fast', () => {
  it('is waited for in place, and nobody else is stopped', async () => {
    const limited = { status: 429, headers: BURST };
    const { budget, asked, job, slept } = aSite([limited, limited, fine]);
    expect(await thing(job())).toEqual({ count: 3 });
    expect(asked).toHaveLength(3);
    expect(await budget.closedUntil()).toBe(0);
    // Two seconds, then four, give or take three tenths; never less than Jira asked for.
    expect(slept[0]).toBeGreaterThanOrEqual(1_400);
    expect(slept[1]).toBeGreaterThanOrEqual(2_800);
  });

  it('that does not end is given up after four tries, and each try is counted', async () => {
    const { asked, job } = aSite([{ status: 429, headers: BURST }]);
    const client = job();
    expect((await faultOf(thing(client))).fault).toBe('rate-limited');
    expect(asked).toHaveLength(4);
    expect(client.spent()).toEqual({ calls: 4, points: 4 });
  });

  it('from a gateway that does not say how long is treated the same', async () => {
    const { asked, job } = aSite([{ status: 429, body: '<html>' }, fine]);
    expect(await thing(job())).toEqual({ count: 3 });
    expect(asked).toHaveLength(2);
  });
});

describe('a Jira that is not well', () => {
  it.each([500, 502, 503, 504])('answers %p once and is asked once more', async (status) => {
    const { asked, job } = aSite([{ status }, fine]);
    expect(await thing(job())).toEqual({ count: 3 });
    expect(asked).toHaveLength(2);
  });

  it('for longer is left to the job, which comes back later', async () => {
    const { asked, job } = aSite([{ status: 503 }]);
    expect((await faultOf(thing(job()))).fault).toBe('unavailable');
    expect(asked).toHaveLength(2);
  });

  it('and says how long is left alone by all jobs until then', async () => {
    const { asked, job } = aSite([{ status: 503, headers: { 'Retry-After': '300' } }]);
    expect(await faultOf(thing(job()))).toMatchObject({ fault: 'unavailable' });
    expect(await faultOf(thing(job()))).toMatchObject({ retryAfterSeconds: 300 });
    expect(asked).toHaveLength(1);
  });

  it.each([401, 403])(
    'that answers %p is not asked again: time does not heal it',
    async (status) => {
      const { asked, job, slept } = aSite([{ status }]);
      expect((await faultOf(thing(job()))).fault).toBe('forbidden');
      expect(asked).toHaveLength(1);
      expect(slept).toEqual([]);
    },
  );

  it('that does not answer in time is not asked again by the same call', async () => {
    const { asked, job } = aSite(() => new Promise<JiraReply>(() => undefined));
    expect((await faultOf(thing(job()))).fault).toBe('unavailable');
    expect(asked).toHaveLength(1);
  });
});

const NEEDS = { times: false, aggregateTimes: false, storyPoints: null, numbers: [] };

function issue(id: number) {
  const status = { id: '1', name: 'To Do', statusCategory: { key: 'new' } };
  const project = { id: '100', key: 'PAY', simplified: false };
  const issuetype = { id: '1', name: 'Story', hierarchyLevel: 0 };
  return { id: String(id), key: `PAY-${id}`, fields: { status, project, issuetype } };
}

/** Three pages of two issues; pages overlap by one, as they do while issues are edited. */
function pagesOf(refuseToken: (token: string, nth: number) => JiraReply | null): AnswerJira {
  let calls = 0;
  return ({ body }) => {
    calls += 1;
    const { nextPageToken } = body as { nextPageToken?: string };
    const refused = nextPageToken === undefined ? null : refuseToken(nextPageToken, calls);
    if (refused !== null) return refused;
    const page = Number(nextPageToken ?? '0');
    const issues = [issue(page + 1), issue(page + 2)];
    return { body: { issues, ...(page < 2 && { nextPageToken: String(page + 1) }) } };
  };
}

const search = (client: JiraClient) =>
  createJiraWorkItems(client).search('project = PAY', NEEDS, 100);
const expired: JiraReply = { status: 400, body: { errorMessages: ['Invalid nextPageToken.'] } };

describe('a search of several pages', () => {
  it('finds every issue once, though pages overlap', async () => {
    const { job } = aSite(pagesOf(() => null));
    const found = await search(job());
    expect(found.kind === 'found' && found.items.map(({ id }) => id)).toEqual(['1', '2', '3', '4']);
  });

  it('whose token expires half-way begins anew, and does not blame the query', async () => {
    const { job, asked } = aSite(pagesOf((_token, nth) => (nth === 3 ? expired : null)));
    const found = await search(job());
    expect(found).toMatchObject({ kind: 'found', items: { length: 4 } });
    expect(asked).toHaveLength(6);
  });

  it('whose tokens never hold is a fault of Jira, not of the query', async () => {
    const { job } = aSite(pagesOf(() => expired));
    expect((await faultOf(search(job()))).fault).toBe('unexpected-answer');
  });

  it('that names the same page for ever ends', async () => {
    const { job, asked } = aSite(() => ({ body: { issues: [issue(1)], nextPageToken: 'again' } }));
    expect((await faultOf(search(job()))).fault).toBe('unexpected-answer');
    expect(asked.length).toBeLessThan(6);
  });

  it('that is refused with its first page is a query that is wrong', async () => {
    const { job } = aSite(() => expired);
    expect(await search(job())).toEqual({
      kind: 'invalid-jql',
      messages: ['Invalid nextPageToken.'],
    });
  });

  it('that breaks off in the middle of an answer gives nothing rather than a part', async () => {
    const { job } = aSite(pagesOf(() => ({ body: '{"issues":[{"id":"3","fie' })));
    expect((await faultOf(search(job()))).fault).toBe('unexpected-answer');
  });
});

describe('changelogs of several pages', () => {
  const history = (id: string) => ({
    id,
    created: START,
    items: [{ field: 'status', fieldId: 'status', from: '1', to: '2' }],
  });
  const log = (...ids: readonly string[]) => ({
    issueChangeLogs: [{ issueId: '7', changeHistories: ids.map(history) }],
  });

  it('hold every change once, though pages overlap', async () => {
    const { job } = aSite([
      { body: { ...log('1', '2'), nextPageToken: 'b' } },
      { body: log('2', '3') },
    ]);
    const changes = await changelogsOf(job(), ['7' as IssueId]);
    expect(changes.get('7')).toHaveLength(3);
  });

  it('begin anew when a token expires, without a change counted twice', async () => {
    const first = { body: { ...log('1', '2'), nextPageToken: 'b' } };
    const { job } = aSite([first, expired, first, { body: log('3') }]);
    const changes = await changelogsOf(job(), ['7' as IssueId]);
    expect(changes.get('7')).toHaveLength(3);
  });
});

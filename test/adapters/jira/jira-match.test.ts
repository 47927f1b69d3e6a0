import { createJiraClient } from '../../../src/adapters/jira/jira-client';
import { createJiraWorkItems } from '../../../src/adapters/jira/jira-work-items';
import type { IssueId } from '../../../src/domain/shared/ids';
import { installForge, type JiraReply, uninstallForge } from '../../support/in-process-forge';

interface Asked {
  readonly issueIds: readonly number[];
  readonly jqls: readonly string[];
}

afterEach(uninstallForge);

/** A Jira in which the query `n` finds the issues that end with the digit n. */
function aJira(refuses: (asked: Asked) => JiraReply | null = () => null) {
  const asked: Asked[] = [];
  installForge({
    jira: ({ body }) => {
      const question = body as Asked;
      asked.push(question);
      const matches = question.jqls.map((jql) => ({
        matchedIssues: question.issueIds.filter((id) => id % 10 === Number(jql.at(-1))),
        errors: [],
      }));
      return refuses(question) ?? { body: { matches } };
    },
  });
  const manners = { sleep: () => Promise.resolve(), patienceMs: () => 60_000, now: () => 0 };
  const nothing = { mayCall: () => Promise.resolve(), close: () => Promise.resolve() };
  const client = createJiraClient({ timeoutMs: () => 1_000, manners: { ...manners, ...nothing } });
  return { asked, workItems: createJiraWorkItems(client) };
}

const ids = (count: number) => Array.from({ length: count }, (_, at) => String(at + 1) as IssueId);
const queries = (count: number) =>
  Array.from({ length: count }, (_, at) => `project = P${at} AND key = ${at % 10}`);

function found(outcomes: Awaited<ReturnType<ReturnType<typeof aJira>['workItems']['match']>>) {
  return outcomes.map((outcome) => (outcome.kind === 'matched' ? outcome.issueIds.size : null));
}

describe('matching issues with queries', () => {
  it('asks about a few issues with 500 queries in one call', async () => {
    const { asked, workItems } = aJira();
    expect(found(await workItems.match(ids(100), queries(500)))).toEqual(Array(500).fill(10));
    expect(asked).toHaveLength(1);
  });

  it('asks about many issues with a few queries in one call for 5,000 of them', async () => {
    const { asked, workItems } = aJira();
    expect(found(await workItems.match(ids(10_000), queries(20)))).toEqual(Array(20).fill(1_000));
    expect(asked).toHaveLength(2);
  });

  it('never asks for more than 250,000 pairs, nor with more than 100,000 letters of queries', async () => {
    const { asked, workItems } = aJira();
    const long = queries(600).map((jql) => `text ~ "${'x'.repeat(300)}" AND ${jql}`);
    await workItems.match(ids(2_000), long);
    for (const { issueIds, jqls } of asked) {
      expect(issueIds.length * jqls.length).toBeLessThanOrEqual(250_000);
      expect(jqls.join('').length).toBeLessThanOrEqual(100_000);
    }
  });

  it('asks in halves where Jira finds a question too large, and loses nothing', async () => {
    const { asked, workItems } = aJira(({ issueIds, jqls }) =>
      issueIds.length > 300 || jqls.length > 60
        ? { status: 400, body: { errorMessages: ['Too many.'] } }
        : null,
    );
    expect(found(await workItems.match(ids(1_000), queries(200)))).toEqual(Array(200).fill(100));
    expect(asked.length).toBeLessThan(130);
  });

  it('asks in halves where a large question finds no answer, but not when Jira is down', async () => {
    const busy = aJira(({ issueIds, jqls }) =>
      issueIds.length * jqls.length > 60_000 ? { status: 503 } : null,
    );
    expect(found(await busy.workItems.match(ids(1_000), queries(100)))).toHaveLength(100);
    const down = aJira(() => ({ status: 503 }));
    await expect(down.workItems.match(ids(1_000), queries(200))).rejects.toMatchObject({
      fault: 'unavailable',
    });
    expect(down.asked.length).toBeLessThanOrEqual(6);
  });

  it('gives up on one issue and one query that Jira refuses', async () => {
    const { workItems } = aJira(() => ({ status: 400, body: {} }));
    await expect(workItems.match(ids(1), queries(1))).rejects.toMatchObject({
      fault: 'unexpected-answer',
    });
  });
});

import { createJiraChangelogs } from '../../../src/adapters/jira/jira-changelogs';
import { createJiraClient } from '../../../src/adapters/jira/jira-client';
import type { IssueId } from '../../../src/domain/shared/ids';
import { installForge, type JiraReply, uninstallForge } from '../../support/in-process-forge';

interface Asked {
  readonly path: string;
  readonly body: Record<string, unknown>;
}

const asked: Asked[] = [];
afterEach(() => {
  asked.length = 0;
  uninstallForge();
});

function answering(answer: (asked: Asked) => unknown): void {
  installForge({
    jira: ({ path, body }): JiraReply => {
      const question = { path, body: (body ?? {}) as Record<string, unknown> };
      asked.push(question);
      return { body: answer(question) };
    },
  });
}

const histories = createJiraChangelogs(createJiraClient({ timeoutMs: () => 5_000 }));
const detail = (id: string) => ({
  id,
  fields: {
    created: '2026-01-05T09:00:00.000+0000',
    status: { id: '10002' },
    project: { simplified: id === '2' },
  },
});
const transition = (id: string, created: string | number, to: string) => ({
  id,
  created,
  items: [
    {
      field: 'status',
      fieldId: 'status',
      from: '10000',
      fromString: 'To Do',
      to,
      toString: 'Done',
    },
  ],
});

describe('changelogs', () => {
  it('are read over all pages, oldest first, and joined with what the issue is now', async () => {
    answering(({ path, body }) => {
      if (path.endsWith('/issue/bulkfetch')) return { issues: [detail('1'), detail('2')] };
      return body['nextPageToken'] === undefined
        ? {
            issueChangeLogs: [
              { issueId: '1', changeHistories: [transition('11', '2026-02-02T10:00:00Z', '3')] },
            ],
            nextPageToken: 'next',
          }
        : {
            issueChangeLogs: [
              { issueId: '1', changeHistories: [transition('10', '2026-02-01T10:00:00Z', '4')] },
            ],
          };
    });
    const [first, second] = await histories.read(['1', '2'] as IssueId[]);
    expect(first).toMatchObject({
      createdAt: Date.parse('2026-01-05T09:00:00Z'),
      statusId: '10002',
      isTeamManaged: false,
    });
    expect(first?.changes.map(({ at, to, toText }) => [at, to, toText])).toEqual([
      [Date.parse('2026-02-01T10:00:00Z'), '4', 'Done'],
      [Date.parse('2026-02-02T10:00:00Z'), '3', 'Done'],
    ]);
    expect(second).toMatchObject({ issueId: '2', isTeamManaged: true, changes: [] });
  });

  it('are asked for a thousand issues at once, and never by the embedded, truncated way', async () => {
    answering(({ path }) =>
      path.endsWith('/issue/bulkfetch') ? { issues: [] } : { issueChangeLogs: [] },
    );
    const ids = Array.from({ length: 2_500 }, (_, at) => String(at + 1) as IssueId);
    await histories.read(ids);
    const sizes = asked
      .filter(({ path }) => path.endsWith('/changelog/bulkfetch'))
      .map(({ body }) => (body['issueIdsOrKeys'] as unknown[]).length);
    expect(sizes).toEqual([1_000, 1_000, 500]);
    expect(asked.some(({ path }) => path.includes('expand'))).toBe(false);
  });

  it.each<[string | number, string]>([
    [1_770_026_400, 'seconds'],
    [1_770_026_400_000, 'milliseconds'],
    ['2026-02-02T10:00:00.000+0000', 'words'],
  ])('understand an instant of %p, in %s', async (created) => {
    answering(({ path }) =>
      path.endsWith('/issue/bulkfetch')
        ? { issues: [detail('1')] }
        : {
            issueChangeLogs: [{ issueId: '1', changeHistories: [transition('1', created, '3')] }],
          },
    );
    const [only] = await histories.read(['1' as IssueId]);
    expect(only?.changes[0]?.at).toBe(Date.parse('2026-02-02T10:00:00Z'));
  });

  it('do not take the `toString` that every object has for a text', async () => {
    const item = { field: 'Rank', from: null, to: null };
    const change = { id: '1', created: '2026-02-02T10:00:00Z', items: [item] };
    answering(({ path }) =>
      path.endsWith('/issue/bulkfetch')
        ? { issues: [detail('1')] }
        : { issueChangeLogs: [{ issueId: '1', changeHistories: [change] }] },
    );
    const [only] = await histories.read(['1' as IssueId]);
    expect(only?.changes).toEqual([
      expect.objectContaining({ field: 'Rank', fromText: null, toText: null }),
    ]);
  });
});

describe('a query as a condition', () => {
  const field = (name: string) => ({ name, encodedName: name });

  it('keeps what can be asked of the past, and knows what cannot', async () => {
    answering(() => ({
      queries: [
        {
          structure: {
            where: {
              operator: 'and',
              clauses: [
                {
                  field: field('fixVersion'),
                  operator: 'in',
                  operand: { values: [{ value: '9.1' }] },
                },
                {
                  operator: 'not',
                  clauses: [
                    { field: field('Resolution'), operator: 'is', operand: { keyword: 'empty' } },
                  ],
                },
                {
                  field: field('sprint'),
                  operator: 'in',
                  operand: { function: 'openSprints', arguments: [] },
                },
                { field: field('summary'), operator: '~', operand: { value: 'pay' } },
              ],
            },
          },
        },
      ],
    }));
    expect(await histories.condition('…')).toEqual({
      kind: 'all',
      parts: [
        {
          kind: 'comparison',
          field: 'fixversion',
          operator: 'in',
          values: [{ kind: 'literal', text: '9.1' }],
        },
        {
          kind: 'not',
          part: {
            kind: 'comparison',
            field: 'resolution',
            operator: 'is',
            values: [{ kind: 'empty' }],
          },
        },
        { kind: 'unknown' },
        { kind: 'unknown' },
      ],
    });
  });
});

import path from 'node:path';
import { createJiraClient } from '../../../src/adapters/jira/jira-client';
import { createJiraIssueReader } from '../../../src/adapters/jira/jira-issue-reader';
import { createJiraJqlCheck } from '../../../src/adapters/jira/jira-jql-check';
import { createJiraQueryHelp } from '../../../src/adapters/jira/jira-query-help';
import { createClock } from '../../site/clock';
import { loadSiteData } from '../../site/data/load';
import { openDatabase } from '../../site/database';
import { createJira } from '../../site/jira/create-jira';
import { readManifest } from '../../site/platform/manifest';
import { installForge, uninstallForge } from '../../support/in-process-forge';

/** Help with queries against the local Jira, with the scopes of the manifest and nobody else's eyes. */
const root = path.resolve(__dirname, '../../..');
const { scopes } = readManifest(root);
let viewer = 'lea-lead';
/** Answers to give instead of the local Jira's. */
let instead: { readonly status: number; readonly body: unknown } | null = null;

beforeEach(() => {
  const data = loadSiteData([path.join(root, 'test/fixtures/sites/ally')]);
  if (!data.ok) throw new Error(JSON.stringify(data.error));
  const jira = createJira({
    data: data.value,
    future: [],
    clock: createClock(Date.parse('2026-02-02T10:00:00Z')),
    db: openDatabase(':memory:'),
    appAccountId: 'throughline-app',
    manageOkrsPermission: 'manage-okrs',
  });
  viewer = 'lea-lead';
  instead = null;
  installForge({
    jira: async ({ provider, method, path: url, body }) => {
      expect(provider).toBe('user');
      if (instead !== null) {
        return { status: instead.status, headers: {}, body: JSON.stringify(instead.body) };
      }
      const answer = await jira.handle({
        provider: 'user',
        accountId: viewer,
        method,
        path: url,
        headers: {},
        body: body === undefined ? undefined : JSON.stringify(body),
        origin: 'backend',
        scopes,
      });
      return { status: answer.status, headers: answer.headers, body: answer.body };
    },
  });
});
afterEach(uninstallForge);

const client = createJiraClient({ timeoutMs: () => 5_000 });
const help = createJiraQueryHelp(client);

describe('the words of a query', () => {
  it('are the site’s fields with their operators, and its functions', async () => {
    const { fields, functions } = await help.vocabulary();
    const named = (name: string) => fields.find(({ displayName }) => displayName.startsWith(name));
    expect(named('status')).toMatchObject({ value: 'status', isSearchable: true });
    expect(named('Story Points')).toMatchObject({ value: '"Story Points"', cfid: 'cf[10016]' });
    expect(named('Story Points')?.operators).toContain('>=');
    expect(functions.map(({ value }) => value)).toContain('currentUser()');
  });

  it('are values that contain what was typed', async () => {
    const found = await help.suggestions('status', 'do');
    expect(found.map(({ displayName }) => displayName)).toEqual(['To Do', 'Done']);
  });

  it('come as plain text, although Jira marks what was typed', async () => {
    instead = {
      status: 200,
      body: { results: [{ value: 'a', displayName: '<b>R</b>&amp;D &lt;img src=x&gt;' }] },
    };
    expect(await help.suggestions('team', 'r')).toEqual([
      { value: 'a', displayName: 'R&D <img src=x>' },
    ]);
  });

  it('are none where Jira proposes none, so that nobody is interrupted', async () => {
    instead = { status: 400, body: { errorMessages: ['No suggestions for this field.'] } };
    expect(await help.suggestions('summary', 'x')).toEqual([]);
  });
});

describe('saved filters', () => {
  it('are those of the person and those shared, favourites first', async () => {
    const found = await help.filters('', 50);
    expect(found).toMatchObject([
      { id: '10001', isFavourite: true, ownerName: 'Ada Admin' },
      { id: '10002', isFavourite: false, jql: 'project = PAY AND issuetype = Bug' },
    ]);
    viewer = 'cem-contributor';
    expect((await help.filters('', 50)).map(({ id }) => id)).toEqual(['10001']);
  });

  it('are found by a part of their name, at most so many', async () => {
    expect((await help.filters('ALL BUGS', 50)).map(({ id }) => id)).toEqual(['10002']);
    expect(await help.filters('bugs', 1)).toHaveLength(1);
  });

  it('of somebody else are not there', async () => {
    expect(await help.filter('10003')).toBeNull();
    expect(await help.filter('10002')).toMatchObject({ name: 'All bugs of Payments' });
  });

  it('that a query names are told apart from its other values', async () => {
    const parsed = await createJiraJqlCheck(client).parse('filter = 10001 AND project = PAY');
    expect(parsed).toMatchObject({ kind: 'parsed', facts: { filters: ['10001'] } });
  });
});

describe('a sample of a query', () => {
  it('has what a row and a measure need, in one call', async () => {
    const reader = createJiraIssueReader(client);
    const before = client.spent().calls;
    const needs = { times: true, aggregateTimes: false, storyPoints: null, numbers: [] };
    const sample = await reader.sample('labels = k5 ORDER BY key', { needs, size: 100 });
    expect(client.spent().calls - before).toBe(1);
    expect(sample).toMatchObject({ kind: 'sampled', isWhole: true });
    const [first] = sample.kind === 'sampled' ? sample.issues : [];
    expect(first).toMatchObject({
      row: { key: 'PAY-35', summary: 'Measured story 1', typeName: 'Story' },
      item: { timeSpent: 7200, originalEstimate: 14_400, remainingEstimate: 0 },
    });
    const part = await reader.sample('labels = k5', { needs, size: 2 });
    expect(part).toMatchObject({ isWhole: false });
  });
});

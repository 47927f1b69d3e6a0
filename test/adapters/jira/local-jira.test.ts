import path from 'node:path';
import { createJiraClient } from '../../../src/adapters/jira/jira-client';
import { createJiraFields } from '../../../src/adapters/jira/jira-fields';
import { createJiraIssueReader } from '../../../src/adapters/jira/jira-issue-reader';
import { createJiraJqlCheck } from '../../../src/adapters/jira/jira-jql-check';
import { createJiraPeople } from '../../../src/adapters/jira/jira-people';
import { createJiraPermissions } from '../../../src/adapters/jira/jira-permissions';
import { createJiraProjects } from '../../../src/adapters/jira/jira-projects';
import { createJiraWorkItems } from '../../../src/adapters/jira/jira-work-items';
import type { FieldNeeds } from '../../../src/application/ports/work-items';
import type { IssueId, ProjectId } from '../../../src/domain/shared/ids';
import { createClock } from '../../site/clock';
import { loadSiteData } from '../../site/data/load';
import { openDatabase } from '../../site/database';
import { createJira } from '../../site/jira/create-jira';
import { readManifest } from '../../site/platform/manifest';
import { installForge, uninstallForge } from '../../support/in-process-forge';

/** The adapters against the local Jira and the small hand-made site, counted by hand in its README. */
const root = path.resolve(__dirname, '../../..');
const MANAGE = 'ari:cloud:ecosystem::extension/app-1/env-1/static/manage-okrs';
const PAY = '100' as ProjectId;
const NO_FIELDS: FieldNeeds = {
  times: false,
  aggregateTimes: false,
  storyPoints: null,
  numbers: [],
};

function localJira() {
  const data = loadSiteData([path.join(root, 'test/fixtures/sites/ally')]);
  if (!data.ok) throw new Error(JSON.stringify(data.error));
  return createJira({
    data: data.value,
    future: [],
    clock: createClock(Date.parse('2026-02-02T10:00:00Z')),
    db: openDatabase(':memory:'),
    appAccountId: 'throughline-app',
    manageOkrsPermission: MANAGE,
  });
}

let viewer = 'lea-lead';
const { scopes } = readManifest(root);

beforeEach(() => {
  const jira = localJira();
  viewer = 'lea-lead';
  installForge({
    jira: async ({ provider, method, path: url, body }) => {
      const answer = await jira.handle({
        provider: provider === 'user' ? 'user' : 'app',
        accountId: provider === 'user' ? viewer : undefined,
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
const workItems = createJiraWorkItems(client);
const reader = createJiraIssueReader(client);
const check = createJiraJqlCheck(client);
const permissions = createJiraPermissions(client, MANAGE);

async function found(jql: string, needs = NO_FIELDS, limit = 20_000) {
  const outcome = await workItems.search(jql, needs, limit);
  if (outcome.kind !== 'found') throw new Error(JSON.stringify(outcome));
  return outcome.items;
}

describe('work items', () => {
  it('are read over all pages: ten stories of the epic, three of them done', async () => {
    const stories = await found('parent = PAY-1');
    expect(stories).toHaveLength(10);
    expect(stories.filter(({ statusCategory }) => statusCategory === 'done')).toHaveLength(3);
    expect(stories[0]).toMatchObject({ projectId: PAY, hierarchyLevel: 0, parentId: '1001' });
    const all = await found('project in (PAY, HR)');
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  it('that are too many are not read to the end', async () => {
    expect(await workItems.search('project = PAY', NO_FIELDS, 5)).toEqual({ kind: 'too-many' });
  });

  it('of a misspelt query come with Jira’s words', async () => {
    const outcome = await workItems.search('projekt = PAY', NO_FIELDS, 10);
    expect(outcome).toMatchObject({
      kind: 'invalid-jql',
      messages: [expect.stringContaining('projekt')],
    });
  });

  it('have the same facts read by id as found by query', async () => {
    const needs: FieldNeeds = {
      times: true,
      aggregateTimes: true,
      storyPoints: {
        override: null,
        companyManaged: 'customfield_10016',
        teamManaged: 'customfield_10017',
      },
      numbers: ['customfield_10018'],
    };
    const byQuery = await found('labels = k5', needs);
    const byId = await workItems.byIds(
      byQuery.map(({ id }) => id),
      needs,
    );
    expect(byQuery.length).toBeGreaterThan(0);
    expect([...byId].sort((a, b) => Number(a.id) - Number(b.id))).toEqual(byQuery);
  });

  it('are matched against several queries in one call, invalid ones included', async () => {
    const stories = await found('parent = PAY-1');
    const ids = stories.slice(0, 2).map(({ id }) => id);
    const before = client.spent().calls;
    const outcomes = await workItems.match(ids, ['parent = PAY-1', 'projekt = X', 'key = PAY-1']);
    expect(client.spent().calls - before).toBe(1);
    expect(outcomes).toMatchObject([
      { kind: 'matched', issueIds: new Set(ids) },
      { kind: 'invalid-jql' },
      { kind: 'matched', issueIds: new Set() },
    ]);
  });

  it('edited lately are found by minutes, and not listed when there are too many', async () => {
    const all = await found('project = PAY');
    expect(await workItems.changedSince(600_000, 20_000)).toEqual(
      expect.arrayContaining(all.map(({ id }) => id)),
    );
    expect(await workItems.changedSince(600_000, 3)).toBeNull();
    expect(await workItems.changedSince(1, 20_000)).toEqual([]);
  });
});

describe('story points', () => {
  const needs = (override: string | null): FieldNeeds => ({
    ...NO_FIELDS,
    storyPoints: {
      override,
      companyManaged: 'customfield_10016',
      teamManaged: 'customfield_10017',
    },
  });

  it('stand in the field the site gives them, or the admin chose', async () => {
    const byStyle = await found('project = PAY AND "Story Points" is not EMPTY', needs(null));
    expect(byStyle.length).toBeGreaterThan(0);
    expect(byStyle.every(({ storyPoints }) => typeof storyPoints === 'number')).toBe(true);
    const chosen = await found('project = PAY', needs('customfield_10018'));
    expect(chosen.every(({ storyPoints }) => storyPoints !== undefined)).toBe(true);
  });

  it('are found by what Jira calls their kind', async () => {
    const catalogue = await createJiraFields(client).catalogue();
    expect(catalogue.companyManagedStoryPoints).toMatchObject({ id: 'customfield_10016' });
    expect(catalogue.teamManagedStoryPoints).toMatchObject({ id: 'customfield_10017' });
    expect(catalogue.numeric).toEqual([{ id: 'customfield_10018', name: 'Customers reached' }]);
  });
});

describe('a query', () => {
  it('is parsed into what decides about it', async () => {
    const parsed = await check.parse(
      'project = PAY AND (created >= -7d OR fixVersion in unreleasedVersions()) ORDER BY key',
    );
    expect(parsed).toMatchObject({
      kind: 'parsed',
      facts: { isBounded: true, functions: ['unreleasedversions'] },
    });
    expect(parsed.kind === 'parsed' && parsed.facts.fields).toEqual(
      expect.arrayContaining(['project', 'created', 'fixversion']),
    );
    expect(parsed.kind === 'parsed' && parsed.facts.values).toContain('-7d');
  });

  it('without a condition is not bounded', async () => {
    expect(await check.parse('ORDER BY key')).toMatchObject({ facts: { isBounded: false } });
  });

  it('with history has its dates read too', async () => {
    const parsed = await check.parse('status CHANGED AFTER startOfMonth()');
    expect(parsed).toMatchObject({ facts: { functions: ['startofmonth'] } });
  });

  it('that is misspelt comes with Jira’s words', async () => {
    expect(await check.parse('projekt = PAY')).toMatchObject({
      kind: 'invalid-jql',
      messages: [expect.stringContaining('projekt')],
    });
  });

  it('is counted as the viewer and as the app', async () => {
    viewer = 'ada-admin';
    const seen = await check.count('parent = PAY-1', 'viewer');
    expect(seen).toEqual({ kind: 'counted', count: 10 });
    expect(await check.count('parent = PAY-1', 'app')).toEqual(seen);
  });
});

describe('permissions', () => {
  it('are those of the viewer', async () => {
    expect((await permissions.projects([PAY])).get(PAY)).toEqual({
      canBrowse: true,
      canManage: true,
    });
    expect(await permissions.managedProjects()).toContain(PAY);
    expect(await permissions.isJiraAdmin()).toBe(false);
    viewer = 'cem-contributor';
    expect((await permissions.projects([PAY])).get(PAY)).toEqual({
      canBrowse: true,
      canManage: false,
    });
    expect(await permissions.managedProjects()).toEqual([]);
    viewer = 'ada-admin';
    expect(await permissions.isJiraAdmin()).toBe(true);
  });

  it('hide issues behind a security level', async () => {
    const restricted = (await found('project = PAY')).filter(({ isRestricted }) => isRestricted);
    const ids = restricted.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(0);
    viewer = 'cem-contributor';
    expect(await permissions.visibleIssues(ids)).toEqual(new Set());
    viewer = 'ada-admin';
    expect(await permissions.visibleIssues(ids)).toEqual(new Set(ids));
  });
});

describe('issues as the viewer sees them', () => {
  it('are listed in pages', async () => {
    const first = await reader.page('parent = PAY-1', { pageToken: null, size: 6 });
    if (first.kind !== 'page') throw new Error('no page');
    expect(first.rows).toHaveLength(6);
    const second = await reader.page('parent = PAY-1', {
      pageToken: first.nextPageToken,
      size: 6,
    });
    expect(second).toMatchObject({ nextPageToken: null });
    expect(second.kind === 'page' && second.rows).toHaveLength(4);
  });

  it('have descendants, and may be missing', async () => {
    expect(await reader.descendants('PAY-1', 100)).toHaveLength(10);
    expect(await reader.find('1001' as IssueId)).toEqual({
      id: '1001',
      key: 'PAY-1',
      projectId: PAY,
    });
    expect(await reader.find('999999' as IssueId)).toBeNull();
  });
});

describe('people and projects', () => {
  it('are found by id', async () => {
    const people = createJiraPeople(client);
    expect(await people.find('lea-lead')).toEqual({ id: 'lea-lead', isActive: true });
    expect(await people.find('nobody')).toBeNull();
    const projects = createJiraProjects(client);
    expect(await projects.find([PAY])).toEqual([{ id: PAY, key: 'PAY', name: 'Payments' }]);
    viewer = 'cem-contributor';
    expect(await projects.find(['200' as ProjectId])).toEqual([]);
  });
});

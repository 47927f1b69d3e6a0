import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TimedChange } from '../data/timed-change';
import { openDatabase } from '../database';
import type { JiraEdit, ProductEvent } from '../seams';
import { jiraInstant } from './instants';
import { smallJira, type SmallJiraOptions, smallSite, START } from './small-jira';

const HOUR = 3_600_000;
const LEA = 'lea-lead';

function site(options: SmallJiraOptions = {}) {
  const small = smallJira(options);
  const events: ProductEvent[] = [];
  small.jira.onEvent((event) => events.push(event));
  const edit = (change: JiraEdit['change']) => small.jira.edit({ accountId: LEA, change });
  const update = (issueId: string, fields: Record<string, unknown>) =>
    edit({ kind: 'update', issueId, fields });
  const issue = async (key: string) => {
    const { value, status } = await small.call('GET', `/rest/api/3/issue/${key}?expand=changelog`);
    return { status, ...(value as Read) };
  };
  const latest = async (key: string) => (await issue(key)).changelog.histories[0]?.items ?? [];
  return { ...small, events, edit, update, issue, latest };
}

interface Read {
  readonly id: string;
  readonly key: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly changelog: {
    readonly histories: readonly { readonly id: string; readonly items: unknown[] }[];
  };
}

describe('a changelog entry', () => {
  it('names status ids and their names', async () => {
    const { edit, latest } = site();
    edit({ kind: 'transition', issueId: '1002', statusId: '10001' });
    expect(await latest('PAY-2')).toContainEqual({
      field: 'status',
      fieldId: 'status',
      fieldtype: 'jira',
      from: '10002',
      fromString: 'Done',
      to: '10001',
      toString: 'In Progress',
    });
  });

  it('has one item per version added or removed', async () => {
    const { update, latest } = site();
    update('1002', { fixVersions: [{ id: '501' }] });
    update('1002', { fixVersions: [{ id: '502' }] });
    const base = { field: 'Fix Version', fieldId: 'fixVersions', fieldtype: 'jira' };
    expect(await latest('PAY-2')).toEqual([
      { ...base, from: '501', fromString: '1.0', to: null, toString: null },
      { ...base, from: null, fromString: null, to: '502', toString: '2.0' },
    ]);
  });

  it('holds all labels, and all sprints by id and name', async () => {
    const { update, latest } = site();
    update('1002', { labels: ['a', 'b'], customfield_10020: [11, 12] });
    expect(await latest('PAY-2')).toEqual([
      expect.objectContaining({ field: 'labels', to: null, toString: 'a b' }),
      expect.objectContaining({
        field: 'Sprint',
        fieldId: 'customfield_10020',
        fieldtype: 'custom',
        to: '11, 12',
        toString: 'Sprint 1, Sprint 2',
      }),
    ]);
  });

  it('is not written, nor an event raised, when nothing changes', async () => {
    const { update, issue, events } = site();
    const before = await issue('PAY-3');
    update('1003', { status: { id: '10002' }, summary: before.fields['summary'] });
    expect((await issue('PAY-3')).changelog).toEqual(before.changelog);
    expect(events).toEqual([]);
  });
});

describe('what follows from an edit', () => {
  it('sets the resolution on the way to done and clears it on the way back', async () => {
    const { edit, issue, clock } = site();
    clock.set(START + HOUR);
    edit({ kind: 'transition', issueId: '1002', statusId: '10000' });
    expect((await issue('PAY-2')).fields).toMatchObject({ resolution: null, resolutiondate: null });
    edit({ kind: 'transition', issueId: '1002', statusId: '10002' });
    expect((await issue('PAY-2')).fields).toMatchObject({
      resolution: expect.objectContaining({ name: expect.any(String) as string }) as object,
      resolutiondate: '2026-03-02T10:00:00.000+0000',
      statuscategorychangedate: '2026-03-02T10:00:00.000+0000',
    });
  });

  it('moves an issue to another project under a new key, and still finds the old one', async () => {
    const { update, issue, latest } = site();
    const { issueKey = '' } = update('1002', { project: { key: 'HR' } });
    expect(issueKey).toMatch(/^HR-\d+$/);
    expect((await issue('PAY-2')).key).toBe(issueKey);
    expect(await latest(issueKey)).toContainEqual({
      field: 'Key',
      fieldtype: 'jira',
      from: null,
      fromString: 'PAY-2',
      to: null,
      toString: issueKey,
    });
  });

  it('deletes sub-tasks with their issue but leaves the stories of an epic without parent', async () => {
    const { edit, issue, latest } = site();
    const parent = { key: 'PAY-2' };
    const fields = { project: { key: 'PAY' }, summary: 'Part', issuetype: { id: '4' }, parent };
    const { issueKey = '' } = edit({ kind: 'create', fields });
    edit({ kind: 'delete', issueId: '1002' });
    expect((await issue(issueKey)).status).toBe(404);
    edit({ kind: 'delete', issueId: '1001' });
    expect((await issue('PAY-3')).fields['parent']).toBeNull();
    expect(await latest('PAY-3')).toEqual([
      expect.objectContaining({ field: 'IssueParentAssociation', fromString: 'PAY-1', to: null }),
    ]);
  });

  it('never gives a deleted number again', () => {
    const { edit } = site();
    const fields = { project: { key: 'PAY' }, summary: 'Short-lived' };
    const first = edit({ kind: 'create', fields });
    edit({ kind: 'delete', issueId: first.issueId ?? '' });
    const second = edit({ kind: 'create', fields });
    expect(Number(second.issueId)).toBe(Number(first.issueId) + 1);
    expect(second.issueKey).not.toBe(first.issueKey);
  });
});

describe('recorded history', () => {
  const toProgress = (at: number): TimedChange => ({
    at,
    kind: 'history',
    issueId: '1008',
    fields: { status: smallSite().statuses[1] },
    history: {
      id: '900001',
      created: jiraInstant(at),
      author: { accountId: 'cem-contributor' },
      items: [
        {
          field: 'status',
          fieldId: 'status',
          fieldtype: 'jira',
          from: '10000',
          fromString: 'To Do',
          to: '10001',
          toString: 'In Progress',
        },
      ],
    },
  });

  it('goes on from where a person brought the issue', async () => {
    const { edit, clock, jira, latest, events } = site({ future: [toProgress(START + HOUR)] });
    edit({ kind: 'transition', issueId: '1008', statusId: '10002' });
    clock.set(START + 2 * HOUR);
    expect(jira.catchUp()).toEqual({ changes: 1 });
    expect(await latest((await jiraKey(events)) ?? '')).toContainEqual(
      expect.objectContaining({ field: 'status', from: '10002', to: '10001' }),
    );
  });

  it('raises its events in the order of time, before an edit that comes later', () => {
    const closed = { ...smallSite().sprints[1], state: 'closed' } as never;
    const future: TimedChange[] = [
      { at: START + HOUR, kind: 'sprint', sprint: closed },
      toProgress(START + 2 * HOUR),
    ];
    const { update, clock, events } = site({ future });
    clock.set(START + 3 * HOUR);
    update('1002', { summary: 'Later' });
    expect(events.map(({ name }) => name)).toEqual([
      'avi:jira-software:closed:sprint',
      'avi:jira:updated:issue',
      'avi:jira:updated:issue',
    ]);
    expect(events.at(-1)?.payload).toMatchObject({ issue: { id: '1002' } });
  });

  it('leaves alone what a person deleted', () => {
    const { edit, clock, jira } = site({ future: [toProgress(START + HOUR)] });
    edit({ kind: 'delete', issueId: '1008' });
    clock.set(START + 2 * HOUR);
    expect(jira.catchUp()).toEqual({ changes: 0 });
  });
});

async function jiraKey(events: readonly ProductEvent[]): Promise<string | undefined> {
  const { issue } = events.at(-1)?.payload as { issue?: { key?: string } };
  return Promise.resolve(issue?.key);
}

describe('after the process was killed', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'jira-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('the site is the same, to the last id and date', async () => {
    const file = path.join(folder, 'site.db');
    const before = site({ db: openDatabase(file) });
    const fields = { project: { key: 'PAY' }, summary: 'Kept', parent: { key: 'PAY-1' } };
    const { issueKey = '' } = before.edit({ kind: 'create', fields });
    before.clock.set(START + HOUR);
    before.edit({ kind: 'transition', issueId: issueKey, statusId: '10002' });
    before.update('1003', { customfield_10016: 8, labels: ['kept'] });
    before.edit({ kind: 'sprint', sprint: { id: 12, state: 'closed' } });
    before.edit({ kind: 'version', version: { id: '502', released: true } });
    before.edit({ kind: 'delete', issueId: '1005' });
    // The first connection is never closed, as after kill -9.
    const after = site({ db: openDatabase(file) });
    for (const key of [issueKey, 'PAY-3', 'PAY-1']) {
      expect(await after.issue(key)).toEqual(await before.issue(key));
    }
    expect((await after.issue('PAY-5')).status).toBe(404);
    for (const at of ['/rest/agile/1.0/sprint/12', '/rest/api/3/project/PAY/versions']) {
      expect((await after.call('GET', at)).value).toEqual((await before.call('GET', at)).value);
    }
    const next = { project: { key: 'PAY' }, summary: 'Next' };
    expect(after.edit({ kind: 'create', fields: next })).toEqual(
      before.edit({ kind: 'create', fields: next }),
    );
  });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { SiteData } from '../jira/model';
import { describeProblem } from './data-problem';
import { loadSiteData } from './load';

const ISSUE = {
  id: '1',
  key: 'A-1',
  fields: {
    summary: 'First',
    project: { id: '10', key: 'A', name: 'Alpha' },
    issuetype: { id: '1', name: 'Story' },
    status: { id: '3', name: 'In Arbeit', statusCategory: { id: 4, key: 'indeterminate' } },
    created: '2026-01-01T09:00:00.000+0100',
    reporter: { accountId: 'ann', displayName: 'Ann' },
  },
};
type Given = Readonly<Record<string, unknown>>;
const issue = (fields: Given = {}, rest: Given = {}) => ({
  ...ISSUE,
  ...rest,
  fields: { ...ISSUE.fields, ...fields },
});

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'site-data-'))));
afterEach(() => {
  rmSync(root, { recursive: true });
});

function folder(name: string, issues: readonly unknown[], lists: Given = {}): string {
  const dir = join(root, name);
  mkdirSync(dir);
  const lines = issues.map((one) => (typeof one === 'string' ? one : JSON.stringify(one)));
  writeFileSync(join(dir, 'issues.ndjson'), lines.join('\n'));
  for (const [file, content] of Object.entries(lists)) {
    writeFileSync(join(dir, `${file}.json`), JSON.stringify(content));
  }
  return dir;
}

function loaded(...dirs: string[]): SiteData {
  const result = loadSiteData(dirs);
  if (!result.ok) throw new Error(result.error.map(describeProblem).join('\n'));
  return result.value;
}

function problems(...dirs: string[]): string[] {
  const result = loadSiteData(dirs);
  return result.ok ? [] : result.error.map((one) => describeProblem(one).replace(`${root}/`, ''));
}

describe('loadSiteData', () => {
  it('makes a site of issues alone, deriving every list', () => {
    const version = { id: '70', name: '1.0', released: true };
    const sprint = { id: 5, name: 'Sprint 5', state: 'active', boardId: 2 };
    const { projects, statuses, users, versions, sprints, boards, fields, issues } = loaded(
      folder('a', [issue({ fixVersions: [version], customfield_10020: [sprint] })]),
    );
    expect(projects).toMatchObject([{ id: '10', key: 'A', style: 'classic' }]);
    expect(statuses).toMatchObject([{ id: '3', statusCategory: { key: 'indeterminate' } }]);
    expect(users).toMatchObject([{ accountId: 'ann', accountType: 'atlassian', active: true }]);
    expect(versions).toMatchObject([{ id: '70', projectId: 10, released: true }]);
    expect(sprints).toMatchObject([{ id: 5, state: 'active', boardId: 2 }]);
    expect(boards).toMatchObject([{ id: 2 }]);
    expect(fields.find(({ id }) => id === 'customfield_10020')).toMatchObject({ name: 'Sprint' });
    expect(issues[0]?.fields).toMatchObject({
      updated: '2026-01-01T09:00:00.000+0100',
      statuscategorychangedate: '2026-01-01T09:00:00.000+0100',
    });
  });

  it('reads issues that are packed', () => {
    const dir = folder('a', []);
    rmSync(join(dir, 'issues.ndjson'));
    writeFileSync(join(dir, 'issues.ndjson.gz'), gzipSync(JSON.stringify(ISSUE)));
    expect(loaded(dir).issues).toHaveLength(1);
  });

  it('trusts the site’s list, then the category id, over a key that was translated', () => {
    const wrong = { id: '9', name: '已完成', statusCategory: { id: 3, key: 'new', name: '新建' } };
    const alone = loaded(folder('a', [issue({ status: wrong })]));
    expect(alone.issues[0]?.fields['status']).toMatchObject({ statusCategory: { key: 'done' } });
    const listed = { id: '9', name: '已完成', statusCategory: { id: 4, key: 'done' } };
    const withList = loaded(folder('b', [issue({ status: wrong })], { statuses: [listed] }));
    expect(withList.issues[0]?.fields['status']).toMatchObject({
      statusCategory: { id: 4, key: 'indeterminate', name: 'In Progress' },
    });
  });

  it('keeps fields it does not know', () => {
    const [one] = loaded(folder('a', [issue({ customfield_99: { odd: [1] } })])).issues;
    expect(one?.fields['customfield_99']).toEqual({ odd: [1] });
  });

  it('reads an item’s toString as data, also where it is missing', () => {
    const items = [{ field: 'status', fieldtype: 'jira', from: '1', fromString: 'Open', to: '3' }];
    const history = { id: '1', created: '2026-01-02T09:00:00.000+0000', items };
    const [one] = loaded(
      folder('a', [issue({}, { changelog: { total: 1, histories: [history] } })]),
    ).issues;
    const item = one?.histories[0]?.items[0];
    expect(item).toHaveProperty('toString', null);
    expect(item?.fieldId).toBe('status');
  });

  it('adds the resolution that a resolution date proves to the closing entry', () => {
    const at = '2026-01-05T09:00:00.000+0000';
    const items = [{ field: 'status', from: '1', fromString: 'Open', to: '3', toString: 'x' }];
    const [one] = loaded(
      folder('a', [
        issue(
          { resolution: { id: '6', name: 'Fixed' }, resolutiondate: at },
          { changelog: { histories: [{ id: '1', created: at, items }] } },
        ),
      ]),
    ).issues;
    expect(one?.histories).toHaveLength(1);
    expect(one?.histories[0]?.items[1]).toMatchObject({ field: 'resolution', from: null, to: '6' });
  });

  it('sums time over an issue and its sub-tasks', () => {
    const subtask = issue(
      {
        parent: { id: '1', key: 'A-1' },
        issuetype: { id: '2', name: 'Sub-task', subtask: true },
        timespent: 600,
        timeestimate: 1800,
      },
      { id: '2', key: 'A-2' },
    );
    const [parent] = loaded(folder('a', [issue({ timespent: 3000 }), subtask])).issues;
    expect(parent?.fields).toMatchObject({
      progress: { progress: 3000, total: 3000, percent: 100 },
      aggregatetimespent: 3600,
      aggregateprogress: { progress: 3600, total: 5400, percent: 66 },
    });
  });
});

describe('what is wrong with a folder', () => {
  it.each<[string, readonly unknown[], Given, string]>([
    [
      'a broken line',
      [ISSUE, '{"id": "2",'],
      {},
      'a/issues.ndjson, line 2: is not JSON: Expected double-quoted property name in JSON at position 11',
    ],
    [
      'a missing field',
      [ISSUE, issue({ status: { id: '3' } }, { id: '2', key: 'A-2' })],
      {},
      'a/issues.ndjson, line 2, fields.status.name: Invalid input: expected string, received undefined',
    ],
    [
      'a date that is none',
      [issue({ created: 'yesterday' })],
      {},
      'a/issues.ndjson, line 1, fields.created: must be an instant like 2020-01-31T09:15:00.000+0000',
    ],
    [
      'a changelog cut short',
      [issue({}, { changelog: { total: 120, histories: [] } })],
      {},
      'a/issues.ndjson, line 1, changelog.histories: holds 0 of 120 entries; page /changelog to get them all',
    ],
    [
      'a bad list entry',
      [ISSUE],
      { sprints: [{ id: 1, name: 'One', state: 'open' }] },
      'a/sprints.json, [0].state: Invalid option: expected one of "future"|"active"|"closed"',
    ],
    [
      'a list that is none',
      [ISSUE],
      { users: 'nobody' },
      'a/users.json: must be a list, or a page with its list in "values"',
    ],
    ['an issue twice', [ISSUE, ISSUE], {}, 'a/issues.ndjson, id: 1 is there twice'],
  ])('names the place of %s', (_what, issues, lists, message) => {
    expect(problems(folder('a', issues, lists))[0]).toContain(message);
  });

  it('stops listing after twenty problems', () => {
    expect(problems(folder('a', new Array<string>(100).fill('{')))).toHaveLength(20);
  });

  it('says when there is no such folder', () => {
    expect(problems(join(root, 'none'))).toEqual(['none/issues.ndjson: no such folder']);
  });

  it('refuses to join folders whose ids mean different things', () => {
    const a = folder('a', [ISSUE], { priorities: [{ id: '5', name: 'Trivial' }] });
    const other = issue({}, { id: '2', key: 'A-2' });
    const b = folder('b', [other], { priorities: [{ id: '5', name: 'Cosmetic' }] });
    expect(problems(a, b)).toEqual([
      'b/priorities.json, id: id 5 is "Cosmetic" here and "Trivial" in another folder; only folders of one site, or with ids of their own, can be joined',
    ]);
  });
});

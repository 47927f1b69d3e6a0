import fc from 'fast-check';
import { join } from 'node:path';
import type { Issue, SiteData } from '../jira/model';
import { parseInstant } from './instant';
import { loadSiteData } from './load';
import { asRecords, isRecord } from './raw-value';
import { rewind, type RewoundSite } from './rewind';
import { DEFAULT_SITE } from './site-file';

/** Fields that history follows; `updated` and comments come and go without entries of their own. */
const TRACKED = [
  'summary',
  'status',
  'resolution',
  'resolutiondate',
  'statuscategorychangedate',
  'priority',
  'issuetype',
  'project',
  'assignee',
  'labels',
  'parent',
  'timespent',
  'timeestimate',
  'timeoriginalestimate',
  'customfield_10016',
  'customfield_10024',
];

let data: SiteData;
beforeAll(() => {
  const loaded = loadSiteData([DEFAULT_SITE]);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error.slice(0, 3)));
  data = loaded.value;
});

describe('rewinding the default site', () => {
  it('gives the data back when all of the future is replayed, from any day', () => {
    const original = signature(data);
    const [from, to] = [Date.UTC(2011, 0, 1), Date.UTC(2023, 6, 1)];
    fc.assert(
      fc.property(fc.integer({ min: from, max: to }), (at) => {
        expect(signature(replayed(rewind(data, at)))).toEqual(original);
      }),
      { numRuns: 3, examples: [[Date.UTC(2020, 5, 15, 9)], [from]] },
    );
  });

  it('holds nothing later than its day', () => {
    const at = Date.UTC(2020, 5, 15, 9);
    const { data: past, future } = rewind(data, at);
    const late = past.issues.filter(({ fields, histories }) =>
      [fields['created'], fields['updated'], fields['resolutiondate'], histories.at(-1)?.created]
        .map((time) => parseInstant(time) ?? 0)
        .some((time) => time > at),
    );
    expect(late).toEqual([]);
    expect(future.every((change) => change.at > at)).toBe(true);
    expect(future.map((change) => change.at)).toEqual(
      future.map((change) => change.at).sort((a, b) => a - b),
    );
  });

  it('leaves the data it was given alone', () => {
    const before = signature(data);
    rewind(data, Date.UTC(2018, 0, 1));
    expect(signature(data)).toEqual(before);
  });

  it('knows which sprints ran and what was released on the day', () => {
    const { data: past } = rewind(data, Date.UTC(2020, 5, 15, 9));
    const state = (name: string) =>
      past.sprints.find((sprint) => sprint.name === name && sprint.boardId === 114)?.state;
    expect(state('2020 Sprint 11')).toBe('closed');
    expect(state('2020 Sprint 12')).toBe('active');
    expect(state('2020 Sprint 13')).toBe('future');
    const released = (id: string) => past.versions.find((version) => version.id === id)?.released;
    expect(released('21039')).toBe(true); // Release 9.0.3, out on 2020-06-10
    expect(released('20950')).toBe(false); // Release 9.1.0, out on 2020-08-25
  });

  it('shows EE-14 as it was after its worklog of 10 hours and before its closing', () => {
    const issue = rewind(data, Date.UTC(2020, 5, 15, 9)).data.issues.find(
      ({ key }) => key === 'EE-14',
    );
    expect(issue?.fields).toMatchObject({
      timespent: 36_000,
      timeestimate: 0,
      status: { name: 'Resolved', statusCategory: { key: 'done' } },
      fixVersions: [{ id: '10009', name: 'v2.6.0' }],
      progress: { progress: 36_000, total: 36_000, percent: 100 },
    });
  });
});

describe('rewinding a small site', () => {
  const dir = join(__dirname, '../../fixtures/sites/moves');

  function moved(at: string): { issue: Issue | undefined; site: RewoundSite } {
    const loaded = loadSiteData([dir]);
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
    const site = rewind(loaded.value, parseInstant(at) ?? 0);
    return { issue: site.data.issues.find(({ id }) => id === '2'), site };
  }

  it.each([
    ['2026-01-05T12:00:00.000Z', ['A'], [7], '1', 3, 'bug fix'],
    ['2026-01-07T12:00:00.000Z', ['A', 'B'], [7, 8], '1', 5, 'bug fix'],
    ['2026-01-09T12:00:00.000Z', ['B'], [7, 8], null, 5, 'bug'],
    ['2026-01-11T12:00:00.000Z', ['B'], [8], null, null, 'bug'],
  ])('undoes every kind of change after %s', (at, versions, sprints, parent, points, labels) => {
    const fields = moved(at).issue?.fields ?? {};
    const ids = (value: unknown) => asRecords(value).map((one) => one['id']);
    const names = asRecords(fields['fixVersions']).map((one) => one['name']);
    expect(names.sort()).toEqual(versions);
    expect(ids(fields['customfield_10020'])).toEqual(sprints);
    expect(isRecord(fields['parent']) ? fields['parent']['id'] : null).toBe(parent);
    expect(fields['customfield_10016'] ?? null).toBe(points);
    expect(fields['labels']).toEqual(labels.split(' '));
  });

  it('gives an issue its old key and project back before it was moved', () => {
    expect(moved('2026-01-05T12:00:00.000Z').issue).toMatchObject({
      key: 'OLD-2',
      fields: { project: { key: 'OLD' } },
    });
    const { future } = moved('2026-01-05T12:00:00.000Z').site;
    const move = future.find((change) => change.kind === 'history' && 'key' in change.fields);
    expect(move).toMatchObject({ issueId: '2', fields: { key: 'NEW-2', project: { key: 'NEW' } } });
  });

  it('clears a flag that was set later, and lets worklogs come with their time', () => {
    const { issue, site } = moved('2026-01-05T12:00:00.000Z');
    expect(issue?.fields).toMatchObject({
      customfield_10021: null,
      timespent: null,
      worklog: { total: 0, worklogs: [] },
    });
    const logged = site.future.find(
      (change) => change.kind === 'history' && change.fields['timespent'] === 3600,
    );
    expect(logged).toMatchObject({ fields: { worklog: { total: 1 } } });
  });
});

/** What the local Jira does with recorded changes, in the plainest way. */
function replayed({ data: past, future }: RewoundSite): SiteData {
  const issues = new Map(
    past.issues.map((issue) => [issue.id, { ...issue, fields: { ...issue.fields } }]),
  );
  const sprints = new Map(past.sprints.map((sprint) => [sprint.id, sprint]));
  const versions = new Map(past.versions.map((version) => [version.id, version]));
  for (const change of future) {
    if (change.kind === 'created') {
      const { issue } = change;
      issues.set(issue.id, { ...issue, fields: { ...issue.fields } });
    } else if (change.kind === 'history') {
      const issue = issues.get(change.issueId);
      if (issue === undefined) throw new Error(`${change.issueId} changed before it was created`);
      const { key, ...fields } = change.fields;
      if (typeof key === 'string') issue.key = key;
      Object.assign(issue.fields, fields);
      issue.histories = [...issue.histories, change.history];
    } else if (change.kind === 'sprint') sprints.set(change.sprint.id, change.sprint);
    else versions.set(change.version.id, change.version);
  }
  return {
    ...past,
    sprints: [...sprints.values()],
    versions: [...versions.values()],
    issues: [...issues.values()].sort((a, b) => Number(a.id) - Number(b.id)),
  };
}

function signature({ issues, sprints, versions }: SiteData): unknown {
  const ids = (value: unknown) =>
    asRecords(value)
      .map((one) => String(one['id']))
      .sort();
  return {
    sprints,
    versions,
    issues: issues.map(({ id, key, fields, histories }) => [
      id,
      key,
      histories.length,
      JSON.stringify(TRACKED.map((name) => fields[name] ?? null)),
      ids(fields['customfield_10020']).join(),
      ids(fields['fixVersions']).join(),
      ids(fields['components']).join(),
    ]),
  };
}

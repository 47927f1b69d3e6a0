import type { QueryFinding } from '../../../src/domain/metrics/query-finding';
import { queryHealth, type QueryInHealth } from '../../../src/domain/metrics/query-health';
import { aSource } from '../../support/jira-measure';
import { aWorkItem, issueId } from '../../support/work-item';
import { customMeasure, K_ISSUES } from './table-a5';

const issues = (items: readonly ReturnType<typeof aWorkItem>[], typeName = 'Story') =>
  items.map((item) => ({ item, typeName }));

function findingsOf(query: Partial<QueryInHealth>): readonly QueryFinding[] {
  const { sample = [] } = query;
  return queryHealth({
    source: aSource(),
    fields: ['project'],
    functions: [],
    viewerFunctions: [],
    isTimeDependent: false,
    filterIds: [],
    total: sample.length,
    hidden: null,
    limit: 20_000,
    safeHidden: 3,
    authorId: '5b10:ada',
    sample,
    ...query,
  });
}

const only = (findings: readonly QueryFinding[], kind: QueryFinding['kind']) => {
  const found = findings.find((one) => one.kind === kind);
  if (found === undefined) throw new Error(`no ${kind} in ${JSON.stringify(findings)}`);
  return found;
};

const someIssues = issues([aWorkItem('1'), aWorkItem('2')]);

describe('a query that is sound', () => {
  it('has nothing found against it', () => {
    expect(findingsOf({ sample: someIssues })).toEqual([]);
  });
});

describe('what the query says', () => {
  const source = aSource({ jql: 'assignee = currentUser() AND summary ~ "currentUser()"' });

  it('may not depend on who asks, and offers to name the author', () => {
    const found = findingsOf({
      source,
      functions: ['currentuser'],
      viewerFunctions: ['currentuser'],
      sample: someIssues,
    });
    expect(found).toEqual([
      {
        kind: 'depends-on-viewer',
        functions: ['currentuser'],
        severity: 'stop',
        fix: {
          kind: 'name-yourself',
          jql: 'assignee = "5b10:ada" AND summary ~ "currentUser()"',
        },
      },
    ]);
  });

  it('offers no name for what only Jira knows about somebody', () => {
    const found = findingsOf({ viewerFunctions: ['watchedissues'], sample: someIssues });
    expect(only(found, 'depends-on-viewer').fix).toBeNull();
  });

  it('is told to move with the clock, and with a group', () => {
    const found = findingsOf({
      functions: ['membersof'],
      isTimeDependent: true,
      sample: someIssues,
    });
    expect(found.map(({ kind }) => kind)).toEqual(['depends-on-groups', 'depends-on-time']);
  });

  it('is warned of "Epic Link", less so where it names the parent as well', () => {
    const alone = findingsOf({ fields: ['epic link'], sample: someIssues });
    expect(only(alone, 'uses-epic-link')).toMatchObject({
      severity: 'warning',
      fix: { kind: 'use-parent' },
    });
    const both = findingsOf({ fields: ['epic link', 'parent'], sample: someIssues });
    expect(only(both, 'uses-epic-link').severity).toBe('note');
  });

  it('can copy the saved filter it rests on, when that is named by its number', () => {
    const byNumber = findingsOf({ filterIds: ['10001'], sample: someIssues });
    expect(only(byNumber, 'uses-filter').fix).toEqual({ kind: 'copy-filter', filterId: '10001' });
    const byName = findingsOf({ filterIds: ['My bugs'], sample: someIssues });
    expect(only(byName, 'uses-filter').fix).toBeNull();
  });
});

describe('how many issues it finds', () => {
  it('stops a query whose issues its author cannot all see, and says how many from three on', () => {
    expect(only(findingsOf({ hidden: 3, sample: someIssues }), 'hidden-issues')).toMatchObject({
      severity: 'stop',
      hidden: 3,
    });
    const few = findingsOf({ hidden: 2, sample: someIssues });
    expect(only(few, 'hidden-issues')).toMatchObject({ severity: 'stop', hidden: null });
  });

  it('says nothing about hidden issues to those who may not know', () => {
    expect(findingsOf({ hidden: null, sample: someIssues })).toEqual([]);
  });

  it('stops what is too large, and warns of nothing at all', () => {
    expect(only(findingsOf({ total: 20_001 }), 'too-many-issues')).toMatchObject({ limit: 20_000 });
    expect(findingsOf({ total: 20_000, sample: someIssues })).toEqual([]);
    expect(only(findingsOf({ total: 0 }), 'no-issues').severity).toBe('warning');
  });
});

describe('the values of the five issues of A.5', () => {
  const sample = issues(K_ISSUES);

  it('lack a story point on K-2', () => {
    const source = aSource({ measure: { kind: 'storyPoints' } });
    expect(only(findingsOf({ source, sample }), 'field-empty')).toMatchObject({
      empty: 1,
      severity: 'note',
    });
  });

  it('lack the custom field on K-3, and have −2 on K-5', () => {
    const found = findingsOf({ source: aSource({ measure: customMeasure }), sample });
    expect(only(found, 'field-empty')).toMatchObject({ empty: 1 });
    expect(only(found, 'negative-values')).toMatchObject({ issues: 1, severity: 'warning' });
  });

  it.each([
    ['exclude', false],
    ['zero', true],
  ] as const)('have no time tracked on K-4 (%s)', (untracked, countsAsZero) => {
    const source = aSource({ measure: { kind: 'progress' }, mode: 'kpi', untracked });
    const found = findingsOf({ source, sample });
    expect(only(found, 'no-time-tracked')).toMatchObject({ untracked: 1, countsAsZero });
  });

  it('are warned of when none has an estimate', () => {
    const bare = issues(K_ISSUES.map((item) => ({ ...item, storyPoints: null })));
    const source = aSource({ measure: { kind: 'storyPoints' } });
    expect(only(findingsOf({ source, sample: bare }), 'field-empty')).toMatchObject({
      empty: 5,
      severity: 'warning',
    });
  });

  it('are told apart from a field that Jira does not return', () => {
    const hidden = issues(K_ISSUES.map((item) => ({ ...item, storyPoints: undefined })));
    const source = aSource({ measure: { kind: 'storyPoints' } });
    expect(findingsOf({ source, sample: hidden }).map(({ kind }) => kind)).toEqual([
      'field-unavailable',
    ]);
  });

  it('count where both story point fields differ, for story points only', () => {
    const torn = issues(K_ISSUES.map((item) => ({ ...item, hasStoryPointConflict: true })));
    const source = aSource({ measure: { kind: 'storyPoints' } });
    expect(only(findingsOf({ source, sample: torn }), 'story-points-differ')).toMatchObject({
      issues: 5,
      severity: 'warning',
    });
    expect(findingsOf({ sample: torn })).toEqual([]);
  });
});

describe('issues of several levels', () => {
  const epic = { item: aWorkItem('1', { hierarchyLevel: 1, storyPoints: 8 }), typeName: 'Epic' };
  const child = {
    item: aWorkItem('2', { parentId: issueId('1'), storyPoints: 5 }),
    typeName: 'Story',
  };
  const other = { item: aWorkItem('3', { storyPoints: 3 }), typeName: 'Bug' };
  const source = aSource({ jql: 'project = PAY OR key = HR-1 ORDER BY rank' });

  it('count an epic and its child twice; leaving out epics is one click', () => {
    const found = findingsOf({ source, sample: [epic, child, other] });
    expect(found).toEqual([
      {
        kind: 'parents-and-children',
        parents: 1,
        severity: 'warning',
        fix: {
          kind: 'leave-out-types',
          typeNames: ['Epic'],
          jql: '(project = PAY OR key = HR-1) AND issuetype not in ("Epic") ORDER BY rank',
        },
      },
    ]);
  });

  it('are mixed when the epic is not the parent; the level with most issues stays', () => {
    const found = findingsOf({ source, sample: [epic, other] });
    expect(only(found, 'several-levels')).toMatchObject({
      severity: 'warning',
      levels: [
        { level: 1, issues: 1, typeNames: ['Epic'] },
        { level: 0, issues: 1, typeNames: ['Bug'] },
      ],
      fix: { typeNames: ['Bug'] },
    });
  });

  it('do not count points twice when the epic has none', () => {
    const bare = { ...epic, item: { ...epic.item, storyPoints: null } };
    const found = findingsOf({
      source: aSource({ measure: { kind: 'storyPoints' } }),
      sample: [bare, child],
    });
    expect(found.map(({ kind }) => kind)).toEqual(['several-levels', 'field-empty']);
  });

  it('add up their own time without counting it twice', () => {
    const timed = [epic, child].map((one) => ({ ...one, item: { ...one.item, timeSpent: 60 } }));
    const found = findingsOf({
      source: aSource({ measure: { kind: 'timeSpent' } }),
      sample: timed,
    });
    expect(only(found, 'several-levels')).toMatchObject({ severity: 'note', fix: null });
  });

  it('leave out sub-tasks whose parent’s sum holds their time', () => {
    const parent = { item: aWorkItem('1', { aggregateTimeSpent: 60 }), typeName: 'Story' };
    const subTask = {
      item: aWorkItem('2', {
        hierarchyLevel: -1,
        parentId: issueId('1'),
        aggregateTimeSpent: 30,
      }),
      typeName: 'Sub-task',
    };
    const summed = aSource({ measure: { kind: 'timeSpent' }, timeRollup: 'aggregate' });
    const found = findingsOf({ source: summed, sample: [parent, subTask] });
    expect(only(found, 'counted-by-parent')).toMatchObject({ issues: 1, severity: 'note' });
  });
});

describe('the order of findings', () => {
  it('puts what stops first, then what misleads, then what is good to know', () => {
    const found = findingsOf({
      fields: ['epic link'],
      functions: ['currentuser'],
      viewerFunctions: ['currentuser'],
      isTimeDependent: true,
      hidden: 5,
      sample: someIssues,
    });
    expect(found.map(({ severity }) => severity)).toEqual(['stop', 'stop', 'warning', 'note']);
  });
});

import { effortOf, linksOf } from '../../../src/adapters/jira/effort-payload';
import { changesByField, valueText } from '../../../src/adapters/jira/timeline-payload';
import type { FieldChange } from '../../../src/domain/history/issue-history';

const change = (part: Partial<FieldChange>): FieldChange => ({
  ...{ at: 1, field: 'status', name: 'status' },
  ...{ from: null, fromText: null, to: null, toText: null },
  ...part,
});

describe('what a field holds now, as the changelog would write it', () => {
  it.each([
    ['status', { id: '3', name: 'In Progress' }, '3'],
    ['assignee', { accountId: 'lea', displayName: 'Lea' }, 'lea'],
    ['assignee', null, null],
    ['parent', { id: '10', key: 'PAY-1' }, '10'],
    ['labels', ['debt', 'ui'], 'debt ui'],
    ['labels', [], null],
    ['components', [{ id: '1' }, { id: '2' }], '1,2'],
    ['fixVersions', [{ id: '7', name: '9.1' }], '7'],
    ['customfield_10020', [{ id: 12, state: 'closed' }, { id: 15 }], '12, 15'],
    ['customfield_10021', [{ id: '10019', value: 'Impediment' }], 'Impediment'],
    ['customfield_10030', { id: '44', value: 'Critical' }, '44'],
    ['customfield_10016', 5, '5'],
    ['customfield_10016', 0, '0'],
    ['timespent', 3600, '3600'],
    ['description', { type: 'doc', content: [] }, '1'],
    ['description', '', null],
  ])('%s %j is %j', (fieldId, value, text) => {
    expect(valueText(fieldId, value)).toBe(text);
  });
});

describe('changes', () => {
  it('stand under the id of their field, numbers and words by their texts', () => {
    const changes = [
      change({ from: '1', fromText: 'To Do', to: '3', toText: 'In Progress' }),
      change({ at: 2, field: 'customfield_10016', fromText: null, toText: '5' }),
      change({ at: 3, field: 'labels', from: '', fromText: '', to: '', toText: 'debt' }),
      change({ at: 4, field: 'IssueParentAssociation', to: '10', toText: 'PAY-1' }),
      change({ at: 5, field: 'summary', toText: 'Secret plans' }),
    ];
    const asked = new Set(['status', 'customfield_10016', 'labels', 'parent']);
    expect(changesByField(changes, asked)).toEqual({
      status: [{ at: 1, from: '1', to: '3' }],
      customfield_10016: [{ at: 2, from: null, to: '5' }],
      labels: [{ at: 3, from: null, to: 'debt' }],
      parent: [{ at: 4, from: null, to: '10' }],
    });
  });
});

describe('people’s work on an issue', () => {
  it('tells who, when and how long, and which of them are apps', () => {
    const lea = { accountId: 'lea', accountType: 'atlassian' };
    const bot = { accountId: 'bot', accountType: 'app' };
    const log = {
      ...{ author: lea, timeSpentSeconds: 7_200 },
      started: '2026-02-01T09:00:00.000+0000',
      created: '2026-02-03T09:00:00.000+0000',
    };
    const comment = { comments: [{ author: bot, created: '2026-02-04T09:00:00.000+0000' }] };
    expect(effortOf({ comment }, [log])).toEqual({
      worklogs: [
        {
          ...{ authorId: 'lea', seconds: 7_200 },
          startedAt: Date.UTC(2026, 1, 1, 9),
          createdAt: Date.UTC(2026, 1, 3, 9),
        },
      ],
      comments: [{ authorId: 'bot', at: Date.UTC(2026, 1, 4, 9) }],
      appAccountIds: ['bot'],
    });
  });

  it('tells which issue blocks which, and since when where the history does', () => {
    const blocks = { name: 'Blocks' };
    const issuelinks = [
      { type: blocks, inwardIssue: { id: '1', key: 'PAY-1' } },
      { type: blocks, outwardIssue: { id: '2', key: 'PAY-2' } },
      { type: { name: 'Relates' }, outwardIssue: { id: '3', key: 'PAY-3' } },
    ];
    expect(linksOf({ issuelinks }, [{ at: 9, from: null, to: 'PAY-2' }])).toEqual([
      { kind: 'blocked-by', otherId: '1', linkedAt: null },
      { kind: 'blocks', otherId: '2', linkedAt: 9 },
      { kind: 'other', otherId: '3', linkedAt: null },
    ]);
  });
});

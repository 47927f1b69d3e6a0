import type { Comparison, Condition } from '../../../src/domain/history/condition';
import type { FieldChange, IssueHistory } from '../../../src/domain/history/issue-history';
import { pastMembership } from '../../../src/domain/history/past-membership';
import type { StatusCategory } from '../../../src/domain/metrics/work-item';
import { issueId } from '../../support/work-item';

const at = (day: string) => Date.parse(`${day}T12:00:00Z`);
const UNTIL = at('2026-02-14');
const CREATED = at('2026-01-01');
const categories = new Map<string, StatusCategory>([
  ['1', 'new'],
  ['3', 'indeterminate'],
  ['6', 'done'],
]);

function change(day: string, field: string, rest: Partial<FieldChange>): FieldChange {
  return {
    at: at(day),
    field,
    name: field,
    from: null,
    fromText: null,
    to: null,
    toText: null,
    ...rest,
  };
}

const anIssue = (...changes: readonly FieldChange[]): IssueHistory => ({
  issueId: issueId('1'),
  createdAt: CREATED,
  statusId: '6',
  isTeamManaged: false,
  changes,
});

const is = (
  field: string,
  operator: Comparison['operator'],
  ...texts: readonly string[]
): Comparison => ({
  kind: 'comparison',
  field,
  operator,
  values: texts.map((text) => ({ kind: 'literal', text })),
});

const EMPTY: Comparison['values'] = [{ kind: 'empty' }];

const spans = (history: IssueHistory, condition: Condition) =>
  pastMembership(history, condition, { until: UNTIL, categories });

const always = [{ from: CREATED, to: null }];
const since = (day: string) => [{ from: at(day), to: null }];

describe('when an issue belonged to a query before', () => {
  it.each<readonly [string, readonly FieldChange[], Condition]>([
    ['nothing it asks for ever changed', [], is('project', '=', 'PAY')],
    [
      'the clause cannot be told',
      [change('2026-02-01', 'status', { from: '1', to: '6' })],
      { kind: 'unknown' },
    ],
    [
      'the answer denies what it is today, so it misread the query',
      [change('2026-02-01', 'status', { from: '1', to: '6' })],
      is('status', '=', 'Fertig'),
    ],
  ])('counts as since its creation when %s', (_why, changes, condition) => {
    expect(spans(anIssue(...changes), condition)).toEqual(always);
  });

  it.each<readonly [string, FieldChange, Condition]>([
    [
      'a version added',
      change('2026-02-01', 'fixVersions', { to: '10', toText: '9.1' }),
      is('fixversion', '=', '9.1'),
    ],
    [
      'one of several versions',
      change('2026-02-01', 'fixVersions', { to: '10', toText: '9.1' }),
      is('fixversion', 'in', '9.1', '9.1'),
    ],
    [
      'a sprint, by its id',
      change('2026-02-01', 'customfield_10020', { name: 'Sprint', from: '4', to: '4, 5' }),
      is('sprint', '=', '5'),
    ],
    [
      'a label',
      change('2026-02-01', 'labels', { fromText: 'a', toText: 'a k5' }),
      is('labels', '=', 'K5'),
    ],
    [
      'a parent',
      change('2026-02-01', 'IssueParentAssociation', { to: '77', toText: 'PAY-1' }),
      is('parent', '=', 'PAY-1'),
    ],
    [
      'an epic link',
      change('2026-02-01', 'customfield_10014', { name: 'Epic Link', to: '77', toText: 'PAY-1' }),
      is('epic link', '=', 'PAY-1'),
    ],
    [
      'a status category',
      change('2026-02-01', 'status', { from: '1', fromText: 'Open', to: '6', toText: 'Closed' }),
      is('statuscategory', '=', 'Done'),
    ],
    [
      'a status',
      change('2026-02-01', 'status', { from: '1', fromText: 'Open', to: '6', toText: 'Closed' }),
      is('status', '!=', 'Open'),
    ],
    [
      'a type',
      change('2026-02-01', 'issuetype', { from: '1', fromText: 'Bug', to: '2', toText: 'Story' }),
      is('issuetype', '=', 'Story'),
    ],
    [
      'a move from another project',
      change('2026-02-01', 'project', { from: '9', fromText: 'Old', to: '10', toText: 'New' }),
      is('project', '=', 'New'),
    ],
    [
      'an assignee',
      change('2026-02-01', 'assignee', { to: 'lea', toText: 'Lea' }),
      { kind: 'comparison', field: 'assignee', operator: 'is not', values: EMPTY },
    ],
    [
      'a resolution date',
      change('2026-02-01', 'resolution', { to: '1', toText: 'Done' }),
      is('resolved', '>=', '2026-01-15'),
    ],
  ])('begins with %s', (_what, entering, condition) => {
    expect(spans(anIssue(entering), condition)).toEqual(since('2026-02-01'));
  });

  it('has a gap where it was out for a while', () => {
    const history = anIssue(
      change('2026-01-10', 'fixVersions', { from: '10', fromText: '9.1' }),
      change('2026-01-20', 'fixVersions', { to: '10', toText: '9.1' }),
    );
    expect(spans(history, is('fixversion', '=', '9.1'))).toEqual([
      { from: CREATED, to: at('2026-01-10') },
      { from: at('2026-01-20'), to: null },
    ]);
  });

  it('needs every clause of AND, one of OR, and the opposite of NOT', () => {
    const version = change('2026-01-10', 'fixVersions', { to: '10', toText: '9.1' });
    const bug = change('2026-01-20', 'issuetype', { fromText: 'Story', toText: 'Bug' });
    const parts = [is('fixversion', '=', '9.1'), is('type', '=', 'Bug')];
    const history = anIssue(version, bug);
    expect(spans(history, { kind: 'all', parts })).toEqual(since('2026-01-20'));
    expect(spans(history, { kind: 'any', parts })).toEqual(since('2026-01-10'));
    const isNotStory: Condition = { kind: 'not', part: is('type', '=', 'Story') };
    expect(spans(history, isNotStory)).toEqual(since('2026-01-20'));
  });

  it('is ruled out by a clause that can be told, whatever the others are', () => {
    const version = change('2026-01-10', 'fixVersions', { to: '10', toText: '9.1' });
    const condition: Condition = {
      kind: 'all',
      parts: [{ kind: 'unknown' }, is('fixversion', '=', '9.1')],
    };
    expect(spans(anIssue(version), condition)).toEqual(since('2026-01-10'));
  });
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { JastBuilder } from '@atlaskit/jql-ast';
import {
  childrenQuery,
  keysQuery,
  quotedJql,
  withCondition,
  withFilterCopied,
  withFunctionReplaced,
  withoutOrder,
} from '../../../src/domain/metrics/jql-text';
import { summaryQuery, typedKey } from '../../../src/domain/metrics/issue-search';

const corpus = JSON.parse(
  readFileSync(path.resolve(__dirname, '../../fixtures/jql/grammar-corpus.json'), 'utf8'),
) as { readonly valid: readonly string[] };
const problemsOf = (jql: string) => new JastBuilder().build(jql).errors;

describe('narrowing a query', () => {
  it.each([
    ['project = PAY', 'project = PAY AND x = 1'],
    ['project = PAY ORDER BY rank', 'project = PAY AND x = 1 ORDER BY rank'],
    ['a = 1 OR b = 2', '(a = 1 OR b = 2) AND x = 1'],
    ['summary ~ "this or that"', 'summary ~ "this or that" AND x = 1'],
    ['summary ~ "order by" order  by key', 'summary ~ "order by" AND x = 1 order  by key'],
    ['ORDER BY created', 'x = 1 ORDER BY created'],
    ['', 'x = 1'],
    ['summary ~ "a \\" or b"', 'summary ~ "a \\" or b" AND x = 1'],
  ])('%j becomes %j', (jql, expected) => {
    expect(withCondition(jql, 'x = 1')).toBe(expected);
  });

  it('stays readable for every query of the grammar corpus', () => {
    const broken = corpus.valid
      .filter((jql) => problemsOf(jql).length === 0)
      .filter((jql) => problemsOf(withCondition(jql, 'issuetype not in ("Epic")')).length > 0);
    expect(broken).toEqual([]);
  });
});

describe('the parts of a query', () => {
  it('can be put into another one without its sorting', () => {
    expect(withoutOrder('a = "order by" ORDER BY b')).toBe('a = "order by"');
  });

  it('quotes what JQL would read as signs', () => {
    expect(quotedJql('Sub "x" \\ task')).toBe('"Sub \\"x\\" \\\\ task"');
  });

  it('replaces a function outside of quotes, whatever its case', () => {
    expect(
      withFunctionReplaced('a = CurrentUser( ) AND b ~ "currentUser()"', 'currentuser', 'me'),
    ).toBe('a = "me" AND b ~ "currentUser()"');
  });
});

describe('a saved filter’s query', () => {
  it('takes the place of a query that is nothing else', () => {
    expect(withFilterCopied(' filter = 123 ', '123', 'project = PAY ORDER BY rank')).toBe(
      'project = PAY ORDER BY rank',
    );
  });

  it('is put in parentheses among other conditions, unsorted', () => {
    expect(
      withFilterCopied('filter=123 AND status = Done', '123', 'a = 1 OR b = 2 ORDER BY c'),
    ).toBe('(a = 1 OR b = 2) AND status = Done');
  });

  it('is not put into quotes, nor in place of another number', () => {
    expect(withFilterCopied('summary ~ "filter = 123"', '123', 'a = 1')).toBeNull();
    expect(withFilterCopied('filter = 1234', '123', 'a = 1')).toBeNull();
  });
});

describe('picked issues', () => {
  it('make a query for themselves, their children, or both', () => {
    expect(keysQuery(['PAY-1'])).toBe('key = PAY-1');
    expect(keysQuery(['PAY-1', 'PAY-2'])).toBe('key in (PAY-1, PAY-2)');
    expect(childrenQuery(['PAY-1'], { withParents: false })).toBe('parent = PAY-1');
    expect(childrenQuery(['PAY-1', 'PAY-2'], { withParents: true })).toBe(
      'key in (PAY-1, PAY-2) OR parent in (PAY-1, PAY-2)',
    );
    expect(keysQuery([])).toBeNull();
    expect(childrenQuery([], { withParents: true })).toBeNull();
  });
});

describe('the search for issues', () => {
  it('knows a key when it sees one', () => {
    expect(typedKey(' pay-12 ')).toBe('PAY-12');
    expect(typedKey('pay 12')).toBeNull();
  });

  it('looks for words that begin so, without commands of the text search', () => {
    expect(summaryQuery('check (out) "cart', null)).toBe(
      'summary ~ "check*" AND summary ~ "out*" AND summary ~ "cart*" ORDER BY updated DESC',
    );
  });

  it('shows the project’s latest before anything is typed, and nothing without a project', () => {
    expect(summaryQuery(' ', 'PAY')).toBe('project = "PAY" ORDER BY updated DESC');
    expect(summaryQuery('?', null)).toBeNull();
  });
});

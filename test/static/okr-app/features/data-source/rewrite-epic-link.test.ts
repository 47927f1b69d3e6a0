import { readFileSync } from 'node:fs';
import path from 'node:path';
import { JastBuilder } from '@atlaskit/jql-ast';
import { rewriteEpicLink } from '../../../../../static/okr-app/src/features/data-source/rewrite-epic-link';

const fixture = (name: string) =>
  JSON.parse(
    readFileSync(path.resolve(__dirname, '../../../../fixtures/jql', name), 'utf8'),
  ) as unknown;
const grammar = (fixture('grammar-corpus.json') as { readonly valid: readonly string[] }).valid;
const seen = (fixture('real-world-queries.json') as readonly { readonly jql: string }[]).map(
  ({ jql }) => jql,
);
const isReadable = (jql: string) => new JastBuilder().build(jql).errors.length === 0;
const NO_SUB_TASKS = 'issuetype not in subTaskIssueTypes()';
const SUB_TASKS = 'issuetype in subTaskIssueTypes()';

describe('"Epic Link" becomes parent', () => {
  it.each([
    ['"Epic Link" = PAY-1', 'parent = PAY-1'],
    ["'epic link' in (PAY-1, PAY-2)", 'parent in (PAY-1, PAY-2)'],
    [
      'project = PAY AND "Epic Link"=PAY-1 ORDER BY rank',
      'project = PAY AND parent=PAY-1 ORDER BY rank',
    ],
    ['status = Done ORDER BY "Epic Link" DESC', 'status = Done ORDER BY parent DESC'],
  ])('%s', (jql, expected) => {
    expect(rewriteEpicLink(jql)).toBe(expected);
  });

  it.each([
    ['"Epic Link" is EMPTY', `(parent is EMPTY OR ${SUB_TASKS})`],
    ['"Epic Link" = null', `(parent = null OR ${SUB_TASKS})`],
    ['"Epic Link" in (EMPTY, PAY-1)', `(parent in (EMPTY, PAY-1) OR ${SUB_TASKS})`],
  ])('%s keeps sub-tasks in, which never had a link', (jql, expected) => {
    expect(rewriteEpicLink(jql)).toBe(expected);
  });

  it.each([
    ['"Epic Link" is not EMPTY', `(parent is not EMPTY AND ${NO_SUB_TASKS})`],
    ['"Epic Link" != PAY-1', `(parent != PAY-1 AND ${NO_SUB_TASKS})`],
    ['"Epic Link" not in (PAY-1, PAY-2)', `(parent not in (PAY-1, PAY-2) AND ${NO_SUB_TASKS})`],
  ])('%s keeps sub-tasks out, which never had a link', (jql, expected) => {
    expect(rewriteEpicLink(jql)).toBe(expected);
  });

  it.each([
    ['NOT "Epic Link" = PAY-1', `NOT (parent = PAY-1 OR ${SUB_TASKS})`],
    ['NOT ("Epic Link" != PAY-1)', 'NOT (parent != PAY-1)'],
    ['NOT ("Epic Link" is EMPTY)', `NOT ((parent is EMPTY OR ${SUB_TASKS}))`],
    ['NOT (NOT "Epic Link" = PAY-1)', 'NOT (NOT parent = PAY-1)'],
  ])('%s means the same under NOT', (jql, expected) => {
    expect(rewriteEpicLink(jql)).toBe(expected);
  });

  it.each([
    ['"Epic Link" = PAY-1 OR parent = PAY-1', 'parent = PAY-1'],
    ['(parent = PAY-1) OR ("Epic Link" = PAY-1)', '(parent = PAY-1)'],
    ['"Epic Link" = PAY-1 OR parent = PAY-2', 'parent = PAY-1 OR parent = PAY-2'],
  ])('%s says nothing twice', (jql, expected) => {
    expect(rewriteEpicLink(jql)).toBe(expected);
  });
});

describe('nothing is rewritten', () => {
  it.each([
    ['a query without the field', 'parent = PAY-1'],
    ['a text that holds its name', 'summary ~ "Epic Link"'],
    ['the history of the field', '"Epic Link" was PAY-1'],
    ['a change of the field', 'project = PAY AND "Epic Link" changed'],
    ['a query that cannot be read', '"Epic Link" = '],
  ])('of %s', (_label, jql) => {
    expect(rewriteEpicLink(jql)).toBeNull();
  });
});

describe('over all queries of the corpora', () => {
  const readable = [...grammar, ...seen].filter(isReadable);
  const joined = readable.filter((jql) => !/order\s+by/i.test(jql) && jql.trim() !== '');

  it('what real sites ask of a project, asked of an epic, stays readable and no longer names the link', () => {
    const asked = seen
      .filter((jql) => /\bproject\s*(?:=|!=|in\b|not in\b)/i.test(jql))
      .map((jql) => jql.replace(/\bproject(?=\s*(?:=|!=|in\b|not in\b))/gi, '"Epic Link"'))
      .filter(isReadable);
    expect(asked.length).toBeGreaterThan(20);
    for (const jql of asked) {
      const rewritten = rewriteEpicLink(jql) ?? '';
      expect(isReadable(rewritten)).toBe(true);
      expect(rewritten).not.toMatch(/"epic link"/i);
      expect(rewritten).toMatch(/\bparent\b/);
    }
  });

  it('every other condition keeps its text beside a rewritten one', () => {
    const changed = joined.filter(
      (jql) =>
        !/epic link/i.test(jql) &&
        rewriteEpicLink(`(${jql}) AND "Epic Link" = PAY-1`) !== `(${jql}) AND parent = PAY-1`,
    );
    expect(changed).toEqual([]);
  });
});

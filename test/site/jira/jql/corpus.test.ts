import fs from 'node:fs';
import path from 'node:path';
import { UnmodelledJql } from './jql-scope';
import { parseJql } from './parse-jql';
import { readJql } from './read-jql';
import { searchJql } from './search-jql';
import { ann, smallSite } from './small-site';

function fixture(name: string): unknown {
  const file = path.resolve(__dirname, '../../../fixtures/jql', name);
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}

const grammar = fixture('grammar-corpus.json') as { valid: string[]; invalid: string[] };
const realWorld = fixture('real-world-queries.json') as { jql: string; source: string }[];

/** What Jira itself says first about any text that is no query. */
const SYNTAX =
  /^(Error in (the )?JQL Query: [A-Z'].*\.( \(line \d+, character \d+\))?|Operator '(not )?in' does not support the non-list value '.+' for field '\w+'\.)$/s;

describe("Atlassian's grammar corpus", () => {
  it('holds as many queries as it was taken with', () => {
    expect([grammar.valid.length, grammar.invalid.length, realWorld.length]).toEqual([
      242, 430, 193,
    ]);
  });

  it('has every valid query read', () => {
    const unread = grammar.valid.filter((jql) => !readJql(jql).ok);
    expect(unread).toEqual([]);
  });

  it('has every invalid query refused with one complete sentence', () => {
    const odd = grammar.invalid.filter((jql) => {
      const answer = searchJql(jql, smallSite(), ann);
      return answer.ok || answer.messages.length !== 1 || !SYNTAX.test(answer.messages[0] ?? '');
    });
    expect(odd).toEqual([]);
  });

  it('never says the name of a token to a user', () => {
    const leaks = grammar.invalid.flatMap((jql) => {
      const answer = searchJql(jql, smallSite(), ann);
      return answer.ok ? [] : answer.messages.filter((each) => /EOF|STRING|NUMBER|\{/.test(each));
    });
    expect(leaks).toEqual([]);
  });
});

describe('queries seen in the real world', () => {
  it.each(realWorld.map(({ jql }) => jql))('%s is read', (jql) => {
    expect(parseJql(jql, smallSite(), ann, 'none').structure).toBeDefined();
  });

  it('are answered, refused in words, or stop loudly', () => {
    const outcomes = realWorld.map(({ jql }) => {
      try {
        const answer = searchJql(jql, smallSite(), ann);
        return answer.ok || answer.messages.every((each) => each.endsWith('.'));
      } catch (error) {
        return error instanceof UnmodelledJql;
      }
    });
    expect(outcomes).not.toContain(false);
  });
});

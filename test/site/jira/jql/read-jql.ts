import { JastBuilder, JQLSyntaxError, type Query } from '@atlaskit/jql-ast';
import { syntaxSentence } from './syntax-sentence';

type ReadJql =
  { readonly ok: true; readonly query: Query } | { readonly ok: false; readonly message: string };

/** The app asks the same queries over and over, and parsing one takes milliseconds. */
const read = new Map<string, ReadJql>();
const KEPT = 2_000;

/** Parses with Atlassian's own grammar. Only the first mistake is reported, as Jira does. */
export function readJql(jql: string): ReadJql {
  const known = read.get(jql);
  if (known !== undefined) return known;
  if (read.size >= KEPT) read.clear();
  const outcome = parse(jql);
  read.set(jql, outcome);
  return outcome;
}

function parse(jql: string): ReadJql {
  const { query, errors } = new JastBuilder().build(jql);
  const [error] = errors;
  if (error === undefined && query !== undefined) return { ok: true, query };
  return {
    ok: false,
    message:
      error instanceof JQLSyntaxError
        ? syntaxSentence(jql, error)
        : 'Error in the JQL Query: Unable to parse the query.',
  };
}

import type { Issue, SiteView } from '../model';
import { clauseTree } from './clause-tree';
import { compileClause } from './compile-jql';
import { createScope, type Scope, type Test, type Viewer } from './jql-scope';
import { compileOrder } from './order-by';
import { readJql } from './read-jql';

type SearchAnswer =
  | { readonly ok: true; readonly issues: Issue[] }
  | { readonly ok: false; readonly status: 400; readonly messages: string[] };

const UNBOUNDED =
  'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.';

interface CompiledQuery {
  readonly test: Test;
  readonly candidates: readonly Issue[] | null;
  readonly order: (issues: readonly Issue[]) => Issue[];
  readonly isBounded: boolean;
}

function refused(messages: readonly string[]): SearchAnswer & { ok: false } {
  return { ok: false, status: 400, messages: [...new Set(messages)] };
}

function compileQuery(jql: string, scope: Scope): CompiledQuery | (SearchAnswer & { ok: false }) {
  const read = readJql(jql);
  if (!read.ok) return refused([read.message]);
  const tree = clauseTree(read.query);
  const clause = tree === null ? null : compileClause(tree, scope);
  const order = compileOrder(read.query.orderBy ?? undefined, scope);
  if (scope.problems.length > 0) return refused(scope.problems.map(({ message }) => message));
  return {
    test: clause?.test ?? (() => true),
    candidates: clause?.candidates ?? null,
    order,
    isBounded: tree !== null,
  };
}

/** The issues a query finds for a viewer, in its order. Throws `UnmodelledJql`. */
export function searchJql(jql: string, view: SiteView, viewer: Viewer): SearchAnswer {
  const scope = createScope(view, viewer);
  const query = compileQuery(jql, scope);
  if ('ok' in query) return query;
  if (!query.isBounded) return refused([UNBOUNDED]);
  const pool = query.candidates === null ? view.issues() : new Set(query.candidates);
  return { ok: true, issues: query.order(matching(pool, query, scope)) };
}

/** Which of the given issues a query would find, as `/jql/match` asks; no order is promised. */
// eslint-disable-next-line max-params -- the signature agreed with the REST layer
export function matchJql(
  issues: Iterable<Issue>,
  jql: string,
  view: SiteView,
  viewer: Viewer,
): SearchAnswer {
  const scope = createScope(view, viewer);
  const query = compileQuery(jql, scope);
  return 'ok' in query ? query : { ok: true, issues: matching(issues, query, scope) };
}

function matching(pool: Iterable<Issue>, query: CompiledQuery, scope: Scope): Issue[] {
  const { view, viewer } = scope;
  const found: Issue[] = [];
  for (const issue of pool) {
    if (query.test(issue) && view.canBrowse(viewer.accountId, issue)) found.push(issue);
  }
  return found;
}

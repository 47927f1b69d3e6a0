import type { Filter, Issue } from '../model';
import { visibleFilters } from '../filters';
import { clauseTree } from './clause-tree';
import { compileClause } from './compile-jql';
import { createScope, type Scope, type Test } from './jql-scope';
import { readJql } from './read-jql';
import { idsNamed, namedEntity, tokenField } from './token-field';

/** Filters being read already, so that one that names itself comes to an end. */
const opened = new WeakMap<Scope, ReadonlySet<string>>();
const compiled = new WeakMap<Scope, Map<string, Test>>();
/** Every issue has one, so that "not in this filter" holds where no filter matches. */
const NO_FILTER = '';

const filtersOf = ({ view, viewer }: Scope): readonly Filter[] =>
  visibleFilters(view.data.filters, viewer.accountId);

function testOf(filter: Filter, scope: Scope): Test {
  const known = compiled.get(scope) ?? new Map<string, Test>();
  compiled.set(scope, known);
  const test = known.get(filter.id) ?? compileFilter(filter, scope);
  known.set(filter.id, test);
  return test;
}

function compileFilter({ id, jql }: Filter, scope: Scope): Test {
  const before = opened.get(scope) ?? new Set<string>();
  const read = readJql(jql);
  if (before.has(id) || !read.ok) return () => false;
  const inner = createScope(scope.view, scope.viewer);
  opened.set(inner, new Set([...before, id]));
  const tree = clauseTree(read.query);
  const { test } = tree === null ? { test: () => true } : compileClause(tree, inner);
  return inner.problems.length > 0 ? () => false : test;
}

/** `filter = 10001`: the issues that the saved filter finds for the viewer. */
export const savedFilterField = tokenField({
  tokensOf: (issue: Issue, scope) => [
    NO_FILTER,
    ...filtersOf(scope)
      .filter((filter) => testOf(filter, scope)(issue))
      .map(({ id }) => id),
  ],
  resolve: (literal, scope) => idsNamed(literal, filtersOf(scope), namedEntity),
});

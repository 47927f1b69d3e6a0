import type { Issue } from '../model';
import type { ClauseTree } from './clause-tree';
import { fieldsNamed, isTokenField } from './field-registry';
import { compileHistory } from './history-clause';
import { historyField } from './history-values';
import {
  isNegative,
  never,
  refuse,
  type Scope,
  type SearchField,
  type Test,
  UnmodelledJql,
  type ValueClause,
} from './jql-scope';

interface CompiledClause {
  readonly test: Test;
  /** Where an index narrows the search, the only issues that can match; else `null`. */
  readonly candidates: readonly Issue[] | null;
}

function unknownField(name: string): string {
  return `Field '${name}' does not exist or you do not have permission to view it.`;
}

function isListMisuse(clause: ValueClause, scope: Scope): boolean {
  const takesList = clause.operator === 'in' || clause.operator === 'not in';
  if (!takesList || clause.isList) return false;
  const [value] = clause.values;
  if (value?.kind !== 'literal') return false;
  refuse(
    scope,
    `Operator '${clause.operator}' does not support the non-list value '"${value.text}"' for field '${clause.name}'.`,
  );
  return true;
}

function compileField(field: SearchField, clause: ValueClause, scope: Scope): CompiledClause {
  if (!field.operators.includes(clause.operator)) {
    refuse(
      scope,
      `The operator '${clause.operator}' is not supported by the '${clause.name}' field.`,
    );
    return { test: never, candidates: null };
  }
  return {
    test: field.compile(clause, scope),
    candidates: field.candidates?.(clause, scope) ?? null,
  };
}

/** Several custom fields under one name: any may match, but a negation must hold for all. */
function compileValue(clause: ValueClause, scope: Scope): CompiledClause {
  const fields = fieldsNamed(clause.name, scope.view);
  if (fields.length === 0) {
    refuse(scope, unknownField(clause.name));
    return { test: never, candidates: null };
  }
  if (isListMisuse(clause, scope)) return { test: never, candidates: null };
  const [only, ...others] = fields.map((field) => compileField(field, clause, scope));
  if (only === undefined || others.length === 0) return only ?? { test: never, candidates: null };
  const tests = [only, ...others].map(({ test }) => test);
  const test: Test = isNegative(clause.operator)
    ? (issue) => tests.every((each) => each(issue))
    : (issue) => tests.some((each) => each(issue));
  return { test, candidates: null };
}

function compileHistoryClause(
  tree: Extract<ClauseTree, { kind: 'history' }>,
  scope: Scope,
): CompiledClause {
  const { clause } = tree;
  const [current] = fieldsNamed(clause.name, scope.view);
  const field = historyField(clause.name);
  if (current === undefined) refuse(scope, unknownField(clause.name));
  else if (field === null || !isTokenField(current)) {
    refuse(scope, `History searches do not support the '${clause.name}' field.`);
  } else {
    const test = compileHistory({ clause, field, spec: current.spec }, scope);
    return { test: tree.isNegated ? (issue) => !test(issue) : test, candidates: null };
  }
  return { test: never, candidates: null };
}

function fewest(sets: readonly (readonly Issue[] | null)[]): readonly Issue[] | null {
  return sets.reduce(
    (best, each) => (each !== null && (best === null || each.length < best.length) ? each : best),
    null,
  );
}

function union(sets: readonly (readonly Issue[] | null)[]): readonly Issue[] | null {
  const all: Issue[] = [];
  for (const each of sets) {
    if (each === null) return null;
    all.push(...each);
  }
  return all;
}

/** Compiles the whole condition once; the result is a plain predicate over issues. */
export function compileClause(tree: ClauseTree, scope: Scope): CompiledClause {
  if (tree.kind === 'value') {
    if (tree.property !== null) throw new UnmodelledJql('searching entity properties');
    return compileValue(tree.clause, scope);
  }
  if (tree.kind === 'history') return compileHistoryClause(tree, scope);
  const parts = tree.parts.map((part) => compileClause(part, scope));
  const tests = parts.map(({ test }) => test);
  const sets = parts.map(({ candidates }) => candidates);
  return tree.kind === 'all'
    ? { test: (issue) => tests.every((test) => test(issue)), candidates: fewest(sets) }
    : { test: (issue) => tests.some((test) => test(issue)), candidates: union(sets) };
}

import type { Clause, Operand, OrderByDirection, Query, TerminalClause } from '@atlaskit/jql-ast';
import { type HistoryClause, type HistoryPredicate, type PredicateName } from './history-clause';
import type { Value, ValueClause, ValueOperator } from './jql-scope';

/** A query's condition, reduced to what evaluation needs. Negation is already pushed inwards. */
export type ClauseTree =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly ClauseTree[] }
  | { readonly kind: 'value'; readonly clause: ValueClause; readonly property: string | null }
  | { readonly kind: 'history'; readonly clause: HistoryClause; readonly isNegated: boolean };

const OPPOSITE: Readonly<Record<ValueOperator, ValueOperator>> = {
  '=': '!=',
  '!=': '=',
  '>': '<=',
  '>=': '<',
  '<': '>=',
  '<=': '>',
  '~': '!~',
  '!~': '~',
  in: 'not in',
  'not in': 'in',
  is: 'is not',
  'is not': 'is',
};

function isValueOperator(text: string): text is ValueOperator {
  return Object.hasOwn(OPPOSITE, text);
}

function isPredicateName(text: string): text is PredicateName {
  return ['from', 'to', 'by', 'after', 'before', 'on', 'during'].includes(text);
}

function valuesOf(operand: Operand | undefined): readonly Value[] {
  if (operand === undefined) return [];
  switch (operand.operandType) {
    case 'list':
      return operand.values.flatMap(valuesOf);
    case 'keyword':
      return [{ kind: 'empty' }];
    case 'function':
      return [
        {
          kind: 'call',
          name: operand.function.value,
          args: operand.arguments.map((each) => each.value),
        },
      ];
    case 'value':
      return [{ kind: 'literal', text: operand.value, quoted: /^["']/.test(operand.text) }];
  }
}

function predicatesOf(clause: TerminalClause): readonly HistoryPredicate[] {
  return clause.predicates.flatMap((predicate) => {
    const name = predicate.operator.value;
    const operand = predicate.operand ?? undefined;
    return isPredicateName(name) ? [{ name, values: valuesOf(operand) }] : [];
  });
}

function terminalTree(clause: TerminalClause, isNegated: boolean): ClauseTree {
  const operator = clause.operator?.value ?? '=';
  const operand = clause.operand ?? undefined;
  const shared = {
    name: clause.field.value,
    values: valuesOf(operand),
    isList: operand?.operandType === 'list',
  };
  if (isValueOperator(operator)) {
    const [property] = clause.field.properties ?? [];
    return {
      kind: 'value',
      clause: { ...shared, operator: isNegated ? OPPOSITE[operator] : operator },
      property: property === undefined ? null : clause.field.text,
    };
  }
  return {
    kind: 'history',
    clause: { ...shared, operator, predicates: predicatesOf(clause) },
    isNegated,
  };
}

/**
 * `NOT` turns every operator below it round, as Jira does: `NOT assignee = x` is `assignee != x`
 * and so leaves out issues without an assignee.
 */
function treeOf(clause: Clause, isNegated: boolean): ClauseTree {
  switch (clause.clauseType) {
    case 'not':
      return treeOf(clause.clause, !isNegated);
    case 'compound': {
      const isAll = (clause.operator.value === 'and') !== isNegated;
      return {
        kind: isAll ? 'all' : 'any',
        parts: clause.clauses.map((each) => treeOf(each, isNegated)),
      };
    }
    case 'terminal':
      return terminalTree(clause, isNegated);
  }
}

export function clauseTree(query: Query): ClauseTree | null {
  return query.where === undefined ? null : treeOf(query.where, false);
}

export function directionOf(direction: OrderByDirection): 'asc' | 'desc' {
  return direction.value === 'DESC' ? 'desc' : 'asc';
}

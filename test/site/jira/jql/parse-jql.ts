import {
  type Clause,
  type Field,
  type Operand,
  type Query,
  RESERVED_CHARACTERS_REGEX,
  RESERVED_WORDS,
} from '@atlaskit/jql-ast';
import type { SiteView } from '../model';
import { clauseTree, directionOf } from './clause-tree';
import { compileClause } from './compile-jql';
import { createScope, UnmodelledJql, type Viewer } from './jql-scope';
import { compileOrder } from './order-by';
import { readJql } from './read-jql';

/** The shapes of REST `POST /rest/api/3/jql/parse`. */
interface JqlField {
  readonly name: string;
  readonly encodedName: string;
  readonly property?: readonly {
    readonly entity: string;
    readonly key: string;
    readonly path: string;
  }[];
}

type JqlUnitaryOperand =
  | { readonly value: string; readonly encodedValue: string }
  | { readonly keyword: 'empty' }
  | {
      readonly function: string;
      readonly arguments: readonly string[];
      readonly encodedOperand: string;
    };

type JqlOperand =
  | JqlUnitaryOperand
  | { readonly values: readonly JqlUnitaryOperand[]; readonly encodedOperand: string };

type JqlClause =
  | { readonly operator: 'and' | 'or' | 'not'; readonly clauses: readonly JqlClause[] }
  | {
      readonly field: JqlField;
      readonly operator: string;
      readonly operand?: JqlOperand;
      readonly predicates?: readonly { readonly operator: string; readonly operand: JqlOperand }[];
    };

interface JqlStructure {
  readonly where?: JqlClause;
  readonly orderBy?: {
    readonly fields: readonly { readonly field: JqlField; readonly direction?: 'asc' | 'desc' }[];
  };
}

interface ParsedJql {
  readonly query: string;
  readonly structure?: JqlStructure;
  readonly errors?: readonly string[];
  readonly warnings?: readonly string[];
}

/** The text in the form a query can hold: quoted where the grammar needs it. */
function encoded(text: string): string {
  const isPlain =
    text !== '' && !RESERVED_CHARACTERS_REGEX.test(text) && !RESERVED_WORDS.has(text.toLowerCase());
  return isPlain ? text : `"${text.replace(/["\\]/g, '\\$&')}"`;
}

function fieldShape(field: Field): JqlField {
  const [property] = field.properties ?? [];
  if (property === undefined) return { name: field.value, encodedName: field.text };
  const key = property.key?.value ?? '';
  const path = (property.path ?? []).map((each) => each.value).join('');
  return {
    name: `${field.value}[${key}]${path}`,
    encodedName: `${field.text}[${encoded(key)}]${path}`,
    property: [
      { entity: field.value.replace(/\.property$/, ''), key, path: path.replace(/^\./, '') },
    ],
  };
}

function unitaryShape(operand: Exclude<Operand, { operandType: 'list' }>): JqlUnitaryOperand {
  switch (operand.operandType) {
    case 'keyword':
      return { keyword: 'empty' };
    case 'value':
      return { value: operand.value, encodedValue: encoded(operand.value) };
    case 'function': {
      const args = operand.arguments.map((each) => each.value);
      const list = args.map(encoded).join(', ');
      return {
        function: operand.function.value,
        arguments: args,
        encodedOperand: `${operand.function.value}(${list})`,
      };
    }
  }
}

function encodedUnit(operand: JqlUnitaryOperand): string {
  if ('keyword' in operand) return 'EMPTY';
  return 'value' in operand ? operand.encodedValue : operand.encodedOperand;
}

/** Lists inside lists mean the same as one flat list. */
function flattened(operand: Operand): readonly JqlUnitaryOperand[] {
  return operand.operandType === 'list'
    ? operand.values.flatMap(flattened)
    : [unitaryShape(operand)];
}

function operandShape(operand: Operand): JqlOperand {
  if (operand.operandType !== 'list') return unitaryShape(operand);
  const values = flattened(operand);
  return { values, encodedOperand: `(${values.map(encodedUnit).join(', ')})` };
}

function clauseShape(clause: Clause): JqlClause {
  if (clause.clauseType === 'not') {
    return { operator: 'not', clauses: [clauseShape(clause.clause)] };
  }
  if (clause.clauseType === 'compound') {
    return { operator: clause.operator.value, clauses: clause.clauses.map(clauseShape) };
  }
  const operator = clause.operator?.value ?? '=';
  const isHistory = operator === 'changed' || operator.startsWith('was');
  const predicates = clause.predicates.flatMap(({ operator: name, operand }) =>
    operand === undefined ? [] : [{ operator: name.value, operand: operandShape(operand) }],
  );
  return {
    field: fieldShape(clause.field),
    operator,
    ...(clause.operand === undefined ? {} : { operand: operandShape(clause.operand) }),
    ...(isHistory ? { predicates } : {}),
  };
}

function structureOf(query: Query): JqlStructure {
  const sorts = query.orderBy?.fields.map(({ field, direction }) => ({
    field: fieldShape(field),
    ...(direction === undefined ? {} : { direction: directionOf(direction) }),
  }));
  return {
    ...(query.where === undefined ? {} : { where: clauseShape(query.where) }),
    ...(sorts === undefined ? {} : { orderBy: { fields: sorts } }),
  };
}

interface Findings {
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

/** Constructs the site cannot evaluate are still valid JQL: only a search on them stops. */
function validate(query: Query, view: SiteView, viewer: Viewer): Findings {
  const scope = createScope(view, viewer);
  try {
    const tree = clauseTree(query);
    if (tree !== null) compileClause(tree, scope);
    compileOrder(query.orderBy ?? undefined, scope);
  } catch (error) {
    if (!(error instanceof UnmodelledJql)) throw error;
  }
  const messages = (kind: 'error' | 'missing') => [
    ...new Set(scope.problems.filter((each) => each.kind === kind).map(({ message }) => message)),
  ];
  return { errors: messages('error'), warnings: messages('missing') };
}

/**
 * Reads one query as `/jql/parse` does. Values that do not exist are warnings there, although a
 * search with them is refused.
 */
// eslint-disable-next-line max-params -- the signature agreed with the REST layer
export function parseJql(
  jql: string,
  view: SiteView,
  viewer: Viewer,
  validation: 'strict' | 'warn' | 'none',
): ParsedJql {
  const read = readJql(jql);
  if (!read.ok) return { query: jql, errors: [read.message] };
  const found =
    validation === 'none' ? { errors: [], warnings: [] } : validate(read.query, view, viewer);
  const isClean = found.errors.length === 0 && found.warnings.length === 0;
  return {
    query: jql,
    ...(isClean || validation === 'warn' ? { structure: structureOf(read.query) } : {}),
    ...(found.errors.length > 0 ? { errors: found.errors } : {}),
    ...(found.warnings.length > 0 ? { warnings: found.warnings } : {}),
  };
}

/** Search accepts a query only with a restriction; ORDER BY alone is none. */
export function isBounded(parsed: ParsedJql): boolean {
  return parsed.structure?.where !== undefined;
}

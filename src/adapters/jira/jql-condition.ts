import * as z from 'zod';
import type {
  ComparisonOperator,
  ComparisonValue,
  Condition,
} from '../../domain/history/condition';

/** Jira's syntax tree of a query, as far as the past can be asked with it. */
interface OperandPayload {
  readonly value?: string | undefined;
  readonly keyword?: string | undefined;
  readonly function?: string | undefined;
  readonly values?: readonly OperandPayload[] | undefined;
}

interface ConditionPayload {
  readonly clauses?: readonly ConditionPayload[] | undefined;
  readonly operator?: string | undefined;
  readonly field?: { readonly name: string } | undefined;
  readonly operand?: OperandPayload | undefined;
}

const operand: z.ZodType<OperandPayload> = z.lazy(() =>
  z.object({
    value: z.string().optional(),
    keyword: z.string().optional(),
    function: z.string().optional(),
    values: z.array(operand).optional(),
  }),
);

export const conditionPayload: z.ZodType<ConditionPayload> = z.lazy(() =>
  z.object({
    clauses: z.array(conditionPayload).optional(),
    operator: z.string().optional(),
    field: z.object({ name: z.string() }).optional(),
    operand: operand.optional(),
  }),
);

const OPERATORS: ReadonlySet<string> = new Set<ComparisonOperator>([
  ...(['=', '!=', 'in', 'not in', 'is', 'is not', '<', '<=', '>', '>='] as const),
]);

const isOperator = (text: string): text is ComparisonOperator => OPERATORS.has(text);

export function toCondition(payload: ConditionPayload | null | undefined): Condition {
  if (payload == null) return { kind: 'unknown' };
  const { clauses, operator = '' } = payload;
  if (clauses !== undefined) return compound(operator.toLowerCase(), clauses);
  return comparison(payload);
}

function compound(operator: string, clauses: readonly ConditionPayload[]): Condition {
  const parts = clauses.map(toCondition);
  const [first] = parts;
  if (operator === 'not' && first !== undefined) return { kind: 'not', part: first };
  return { kind: operator === 'or' ? 'any' : 'all', parts };
}

function comparison({ field, operator = '', operand: given }: ConditionPayload): Condition {
  const name = operator.toLowerCase();
  if (field === undefined || given === undefined || !isOperator(name)) return { kind: 'unknown' };
  const values = valuesOf(given);
  if (values === null) return { kind: 'unknown' };
  return { kind: 'comparison', field: field.name.toLowerCase(), operator: name, values };
}

/** `null` when a function stands in it: what it found on another day is not on record. */
function valuesOf(given: OperandPayload): readonly ComparisonValue[] | null {
  if (given.values !== undefined) {
    const lists = given.values.map(valuesOf);
    return lists.every((list) => list !== null) ? lists.flat() : null;
  }
  if (given.function !== undefined) return null;
  if (given.keyword !== undefined) return [{ kind: 'empty' }];
  return given.value === undefined ? null : [{ kind: 'literal', text: given.value }];
}

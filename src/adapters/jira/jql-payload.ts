import * as z from 'zod';
import type { JqlFacts } from '../../application/ports/jql-check';

/** The parts of Jira's syntax tree we read; clauses nest, so the schema does too. */
export interface ClausePayload {
  readonly clauses?: readonly ClausePayload[] | undefined;
  readonly field?: { readonly name: string } | undefined;
  readonly operand?: OperandPayload | undefined;
  readonly predicates?: readonly { readonly operand: OperandPayload }[] | undefined;
}

interface OperandPayload {
  readonly value?: string | undefined;
  readonly function?: string | undefined;
  readonly arguments?: readonly string[] | undefined;
  readonly values?: readonly OperandPayload[] | undefined;
}

const operand: z.ZodType<OperandPayload> = z.lazy(() =>
  z.object({
    value: z.string().optional(),
    function: z.string().optional(),
    arguments: z.array(z.string()).optional(),
    values: z.array(operand).optional(),
  }),
);

const clause: z.ZodType<ClausePayload> = z.lazy(() =>
  z.object({
    clauses: z.array(clause).optional(),
    field: z.object({ name: z.string() }).optional(),
    operand: operand.optional(),
    predicates: z.array(z.object({ operand })).optional(),
  }),
);

export const parsedQueries = z.object({
  queries: z
    .array(
      z.object({
        structure: z.object({ where: clause.nullish() }).nullish(),
        errors: z.array(z.string()).default([]),
        warnings: z.array(z.string()).default([]),
      }),
    )
    .min(1),
});

/** One field under four names. */
const SAVED_FILTER_FIELDS = new Set(['filter', 'request', 'savedfilter', 'searchrequest']);

export function jqlFacts(where: ClausePayload | null | undefined): JqlFacts {
  const clauses = where == null ? [] : flatten(where);
  const operands = clauses.flatMap((one) => [
    ...(one.operand === undefined ? [] : flattenOperand(one.operand)),
    ...(one.predicates ?? []).flatMap((predicate) => flattenOperand(predicate.operand)),
  ]);
  return {
    isBounded: clauses.some(({ field }) => field !== undefined),
    functions: operands.flatMap((one) => one.function?.toLowerCase() ?? []),
    fields: clauses.flatMap(({ field }) => field?.name.toLowerCase() ?? []),
    values: operands.flatMap((one) => one.value ?? []),
    filters: clauses
      .filter(({ field }) => SAVED_FILTER_FIELDS.has(field?.name.toLowerCase() ?? ''))
      .flatMap(({ operand: of }) => (of === undefined ? [] : flattenOperand(of)))
      .flatMap(({ value }) => value ?? []),
  };
}

function flatten(one: ClausePayload): readonly ClausePayload[] {
  return [one, ...(one.clauses ?? []).flatMap(flatten)];
}

function flattenOperand(one: OperandPayload): readonly OperandPayload[] {
  return [one, ...(one.values ?? []).flatMap(flattenOperand)];
}

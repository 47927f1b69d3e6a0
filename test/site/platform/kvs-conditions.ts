import * as z from 'zod';
import type { EntityDefinition } from './manifest';
import { refuse } from './kvs-refusal';

const conditionKinds = [
  'BEGINS_WITH',
  'BETWEEN',
  'EQUAL_TO',
  'NOT_EQUAL_TO',
  'GREATER_THAN',
  'GREATER_THAN_EQUAL_TO',
  'LESS_THAN',
  'LESS_THAN_EQUAL_TO',
  'CONTAINS',
  'NOT_CONTAINS',
  'EXISTS',
  'NOT_EXISTS',
] as const;
type ConditionKind = (typeof conditionKinds)[number];

export const filtersShape = z.object({
  and: z
    .array(z.object({ property: z.string(), condition: z.string(), values: z.array(z.unknown()) }))
    .optional(),
  or: z
    .array(z.object({ property: z.string(), condition: z.string(), values: z.array(z.unknown()) }))
    .optional(),
});
export type Filters = z.infer<typeof filtersShape>;
type FilterItem = NonNullable<Filters['and']>[number];

const MAX_CONDITIONS = 100;

/** Refuses what the platform refuses before it reads a row. */
export function checkFilters(filters: Filters, entity: EntityDefinition): void {
  if (filters.and !== undefined && filters.or !== undefined) {
    refuse('INVALID_FILTER_OPERATORS_COMBINATION', 'Either and or or');
  }
  const items = filters.and ?? filters.or ?? [];
  if (items.length === 0) refuse('EMPTY_FILTER_OPERATOR', 'A filter needs a condition');
  if (items.length > MAX_CONDITIONS) refuse('INVALID_FILTER_VALUES', 'Over 100 conditions');
  for (const item of items) checkItem(item, entity);
}

function checkItem({ property, condition, values }: FilterItem, entity: EntityDefinition): void {
  const attribute = entity.attributes[property];
  if (attribute === undefined) {
    refuse('INVALID_ENTITY_ATTRIBUTE', `${entity.name} has no attribute ${property}`);
  }
  if (attribute.type === 'any') {
    refuse('INVALID_FILTER_VALUES', `${property} is of type any: it cannot be filtered`, 422);
  }
  if (!isKind(condition)) refuse('INVALID_FILTER_CONDITION', `No condition ${condition}`);
  if (values.length !== (condition === 'BETWEEN' ? 2 : 1)) {
    refuse('INVALID_FILTER_VALUES', `${condition} has another number of values`);
  }
}

export function matchesFilters(value: unknown, filters: Filters): boolean {
  const record = (value ?? {}) as Readonly<Record<string, unknown>>;
  const holds = ({ property, condition, values }: FilterItem) =>
    isKind(condition) && conditionHolds(record[property], condition, values);
  return filters.or === undefined ? (filters.and ?? []).every(holds) : filters.or.some(holds);
}

function isKind(text: string): text is ConditionKind {
  return (conditionKinds as readonly string[]).includes(text);
}

function conditionHolds(actual: unknown, kind: ConditionKind, values: readonly unknown[]): boolean {
  if (kind === 'EXISTS') return actual !== undefined;
  if (kind === 'NOT_EXISTS') return actual === undefined;
  if (actual === undefined) return kind === 'NOT_EQUAL_TO' || kind === 'NOT_CONTAINS';
  return comparisons[kind](actual, values);
}

const comparisons: Readonly<
  Record<
    Exclude<ConditionKind, 'EXISTS' | 'NOT_EXISTS'>,
    (actual: unknown, values: readonly unknown[]) => boolean
  >
> = {
  BEGINS_WITH: (actual, [start]) => textOf(actual).startsWith(textOf(start)),
  BETWEEN: (actual, [low, high]) => order(actual, low) >= 0 && order(actual, high) <= 0,
  EQUAL_TO: (actual, [expected]) => actual === expected,
  NOT_EQUAL_TO: (actual, [expected]) => actual !== expected,
  GREATER_THAN: (actual, [limit]) => order(actual, limit) > 0,
  GREATER_THAN_EQUAL_TO: (actual, [limit]) => order(actual, limit) >= 0,
  LESS_THAN: (actual, [limit]) => order(actual, limit) < 0,
  LESS_THAN_EQUAL_TO: (actual, [limit]) => order(actual, limit) <= 0,
  CONTAINS: (actual, [part]) => textOf(actual).includes(textOf(part)),
  NOT_CONTAINS: (actual, [part]) => !textOf(actual).includes(textOf(part)),
};

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** `NaN`, so that nothing holds, between values of different types. */
function order(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'string' && typeof right === 'string') {
    return left < right ? -1 : Number(left > right);
  }
  return Number.NaN;
}

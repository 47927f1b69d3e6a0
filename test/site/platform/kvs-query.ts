/** Pages of an index. `limit` counts rows of the index; filters run on the page afterwards. */
import * as z from 'zod';
import type { Database, SqlValue } from '../database';
import { checkFilters, filtersShape, matchesFilters } from './kvs-conditions';
import type { EntityDefinition } from './manifest';
import { BY_KEY, type KvsRecords, type Space, type StoredRow } from './kvs-records';
import { refuse } from './kvs-refusal';
import { isAttributeValue, sortableText, type EntityIndex } from './kvs-values';

const MAX_LIMIT = 100;
const DEFAULT_LIMIT = 10;
const LAST = '\u{10ffff}';

export const metadataShape = z.object({
  metadataFields: z.array(z.enum(['CREATED_AT', 'UPDATED_AT', 'EXPIRE_TIME'])).optional(),
});
export const keyQueryShape = z.object({
  limit: z.number().optional(),
  after: z.string().optional(),
  where: z
    .array(z.object({ property: z.string(), condition: z.string(), values: z.array(z.unknown()) }))
    .optional(),
  options: metadataShape.optional(),
});
export const entityQueryShape = z.object({
  entityName: z.string(),
  indexName: z.string(),
  partition: z.array(z.unknown()).optional(),
  range: z.object({ condition: z.string(), values: z.array(z.unknown()) }).optional(),
  filters: filtersShape.optional(),
  sort: z.enum(['ASC', 'DESC']).optional(),
  cursor: z.string().optional(),
  limit: z.number().optional(),
  options: metadataShape.optional(),
});

interface Bounds {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

interface PageRequest {
  readonly space: Space;
  readonly index: string;
  readonly partition: string;
  readonly bounds: Bounds;
  readonly isDescending: boolean;
  readonly cursor: string | undefined;
  readonly limit: number | undefined;
}

export interface Page {
  readonly rows: readonly StoredRow[];
  readonly cursor: string | undefined;
}

const cursorShape = z.tuple([z.string(), z.string(), z.string()]);

export interface QueryOptions {
  readonly db: Database;
  readonly records: KvsRecords;
  /** Rows that expired before this instant are gone. */
  readonly goneBefore: () => number;
}

export function createKvsQuery({ db, records, goneBefore }: QueryOptions) {
  function page(request: PageRequest): Page {
    const limit = request.limit ?? DEFAULT_LIMIT;
    if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
      refuse('LIST_QUERY_LIMIT_EXCEEDED', 'A page has 1 to 100 rows');
    }
    records.settle();
    const after = request.cursor === undefined ? undefined : readCursor(request.cursor);
    const direction = request.isDescending ? 'desc' : 'asc';
    const position = `(i.first, i.rest, i.key) ${request.isDescending ? '<' : '>'} (?, ?, ?)`;
    const statement = db.prepare(`select i.first as "first", i.rest as "rest", s.key as "key",
      s.value as "value", s.created as "created", s.updated as "updated", s.expires as "expires"
      from kvs_index i join kvs_seen s on s.space = i.space and s.key = i.key
      where i.space = ? and i.name = ? and i.part = ?
      and ${request.bounds.sql} and ${after === undefined ? '1' : position}
      and (s.expires is null or s.expires > ?)
      order by i.first ${direction}, i.rest ${direction}, i.key ${direction} limit ?`);
    const found = statement.all(
      ...[request.space, request.index, request.partition],
      ...request.bounds.values,
      ...(after ?? []),
      ...[goneBefore(), limit + 1],
    ) as (StoredRow & { first: string; rest: string })[];
    const rows = found.slice(0, limit);
    const last = rows.at(-1);
    const hasMore = found.length > limit && last !== undefined;
    return {
      rows,
      cursor: hasMore ? writeCursor([last.first, last.rest, last.key]) : undefined,
    };
  }

  return {
    byKey({ where, limit, after }: z.infer<typeof keyQueryShape>): Page {
      const [clause, ...others] = where ?? [];
      if (others.length > 0) refuse('QUERY_WHERE_INVALID', 'One where clause at most');
      if (clause !== undefined && clause.property !== 'key') {
        refuse('QUERY_WHERE_FIELD_INVALID', `Only the key can be queried: ${clause.property}`);
      }
      if (clause !== undefined && clause.condition !== 'BEGINS_WITH') {
        refuse('QUERY_WHERE_INVALID', `Only BEGINS_WITH: ${clause.condition}`);
      }
      return page({
        space: 'kvs',
        index: BY_KEY.name,
        partition: '[]',
        bounds: clause === undefined ? EVERYTHING : beginsWith('i.key', clause.values[0]),
        isDescending: false,
        cursor: after,
        limit,
      });
    },
    byIndex(query: z.infer<typeof entityQueryShape>, entity: EntityDefinition): Page {
      const space = `entity:${entity.name}`;
      const index = records.indexOf(space, query.indexName);
      if (index === undefined) {
        refuse('INVALID_ENTITY_INDEX', `${entity.name} has no index ${query.indexName}`);
      }
      const partition = query.partition ?? [];
      checkPartition(partition, index, entity);
      const { filters } = query;
      if (filters !== undefined) checkFilters(filters, entity);
      const found = page({
        space,
        index: index.name,
        partition: JSON.stringify(partition),
        bounds: rangeBounds(query.range, index, entity),
        isDescending: query.sort === 'DESC',
        cursor: query.cursor,
        limit: query.limit,
      });
      if (filters === undefined) return found;
      const isMatch = (row: StoredRow) => matchesFilters(JSON.parse(row.value), filters);
      return { ...found, rows: found.rows.filter(isMatch) };
    },
  };
}

const EVERYTHING: Bounds = { sql: '1', values: [] };

function checkPartition(
  partition: readonly unknown[],
  index: EntityIndex,
  { attributes }: EntityDefinition,
): void {
  if (partition.length !== index.partition.length) {
    refuse('QUERY_PARTITION_INVALID', `${index.name} has ${index.partition.length} partitions`);
  }
  index.partition.forEach((name, at) => {
    if (!isAttributeValue(attributes[name]?.type ?? 'any', partition[at])) {
      refuse('QUERY_PARTITION_INVALID', `The value for ${name} has another type`);
    }
  });
}

function beginsWith(column: string, start: unknown): Bounds {
  if (typeof start !== 'string') refuse('INVALID_FILTER_VALUES', 'BEGINS_WITH takes a string');
  return { sql: `${column} >= ? and ${column} < ?`, values: [start, start + LAST] };
}

const OPERATORS: Readonly<Record<string, string>> = {
  EQUAL_TO: '=',
  GREATER_THAN: '>',
  GREATER_THAN_EQUAL_TO: '>=',
  LESS_THAN: '<',
  LESS_THAN_EQUAL_TO: '<=',
};

function rangeBounds(
  range: z.infer<typeof entityQueryShape>['range'],
  index: EntityIndex,
  { attributes }: EntityDefinition,
): Bounds {
  if (range === undefined) return EVERYTHING;
  const name = index.range[0];
  const column = name === undefined ? 'i.key' : 'i.first';
  const type = name === undefined ? 'string' : (attributes[name]?.type ?? 'any');
  if (range.condition === 'BEGINS_WITH') return beginsWith(column, range.values[0]);
  if (!range.values.every((value) => isAttributeValue(type, value))) {
    refuse('INVALID_FILTER_VALUES', `The range of ${index.name} takes values of type ${type}`);
  }
  const values = range.values.map(sortableText);
  if (range.condition === 'BETWEEN' && values.length === 2) {
    return { sql: `${column} between ? and ?`, values };
  }
  const operator = OPERATORS[range.condition];
  if (operator === undefined || values.length !== 1) {
    refuse('INVALID_FILTER_CONDITION', `No range condition ${range.condition}`);
  }
  return { sql: `${column} ${operator} ?`, values };
}

function writeCursor(position: z.infer<typeof cursorShape>): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

function readCursor(cursor: string): z.infer<typeof cursorShape> {
  try {
    return cursorShape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    return refuse('CURSOR_INVALID', 'The cursor is not one of ours');
  }
}

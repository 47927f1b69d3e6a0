/** What one storage request does to the rows: single keys, batches, transactions. */
import * as z from 'zod';
import type { Database } from '../database';
import { checkFilters, filtersShape, matchesFilters } from './kvs-conditions';
import { metadataShape } from './kvs-query';
import type { KvsRecords, Space, StoredRow } from './kvs-records';
import { KvsRefusal, refuse, type KvsAnswer } from './kvs-refusal';
import { checkKey, checkValue, expiryOf } from './kvs-values';
import type { EntityDefinition } from './manifest';

const MAX_BATCH = 25;
const MAX_OPERATIONS = 25;
const MAX_COMBINED_BYTES = 4 * 1024 * 1024;

const setOptions = metadataShape.extend({
  ttl: z
    .object({ value: z.number(), unit: z.enum(['SECONDS', 'MINUTES', 'HOURS', 'DAYS']) })
    .optional(),
  keyPolicy: z.enum(['OVERRIDE', 'FAIL_IF_EXISTS']).optional(),
  returnValue: z.enum(['PREVIOUS', 'LATEST']).optional(),
  returnMetadataFields: metadataShape.shape.metadataFields,
});
export const keyed = z.object({ key: z.string(), entityName: z.string().optional() });
export const getShape = keyed.extend({ options: metadataShape.optional() });
export const setShape = keyed.extend({ value: z.unknown(), options: setOptions.optional() });
const conditional = { conditions: filtersShape.optional() };
export const transactionShape = z.object({
  set: z.array(setShape.extend(conditional)).default([]),
  delete: z.array(keyed.extend(conditional)).default([]),
  check: z.array(keyed.extend({ conditions: filtersShape })).default([]),
});
export type MetadataFields = z.infer<typeof metadataShape>['metadataFields'];

export interface OperationsOptions {
  readonly db: Database;
  readonly entities: readonly EntityDefinition[];
  readonly records: KvsRecords;
  readonly now: () => number;
  /** Rows that expired before this instant are gone. */
  readonly goneBefore: () => number;
}

export function createKvsOperations({ db, entities, records, now, goneBefore }: OperationsOptions) {
  function entityOf(name: string): EntityDefinition {
    const found = entities.find((entity) => entity.name === name);
    return found ?? refuse('INVALID_ENTITY_TYPE', `The manifest declares no entity ${name}`);
  }
  function find(space: Space, key: string): StoredRow | undefined {
    const row = records.read(space, key);
    const isGone = row?.expires != null && row.expires <= goneBefore();
    return isGone ? undefined : row;
  }

  function get(space: Space, { key, options: wanted }: z.infer<typeof getShape>): KvsAnswer {
    checkKey(key);
    const row = find(space, key);
    if (row === undefined) refuse('KEY_NOT_FOUND', `No value for ${key}`, 404);
    return { status: 200, text: rowText(row, wanted?.metadataFields) };
  }

  function set(space: Space, item: z.infer<typeof setShape>): KvsAnswer {
    const { key, value, options: wanted = {} } = item;
    checkKey(key);
    const text = checkValue(
      value,
      space.startsWith('entity:') ? entityOf(space.slice(7)) : undefined,
    );
    const previous = find(space, key);
    if (wanted.keyPolicy === 'FAIL_IF_EXISTS' && previous !== undefined) {
      refuse('KEY_ALREADY_EXISTS', `${key} exists`, 409);
    }
    const updated = now();
    const created = previous?.created ?? updated;
    const row = { key, value: text, created, updated, expires: expiryOf(wanted.ttl, updated) };
    records.write(space, row);
    if (wanted.returnValue === undefined) return { status: 204 };
    const returned = wanted.returnValue === 'PREVIOUS' ? previous : row;
    if (returned === undefined) return { status: 204 };
    return { status: 200, text: rowText(returned, wanted.returnMetadataFields) };
  }

  function remove(space: Space, { key }: { key: string }): KvsAnswer {
    checkKey(key);
    if (find(space, key) === undefined) refuse('KEY_NOT_FOUND', `No value for ${key}`, 404);
    records.remove(space, key);
    return { status: 204 };
  }

  function spaceOf({ entityName }: { entityName?: string | undefined }): Space {
    return entityName === undefined ? 'kvs' : `entity:${entityOf(entityName).name}`;
  }

  const batch = <Item extends z.infer<typeof keyed>>(
    items: readonly Item[],
    one: (space: Space, item: Item) => KvsAnswer,
  ) => batchAnswer(items, (item) => one(spaceOf(item), item));

  function transaction(request: z.infer<typeof transactionShape>): KvsAnswer {
    const all = [...request.set, ...request.delete, ...request.check];
    if (all.length === 0 || all.length > MAX_OPERATIONS) {
      refuse('TRANSACTION_OPERATION_LIMIT_EXCEEDED', 'A transaction has 1 to 25 operations');
    }
    if (new Set(all.map((item) => `${item.entityName ?? ''}\n${item.key}`)).size < all.length) {
      refuse('TRANSACTION_DUPLICATE_KEY', 'A transaction names each key once');
    }
    checkCombined(request.set);
    db.transaction(() => {
      for (const item of all) checkConditions(item);
      for (const item of request.set) set(spaceOf(item), item);
      for (const item of request.delete) {
        checkKey(item.key);
        records.remove(spaceOf(item), item.key);
      }
    });
    return { status: 204 };
  }

  function checkConditions(
    item: z.infer<typeof keyed> & { conditions?: z.infer<typeof filtersShape> | undefined },
  ): void {
    if (item.conditions === undefined) return;
    if (item.entityName === undefined) {
      refuse('BAD_REQUEST', 'Only custom entities take conditions');
    }
    checkFilters(item.conditions, entityOf(item.entityName));
    const row = find(spaceOf(item), item.key);
    const value: unknown = row === undefined ? undefined : JSON.parse(row.value);
    if (!matchesFilters(value, item.conditions)) {
      refuse('CONDITION_FAILED', `The condition on ${item.key} does not hold`, 409);
    }
  }

  function withEntity<Item extends z.infer<typeof keyed>>(
    item: Item,
    one: (space: Space, item: Item) => KvsAnswer,
  ): KvsAnswer {
    if (item.entityName === undefined) refuse('INVALID_ENTITY_TYPE', 'The entity is missing');
    return one(spaceOf(item), item);
  }

  return { get, set, remove, batch, transaction, withEntity, entityOf };
}

/** Best effort: each item succeeds or fails by itself. */
function batchAnswer<Item extends z.infer<typeof keyed>>(
  items: readonly Item[],
  one: (item: Item) => KvsAnswer,
): KvsAnswer {
  if (items.length === 0 || items.length > MAX_BATCH) {
    refuse('BATCH_SIZE_EXCEEDED', 'A batch has 1 to 25 keys');
  }
  checkCombined(items);
  const successfulKeys: string[] = [];
  const failedKeys: unknown[] = [];
  for (const item of items) {
    const { key, entityName } = item;
    const name = { key, ...(entityName === undefined ? {} : { entityName }) };
    try {
      successfulKeys.push(joined(JSON.stringify(name), one(item).text));
    } catch (error) {
      if (!(error instanceof KvsRefusal)) throw error;
      failedKeys.push({ ...name, error: { code: error.code, message: error.message } });
    }
  }
  const failed = JSON.stringify(failedKeys);
  return {
    status: 200,
    text: `{"successfulKeys":[${successfulKeys.join(',')}],"failedKeys":${failed}}`,
  };
}

/** Two JSON objects as one; both have fields. */
function joined(first: string, second: string | undefined): string {
  return second === undefined ? first : `${first.slice(0, -1)},${second.slice(1)}`;
}

function checkCombined(items: readonly unknown[]): void {
  if (Buffer.byteLength(JSON.stringify(items)) > MAX_COMBINED_BYTES) {
    refuse('MAX_SIZE', 'The request is over 4 MB');
  }
}

/** A row as JSON; its value is stored as text and stays that. */
export function rowText(row: StoredRow, fields: MetadataFields): string {
  const described = {
    key: row.key,
    ...(fields?.includes('CREATED_AT') === true ? { createdAt: row.created } : {}),
    ...(fields?.includes('UPDATED_AT') === true ? { updatedAt: row.updated } : {}),
    ...(fields?.includes('EXPIRE_TIME') === true && row.expires !== null
      ? { expireTime: new Date(row.expires).toISOString() }
      : {}),
  };
  return joined(JSON.stringify(described), `{"value":${row.value}}`);
}

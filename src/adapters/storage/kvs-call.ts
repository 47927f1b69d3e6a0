import { ForgeKvsAPIError, kvs } from '@forge/kvs';
import { UpstreamError, type UpstreamFault } from '../../application/ports/upstream-error';

/** Forge's limit of keys in one batch or transaction. */
const KEYS_AT_ONCE = 25;
/** Forge's largest page of a query. */
export const PAGE = 100;

/** Every use of storage goes through here, so that its failures have our names. */
export async function storage<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (cause) {
    throw new UpstreamError(faultOf(cause), 'Storage did not do what it was asked', { cause });
  }
}

/** The documented answer to a condition that does not hold. */
export function isConflict(thrown: unknown): boolean {
  return thrown instanceof ForgeKvsAPIError && thrown.responseDetails.status === 409;
}

function faultOf(thrown: unknown): UpstreamFault {
  if (!(thrown instanceof ForgeKvsAPIError)) return 'storage-unavailable';
  const { code, responseDetails } = thrown;
  if (responseDetails.status === 429) return 'rate-limited';
  if (/SIZE|QUOTA|FULL|STORAGE_LIMIT/.test(code) || [413, 507].includes(responseDetails.status)) {
    return 'storage-full';
  }
  return responseDetails.status >= 500 ? 'storage-unavailable' : 'unexpected-answer';
}

interface Key {
  readonly key: string;
  readonly entityName?: string;
}

/** Values by key; keys without a value are left out. */
export async function getAll(keys: readonly Key[]): Promise<ReadonlyMap<string, unknown>> {
  const found = new Map<string, unknown>();
  const lists = await Promise.all(
    inBatches(keys).map((batch) => storage(() => kvs.batchGet<unknown>([...batch]))),
  );
  for (const { successfulKeys, failedKeys } of lists) {
    for (const { key, value } of successfulKeys) found.set(key, value);
    throwUnlessMissing(failedKeys);
  }
  return found;
}

export async function setAll(items: readonly (Key & { readonly value: unknown })[]): Promise<void> {
  for (const batch of inBatches(items)) {
    const { failedKeys } = await storage(() => kvs.batchSet([...batch]));
    throwUnlessMissing(failedKeys);
  }
}

export async function deleteAll(keys: readonly string[]): Promise<void> {
  await deleteRows(keys.map((key) => ({ key })));
}

export async function deleteRows(keys: readonly Key[]): Promise<void> {
  for (const batch of inBatches(keys)) {
    const { failedKeys } = await storage(() => kvs.batchDelete([...batch]));
    throwUnlessMissing(failedKeys);
  }
}

function throwUnlessMissing(
  failed: readonly { readonly error: { readonly code: string; readonly message: string } }[],
): void {
  const fault = failed.find(({ error }) => error.code !== 'KEY_NOT_FOUND')?.error;
  if (fault === undefined) return;
  const kind = /RATE|TOO_MANY/.test(fault.code) ? 'rate-limited' : 'storage-full';
  throw new UpstreamError(kind, `Storage refused part of a batch: ${fault.code}`);
}

function inBatches<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  const count = Math.ceil(items.length / KEYS_AT_ONCE);
  return Array.from({ length: count }, (_, at) =>
    items.slice(at * KEYS_AT_ONCE, (at + 1) * KEYS_AT_ONCE),
  );
}

interface Page<Value> {
  readonly results: readonly { readonly key: string; readonly value: Value }[];
  readonly nextCursor?: string | undefined;
}

/** Pages may be short or empty and still have a next one. */
export async function everyPage<Value>(
  read: (cursor: string | undefined) => Promise<Page<Value>>,
): Promise<readonly { readonly key: string; readonly value: Value }[]> {
  const all: { key: string; value: Value }[] = [];
  let cursor: string | undefined;
  do {
    const from = cursor;
    const page = await storage(() => read(from));
    all.push(...page.results);
    cursor = page.nextCursor;
  } while (cursor !== undefined && cursor !== '');
  return all;
}

/** Stands in an index for what belongs to the whole site; project ids are numbers. */
export const WHOLE_SITE = 'site';

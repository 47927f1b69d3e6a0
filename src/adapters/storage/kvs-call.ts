import { ForgeKvsAPIError, kvs } from '@forge/kvs';
import { UpstreamError, type UpstreamFault } from '../../application/ports/upstream-error';
import { storageUse } from './storage-use';

/** Forge's limit of keys in one batch or transaction. */
const KEYS_AT_ONCE = 25;
/** Forge's largest page of a query. */
export const PAGE = 100;

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 8_000;

/**
 * Every use of storage goes through here, so that its failures have our names, its units are
 * counted, and a request that came too soon is made again.
 * @param written what is written; without it a request without an answer counts as a small write.
 */
export async function storage<Value>(
  work: () => Promise<Value>,
  written?: unknown,
): Promise<Value> {
  const use = storageUse();
  let last: unknown;
  for (let attempt = 0; ; attempt += 1) {
    try {
      const value = await use.inTurn(work);
      use.note(...unitsOf(value, written));
      return value;
    } catch (cause) {
      const pause = pauseAfter(attempt);
      const isWorthwhile = isTooSoon(cause) && cause !== last && pause <= use.patienceMs();
      if (!isWorthwhile) throw upstream(cause);
      last = cause;
      await use.sleep(pause);
    }
  }
}

/** Doubled each time and never the same, so that those who were refused together do not return so. */
function pauseAfter(attempt: number): number {
  const doubled = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt);
  return doubled * (0.7 + 0.6 * Math.random());
}

function unitsOf(value: unknown, written: unknown): ['read' | 'written', number] {
  if (written !== undefined) return ['written', bytesOf(written)];
  return value === undefined ? ['written', 0] : ['read', bytesOf(value)];
}

const bytesOf = (value: unknown): number => JSON.stringify(value).length;

const isTooSoon = (thrown: unknown): boolean =>
  thrown instanceof ForgeKvsAPIError && thrown.responseDetails.status === 429;

function upstream(cause: unknown): UpstreamError {
  return new UpstreamError(faultOf(cause), 'Storage did not do what it was asked', { cause });
}

/** The documented answer to a condition that does not hold. */
export function isConflict(thrown: unknown): boolean {
  const cause = thrown instanceof UpstreamError ? thrown.cause : thrown;
  return cause instanceof ForgeKvsAPIError && cause.responseDetails.status === 409;
}

function faultOf(thrown: unknown): UpstreamFault {
  if (!(thrown instanceof ForgeKvsAPIError)) return 'storage-unavailable';
  const { code, responseDetails } = thrown;
  if (isTooSoon(thrown)) return 'storage-unavailable';
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
  const read = async (batch: readonly Key[]) => {
    const { successfulKeys, failedKeys } = await storage(() => kvs.batchGet<unknown>([...batch]));
    for (const { key, value } of successfulKeys) found.set(key, value);
    return failedKeys;
  };
  await Promise.all(inBatches(keys).map((batch) => untilDone(batch, read)));
  return found;
}

export async function setAll(items: readonly (Key & { readonly value: unknown })[]): Promise<void> {
  for (const batch of inBatches(items)) {
    await untilDone(batch, async (rest) => {
      const { failedKeys } = await storage(() => kvs.batchSet([...rest]), rest);
      return failedKeys;
    });
  }
}

export async function deleteAll(keys: readonly string[]): Promise<void> {
  await deleteRows(keys.map((key) => ({ key })));
}

export async function deleteRows(keys: readonly Key[]): Promise<void> {
  for (const batch of inBatches(keys)) {
    await untilDone(batch, async (rest) => {
      const { failedKeys } = await storage(() => kvs.batchDelete([...rest]), rest);
      return failedKeys;
    });
  }
}

type FailedKey = Key & { readonly error: { readonly code: string; readonly message: string } };

/** Batches are best effort: what came too soon for storage is asked for again, and only that. */
async function untilDone<Item extends Key>(
  batch: readonly Item[],
  request: (rest: readonly Item[]) => Promise<readonly FailedKey[]>,
): Promise<void> {
  const use = storageUse();
  let rest = batch;
  for (let attempt = 0; ; attempt += 1) {
    const failed = (await request(rest)).filter(({ error }) => error.code !== 'KEY_NOT_FOUND');
    const fault = failed.find(({ error }) => !TOO_SOON.test(error.code)) ?? failed[0];
    if (fault === undefined) return;
    const pause = pauseAfter(attempt);
    const isTooSoonOnly = failed.every(({ error }) => TOO_SOON.test(error.code));
    if (!isTooSoonOnly || pause > use.patienceMs()) throw refusedPart(fault);
    const isFailed = (item: Item) =>
      failed.some(({ key, entityName }) => key === item.key && entityName === item.entityName);
    rest = rest.filter(isFailed);
    await use.sleep(pause);
  }
}

const TOO_SOON = /RATE|TOO_MANY/;

function refusedPart({ error: { code } }: FailedKey): UpstreamError {
  const fault = TOO_SOON.test(code) ? 'storage-unavailable' : 'storage-full';
  return new UpstreamError(fault, `Storage refused part of a batch: ${code}`);
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

import { AsyncLocalStorage } from 'node:async_hooks';
import { invocationDeadline } from '../node-surroundings';

/** What storage lets an installation read, and write, in a minute. Source: forge-facts 1.5. */
export const UNITS_PER_MINUTE = 4_000;
const UNIT_BYTES = 10 * 1024;
const MINUTE_MS = 60_000;
/** Below storage's 1,000 requests a second, at some 20 ms each. */
const REQUESTS_AT_ONCE = 16;

/** Two background jobs at once leave people almost a third of the minute. */
const BACKGROUND_SHARE = 0.35;
/** Kept back to answer, or to save what was done and queue the rest. */
const PEOPLE_RESERVE_MS = 4_000;
const PEOPLE_PATIENCE_MS = 12_000;
const BACKGROUND_RESERVE_MS = 30_000;
const BACKGROUND_PATIENCE_MS = 150_000;

export interface StorageUnits {
  readonly read: number;
  readonly written: number;
}

interface Surroundings {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Milliseconds that pass even where the site's clock stands still. */
  readonly elapsed: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

export interface StorageUseOptions extends Partial<Surroundings> {
  /** Share of the minute's units after which it waits for the next minute. */
  readonly share: number;
  /** How long it may wait for storage, all in all, from now on. */
  readonly patienceMs: () => number;
}

const machine: Surroundings = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

export type StorageUse = ReturnType<typeof createStorageUse>;

/** What one invocation asks of storage: counted, never too much at once, and paced by the minute. */
export function createStorageUse({ share, patienceMs, ...rest }: StorageUseOptions) {
  const { now, elapsed, sleep } = { ...machine, ...rest };
  const limit = share * UNITS_PER_MINUTE;
  const total = { read: 0, written: 0 };
  const minute = { name: NaN, began: 0, read: 0, written: 0 };
  const waiting: (() => void)[] = [];
  let running = 0;

  function turn(): void {
    const name = Math.floor(now() / MINUTE_MS);
    if (name === minute.name && elapsed() - minute.began < MINUTE_MS) return;
    Object.assign(minute, { name, began: elapsed(), read: 0, written: 0 });
  }

  async function pace(): Promise<void> {
    turn();
    while (Math.max(minute.read, minute.written) >= limit) {
      const rest = Math.min(
        MINUTE_MS - (elapsed() - minute.began),
        MINUTE_MS - (now() % MINUTE_MS),
      );
      // Without time left it goes on: storage itself may still have room.
      if (rest > patienceMs()) return;
      await sleep(Math.max(1, rest));
      turn();
    }
  }

  function note(kind: keyof StorageUnits, bytes: number): void {
    const units = Math.max(1, Math.ceil(bytes / UNIT_BYTES));
    total[kind] += units;
    minute[kind] += units;
  }

  return {
    sleep,
    patienceMs,
    note,
    spent: (): StorageUnits => ({ ...total }),
    /** Waits for its turn, and for the next minute where the share of this one is used up. */
    async inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
      if (running >= REQUESTS_AT_ONCE) await new Promise<void>((go) => waiting.push(go));
      else running += 1;
      try {
        await pace();
        return await work();
      } finally {
        // Hands its place over, so that nobody who comes meanwhile takes it.
        const next = waiting.shift();
        if (next === undefined) running -= 1;
        else next();
      }
    },
  };
}

const current = new AsyncLocalStorage<StorageUse>();

export function withStorageUse<Value>(use: StorageUse, work: () => Promise<Value>): Promise<Value> {
  return current.run(use, work);
}

/** Work that nobody waits for: it leaves room in every minute for people. */
export function inBackground<Value>(work: () => Promise<Value>): Promise<Value> {
  const patienceMs = patience(BACKGROUND_PATIENCE_MS, BACKGROUND_RESERVE_MS);
  return withStorageUse(createStorageUse({ share: BACKGROUND_SHARE, patienceMs }), work);
}

/** A call of a page: it takes what it needs, and waits a moment rather than fail. */
export function forPeople<Value>(work: () => Promise<Value>): Promise<Value> {
  const patienceMs = patience(PEOPLE_PATIENCE_MS, PEOPLE_RESERVE_MS);
  return withStorageUse(createStorageUse({ share: Infinity, patienceMs }), work);
}

function patience(mostMs: number, reserveMs: number): () => number {
  const began = performance.now();
  return () => {
    const left = invocationDeadline.remainingMs() - reserveMs;
    return Math.min(left, mostMs - (performance.now() - began));
  };
}

/** Outside of an invocation nothing is paced. */
const unlimited = createStorageUse({ share: Infinity, patienceMs: () => 0 });

export const storageUse = (): StorageUse => current.getStore() ?? unlimited;

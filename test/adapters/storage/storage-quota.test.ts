import { getAll, setAll } from '../../../src/adapters/storage/kvs-call';
import {
  createStorageUse,
  type StorageUseOptions,
  UNITS_PER_MINUTE,
  withStorageUse,
} from '../../../src/adapters/storage/storage-use';
import { UpstreamError } from '../../../src/application/ports/upstream-error';
import type { Kvs } from '../../site/platform/kvs';
import { freshKvs, installForge, uninstallForge } from '../../support/in-process-forge';

const START = Date.parse('2026-02-14T10:00:00Z');
let now = START;
let slept: number[] = [];
let kvs: Kvs;

beforeEach(() => {
  now = START;
  slept = [];
  kvs = freshKvs(() => now);
  installForge({ kvs });
});
afterEach(uninstallForge);

/** An invocation whose waiting only moves the clock of the test. */
function use(options: Partial<StorageUseOptions> = {}) {
  return createStorageUse({
    share: Infinity,
    patienceMs: () => 60_000,
    now: () => now,
    elapsed: () => now,
    sleep: (milliseconds) => {
      slept.push(milliseconds);
      now += milliseconds;
      return Promise.resolve();
    },
    ...options,
  });
}

const keys = (count: number) => Array.from({ length: count }, (_, at) => ({ key: `k:${at}` }));
const items = (count: number) => keys(count).map((key) => ({ ...key, value: 'x'.repeat(400) }));

async function faultOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'none';
  } catch (thrown) {
    return thrown instanceof UpstreamError ? thrown.fault : 'unnamed';
  }
}

describe('a request that comes too soon for storage', () => {
  const limited = { pathIncludes: 'batch/get', status: 429, code: 'RATE_LIMIT_EXCEEDED' };

  it('is made again, later each time and never after the same pause', async () => {
    await setAll(items(25));
    kvs.addFault({ ...limited, times: 3 });
    const found = await withStorageUse(use(), () => getAll(keys(25)));
    expect(found.size).toBe(25);
    // A quarter of a second, doubled each time, give or take three tenths.
    expect(slept).toHaveLength(3);
    for (const [at, pause] of slept.entries()) {
      expect(pause).toBeGreaterThanOrEqual(0.7 * 250 * 2 ** at);
      expect(pause).toBeLessThanOrEqual(1.3 * 250 * 2 ** at);
    }
  });

  it('is given up when there is no time left, and says that storage does not answer', async () => {
    kvs.addFault(limited);
    const deadline = START + 5_000;
    const hasty = use({ patienceMs: () => deadline - now });
    expect(await faultOf(withStorageUse(hasty, () => getAll(keys(25))))).toBe(
      'storage-unavailable',
    );
    expect(now).toBeLessThan(deadline);
    expect(slept.length).toBeGreaterThan(1);
  });

  it('for a part of a batch is made again for that part alone', async () => {
    const asked: number[] = [];
    globalThis.__forge_fetch__ = (_target: unknown, _url: string, init: { body: string }) => {
      const wanted = JSON.parse(init.body) as { key: string }[];
      asked.push(wanted.length);
      const isFirst = asked.length === 1;
      const error = { code: 'TOO_MANY_REQUESTS', message: 'Later' };
      const failedKeys = isFirst ? wanted.slice(10).map(({ key }) => ({ key, error })) : [];
      const successfulKeys = isFirst ? wanted.slice(0, 10) : wanted;
      return Promise.resolve(new Response(JSON.stringify({ successfulKeys, failedKeys })));
    };
    await withStorageUse(use(), () => setAll(items(25)));
    expect(asked).toEqual([25, 15]);
  });

  it('is not made again when storage is full: that does not pass by itself', async () => {
    kvs.addFault({ pathIncludes: '', status: 507, code: 'STORAGE_FULL' });
    expect(await faultOf(withStorageUse(use(), () => setAll(items(25))))).toBe('storage-full');
    expect(slept).toEqual([]);
  });
});

describe('many requests at once', () => {
  it('are sent sixteen at a time, in the order in which they came', async () => {
    const one = use();
    const began: number[] = [];
    let running = 0;
    let most = 0;
    const work = async (at: number) => {
      began.push(at);
      most = Math.max(most, (running += 1));
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
    };
    await Promise.all(Array.from({ length: 200 }, (_, at) => one.inTurn(() => work(at))));
    expect(most).toBe(16);
    expect(began).toEqual(Array.from({ length: 200 }, (_, at) => at));
  });

  it('do not stop at one that fails', async () => {
    const one = use();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 100 }, (_, at) =>
        one.inTurn(() => (at % 3 === 0 ? Promise.reject(new Error('no')) : Promise.resolve(at))),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(66);
  });
});

describe('the units of a minute', () => {
  it('are counted in steps of 10 KB, read and written apart', async () => {
    const one = use();
    await withStorageUse(one, async () => {
      // 25 values of 400 bytes with their keys fill more than one unit and less than two.
      await setAll(items(25));
      await getAll(keys(25));
    });
    expect(one.spent()).toEqual({ read: 2, written: 2 });
    expect(kvs.usage()).toMatchObject({ readUnits: 2, writeUnits: 2 });
  });

  it('leave room for an open page of 2,000 key results while the past of 2,000 metrics is written', async () => {
    const all = items(2_000);
    kvs.setLimited(false);
    await setAll(all);
    kvs.setLimited(true);
    const history = use({ share: 0.35, patienceMs: () => 900_000 });
    const sync = use({ share: 0.35, patienceMs: () => 900_000 });
    let pages = 0;
    for (let month = 0; month < 26; month += 1) {
      // A second each: storage counts requests by the second too.
      now += 1_000;
      await withStorageUse(history, () => setAll(all));
      await withStorageUse(sync, () => getAll(keys(2_000)));
      // The page has no time to wait at all.
      const page = use({ patienceMs: () => 0 });
      expect((await withStorageUse(page, () => getAll(keys(2_000)))).size).toBe(2_000);
      pages += 1;
    }
    expect(pages).toBe(26);
    expect(history.spent().written).toBeGreaterThan(UNITS_PER_MINUTE);
  });

  it('are not waited for by a job that would run out of time: storage itself decides', async () => {
    const job = use({ share: 0.01, patienceMs: () => 1_000 });
    await withStorageUse(job, () => setAll(items(2_000)));
    expect(slept).toEqual([]);
  });
});

/** Storage as the app meets it: through the real `@forge/kvs` in the function process. */
import { startFixture, temporaryFile, type FixturePlatform } from './fixture-platform';

let site: FixturePlatform;

beforeEach(async () => {
  site = await startFixture();
}, 60_000);

afterEach(async () => {
  await site.stop();
});

const goal = (team: string, year: number, score: number) => ({ team, year, score, version: 1 });

async function addGoals(): Promise<void> {
  await site.call('addGoals', {
    goals: {
      a: goal('red', 2025, 0.1),
      b: goal('red', 2026, 0.9),
      c: goal('red', 2025, 0.5),
      d: goal('blue', 2025, 0.7),
    },
  });
}

describe('single keys', () => {
  it('give back what was stored, and nothing after they were deleted', async () => {
    expect(await site.call('set', { key: 'a:1', value: { deep: [1, 2] } })).toBeNull();
    expect(await site.call('get', { key: 'a:1' })).toEqual({ deep: [1, 2] });
    expect(await site.call('delete', { key: 'a:1' })).toBeNull();
    expect(await site.call('get', { key: 'a:1' })).toBeNull();
    // Deleting what is absent is no error.
    expect(await site.call('delete', { key: 'a:1' })).toBeNull();
  });

  it.each([
    ['an empty key', '', 1, 'KEY_TOO_SHORT'],
    ['a key with a slash', 'a/b', 1, 'INVALID_KEY'],
    ['a key of 501 characters', 'k'.repeat(501), 1, 'KEY_TOO_LONG'],
    ['a value over 240 KiB', 'k', 'x'.repeat(240 * 1024), 'MAX_SIZE'],
    ['null', 'k', null, 'BAD_REQUEST'],
  ])('refuse %s', async (_label, key, value, code) => {
    expect(await site.call('set', { key, value })).toMatchObject({ code, status: 400 });
  });

  it('refuse a value nested over 31 deep', async () => {
    const nested = (depth: number): unknown => (depth === 0 ? 1 : { in: nested(depth - 1) });
    expect(await site.call('set', { key: 'k', value: nested(31) })).toBeNull();
    expect(await site.call('set', { key: 'k', value: nested(32) })).toMatchObject({
      code: 'MAX_DEPTH',
    });
  });

  it('can be claimed once', async () => {
    const claim = { key: 'lock', value: 'me', options: { keyPolicy: 'FAIL_IF_EXISTS' } };
    expect(await site.call('set', claim)).toBeNull();
    expect(await site.call('set', claim)).toMatchObject({ status: 409 });
  });

  it('may still be read for two days after they expired', async () => {
    await site.call('set', {
      key: 't',
      value: 1,
      options: { ttl: { value: 60, unit: 'SECONDS' } },
    });
    site.advance(3_600_000);
    expect(await site.call('getWithMetadata', { key: 't' })).toEqual({
      key: 't',
      value: 1,
      createdAt: Date.parse('2026-03-02T09:00:00Z'),
      expireTime: '2026-03-02T09:01:00.000Z',
    });
    site.advance(48 * 3_600_000);
    expect(await site.call('get', { key: 't' })).toBeNull();
    expect(await site.call('list', { prefix: 't' })).toEqual({ keys: [], cursor: null });
  });

  it('keep secrets apart from values', async () => {
    expect(await site.call('secrets')).toEqual({ secret: 'hidden', plain: null });
    expect(site.platform.kvs.dump()).toEqual({});
  });
});

describe('a query over keys', () => {
  it('comes in pages, in the order of keys', async () => {
    for (const key of ['p:3', 'p:1', 'q:1', 'p:2']) await site.call('set', { key, value: key });
    const first = (await site.call('list', { prefix: 'p:', limit: 2 })) as { cursor: string };
    expect(first).toEqual({ keys: ['p:1', 'p:2'], cursor: expect.any(String) as string });
    expect(await site.call('list', { prefix: 'p:', limit: 2, cursor: first.cursor })).toEqual({
      keys: ['p:3'],
      cursor: null,
    });
  });

  it('may lag behind, while single keys do not', async () => {
    site.platform.kvs.setQueryLag(5000);
    await site.call('set', { key: 'p:1', value: 1 });
    expect(await site.call('get', { key: 'p:1' })).toBe(1);
    expect(await site.call('list', { prefix: 'p:' })).toMatchObject({ keys: [] });
    site.advance(5000);
    expect(await site.call('list', { prefix: 'p:' })).toMatchObject({ keys: ['p:1'] });
  });
});

describe('a query over an index', () => {
  beforeEach(addGoals);

  it('reads one partition in the order of its range', async () => {
    expect(await site.call('goalsOfTeam', { team: 'red' })).toMatchObject({
      keys: ['b', 'c', 'a'],
    });
    expect(await site.call('goalsOfTeam', { team: 'red', above: 0.1 })).toMatchObject({
      keys: ['b', 'c'],
    });
  });

  it('filters after the limit, so that a page can be empty and go on', async () => {
    expect(await site.call('goalsOfTeam', { team: 'red', year: 2025, limit: 1 })).toEqual({
      keys: [],
      cursor: expect.any(String) as string,
    });
    expect(await site.call('goalsOfTeam', { team: 'red', year: 2025 })).toMatchObject({
      keys: ['c', 'a'],
    });
  });

  it('sorts by the second range attribute within the first', async () => {
    expect(await site.call('goalsByTwo', { team: 'red', year: 2025 })).toEqual(['a', 'c']);
  });

  it('is refused when the index is not declared', async () => {
    expect(await site.call('badIndex')).toMatchObject({ code: 'INVALID_ENTITY_INDEX' });
  });

  it.each([
    ['an undeclared attribute', { ...goal('red', 2025, 1), extra: 1 }, 'INVALID_ENTITY_ATTRIBUTE'],
    ['a fraction as integer', goal('red', 2025.5, 1), 'INVALID_ENTITY_VALUE'],
    ['an integer over 32 bits', goal('red', 2 ** 31, 1), 'INVALID_ENTITY_VALUE'],
    ['a blank string', goal(' ', 2025, 1), 'INVALID_ENTITY_VALUE'],
  ])('never meets %s', async (_label, value, code) => {
    expect(await site.call('setGoal', { key: 'x', value })).toMatchObject({ code, status: 400 });
  });
});

describe('a transaction', () => {
  beforeEach(addGoals);
  const save = (version: number) =>
    site.call('saveIfVersion', {
      key: 'a',
      value: { ...goal('red', 2025, 0.2), version: 2 },
      version,
      other: 'log',
    });

  it('happens as a whole when its condition holds', async () => {
    expect(await save(1)).toBeNull();
    expect(await site.call('get', { key: 'log' })).toEqual({ touched: true });
  });

  it('does nothing and answers 409 when its condition fails', async () => {
    expect(await save(7)).toMatchObject({ status: 409 });
    expect(await site.call('get', { key: 'log' })).toBeNull();
    expect(await site.call('goalsOfTeam', { team: 'red', above: 0.15 })).toMatchObject({
      keys: ['b', 'c'],
    });
  });
});

describe('a batch', () => {
  it('stores what it can and names what it cannot', async () => {
    const items = [
      { key: 'ok', value: 1 },
      { key: 'not/ok', value: 2 },
    ];
    expect(await site.call('batch', { items })).toMatchObject({
      successfulKeys: [{ key: 'ok' }],
      failedKeys: [{ key: 'not/ok', error: { code: 'INVALID_KEY' } }],
    });
    expect(await site.call('get', { key: 'ok' })).toBe(1);
  });
});

describe('limits and faults', () => {
  it('counts units of 10 KB and refuses over 4,000 a minute', () => {
    // 25 units each.
    const value = 'x'.repeat(240 * 1024 - 2);
    const write = (key: string) =>
      site.platform.kvs.handle('/api/v1/set', JSON.stringify({ key, value }));
    for (let at = 0; at < 160; at += 1) expect(write(`k${at}`).status).toBe(204);
    const refused = write('one-more');
    expect(refused.status).toBe(429);
    expect(JSON.parse(refused.text ?? '')).toMatchObject({ code: 'RATE_LIMIT_EXCEEDED' });
    site.platform.kvs.setLimited(false);
    expect(write('one-more').status).toBe(204);
    site.platform.kvs.setLimited(true);
    site.advance(60_000);
    expect(write('after-a-minute').status).toBe(204);
  });

  it('can be made to fail a number of times', async () => {
    const fault = { pathIncludes: '/set', status: 507, code: 'STORAGE_FULL', times: 1 };
    site.platform.kvs.addFault(fault);
    expect(await site.call('set', { key: 'k', value: 1 })).toMatchObject({
      status: 507,
      code: 'STORAGE_FULL',
    });
    expect(await site.call('set', { key: 'k', value: 1 })).toBeNull();
  });
});

it('keeps its values over a restart', async () => {
  const file = temporaryFile('kvs.db');
  const first = await startFixture(file);
  await first.call('set', { key: 'kept', value: 1 });
  await first.stop();
  const second = await startFixture(file);
  expect(await second.call('get', { key: 'kept' })).toBe(1);
  await second.stop();
});

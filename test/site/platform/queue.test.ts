/** Async events as the app meets them: through the real `@forge/events`. */
import { fork } from 'node:child_process';
import path from 'node:path';
import { build } from 'esbuild';
import {
  buildFixture,
  startFixture,
  temporaryFile,
  type FixturePlatform,
} from './fixture-platform';

let site: FixturePlatform;

async function push(
  on: FixturePlatform,
  ...events: readonly Record<string, unknown>[]
): Promise<string> {
  return (await on.call('push', { events })) as string;
}

const named = (name: string, more: Record<string, unknown> = {}) => ({ body: { name, ...more } });

/** What a consumer wrote down, by the name its event had. */
function done(of: FixturePlatform, name: string): { most: number; retry: unknown }[] {
  return (of.platform.kvs.dump()['kvs'] ?? [])
    .filter(({ key }) => key.startsWith(`done:${name}:`))
    .map(({ value }) => value as { most: number; retry: unknown });
}

beforeEach(async () => {
  site = await startFixture();
}, 60_000);

afterEach(async () => {
  await site.stop();
});

describe('an event', () => {
  it('is delivered, and its job counts it', async () => {
    const jobId = await push(site, named('x'), named('y'));
    await site.platform.deliveries.drain();
    expect(done(site, 'x')).toEqual([{ most: expect.any(Number) as number, retry: null }]);
    expect(await site.call('stats', { jobId })).toEqual({ success: 2, inProgress: 0, failed: 0 });
  });

  it('waits for its delay', async () => {
    await push(site, { ...named('late'), delayInSeconds: 60 });
    await site.platform.deliveries.drain();
    expect(done(site, 'late')).toEqual([]);
    site.advance(60_000);
    await site.platform.deliveries.drain();
    expect(done(site, 'late')).toHaveLength(1);
  });

  it('comes again when its consumer asks for it, with what it said', async () => {
    await push(site, named('again', { retries: 1 }));
    await site.platform.deliveries.drain();
    expect(done(site, 'again')).toEqual([]);
    site.advance(30_000);
    await site.platform.deliveries.drain();
    expect(done(site, 'again')).toMatchObject([
      { retry: { retryCount: 1, retryReason: 'FUNCTION_RETRY_REQUEST', retryData: { step: 1 } } },
    ]);
  });

  it('comes again, later each time, when its consumer throws', async () => {
    await push(site, named('throws', { retries: 3, throws: true }));
    for (const seconds of [1, 2, 4]) {
      await site.platform.deliveries.drain();
      expect(site.platform.deliveries.nextDueAt()).toBe(site.clock.now() + seconds * 1000);
      site.advance(seconds * 1000);
    }
    await site.platform.deliveries.drain();
    expect(done(site, 'throws')).toHaveLength(1);
  });

  it('is given up after a day', async () => {
    const jobId = await push(site, named('hopeless', { retries: 1000, throws: true }));
    for (let tries = 0; tries < 200 && site.platform.deliveries.pending().length > 0; tries += 1) {
      await site.platform.deliveries.drain();
      site.advance(900_000);
    }
    expect(await site.call('stats', { jobId })).toEqual({ success: 0, inProgress: 0, failed: 1 });
  }, 30_000);

  it('can be cancelled before it starts', async () => {
    const jobId = await push(site, { ...named('never'), delayInSeconds: 60 });
    await site.call('cancel', { jobId });
    site.advance(60_000);
    await site.platform.deliveries.drain();
    expect(done(site, 'never')).toEqual([]);
  });
});

describe('events together', () => {
  const five = (more: Record<string, unknown>) =>
    [1, 2, 3, 4, 5].map((n) => ({ ...named(`e${n}`, { takesMs: 30 }), ...more }));

  it('run side by side', async () => {
    await push(site, ...five({}));
    await site.platform.deliveries.drain();
    const most = [1, 2, 3, 4, 5].flatMap((n) => done(site, `e${n}`).map((one) => one.most));
    expect(Math.max(...most)).toBeGreaterThan(1);
  });

  it('run one at a time under a key with limit 1', async () => {
    await push(site, ...five({ concurrency: { key: 'mutex', limit: 1 } }));
    await site.platform.deliveries.drain();
    const most = [1, 2, 3, 4, 5].flatMap((n) => done(site, `e${n}`).map((one) => one.most));
    expect(most).toEqual([1, 1, 1, 1, 1]);
  });

  it('come twice under chaos, and count once', async () => {
    site.platform.deliveries.setChaos({ seed: 7, duplicateShare: 1 });
    const jobId = await push(site, named('twice'));
    await site.platform.deliveries.drain();
    expect(await site.call('get', { key: 'count:twice' })).toBe(2);
    expect(done(site, 'twice')).toHaveLength(1);
    expect(await site.call('stats', { jobId })).toEqual({ success: 1, inProgress: 0, failed: 0 });
  });

  it('are refused over 500 in a minute', async () => {
    const fifty = Array.from({ length: 50 }, (_, n) => ({
      ...named(`n${n}`),
      delayInSeconds: 900,
    }));
    for (let round = 0; round < 10; round += 1) await push(site, ...fifty);
    expect(await site.call('tooMany', { events: [named('x')] })).toMatchObject({
      message: 'Too many requests.',
    });
  });
});

describe('product events', () => {
  const updated = { issue: { key: 'PAY-1' }, atlassianId: 'ada' };

  it('reach the trigger that declares them', async () => {
    site.jira.raise({ name: 'avi:jira:updated:issue', payload: updated });
    await site.platform.deliveries.drain();
    expect(await site.call('get', { key: 'seen' })).toEqual([
      { type: 'avi:jira:updated:issue', key: 'PAY-1' },
    ]);
  });

  it('do not when they are undeclared or of the app itself', async () => {
    site.jira.raise({ name: 'avi:jira:deleted:issue', payload: updated });
    site.jira.raise({
      name: 'avi:jira:updated:issue',
      payload: { ...updated, selfGenerated: true },
    });
    await site.platform.deliveries.drain();
    expect(await site.call('get', { key: 'seen' })).toBeNull();
  });
});

describe('after kill -9', () => {
  it('everything acknowledged is there, and what was under way comes again', async () => {
    await buildFixture();
    const file = temporaryFile('killed.db');
    const program = temporaryFile('crashing-site.cjs');
    await build({
      entryPoints: [path.join(__dirname, 'crashing-site.ts')],
      outfile: program,
      bundle: true,
      platform: 'node',
      packages: 'external',
      define: { __dirname: JSON.stringify(__dirname) },
      absWorkingDir: path.resolve(__dirname, '../../..'),
    });
    const child = fork(program, [file], {
      stdio: 'ignore',
      env: { ...process.env, NODE_PATH: path.resolve(__dirname, '../../../node_modules') },
      execArgv: [],
    });
    // It tells when the slow event has started; then it dies in the middle of it.
    await new Promise((resolve) => child.once('message', resolve));
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;

    const second = await startFixture(file);
    expect(await second.call('get', { key: 'before' })).toBe('the crash');
    expect(done(second, 'under-way')).toEqual([]);
    await second.platform.deliveries.drain();
    expect(done(second, 'under-way')).toHaveLength(1);
    expect(done(second, 'waiting')).toHaveLength(1);
    await second.stop();
  }, 60_000);
});

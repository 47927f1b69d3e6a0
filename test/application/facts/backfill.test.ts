import { backfill } from '../../../src/application/facts/backfill';
import { NO_USAGE } from '../../../src/application/ports/budget';
import { UpstreamError } from '../../../src/application/ports/upstream-error';
import { updateKeyResult } from '../../../src/application/okr/change-key-result';
import { setPaused } from '../../../src/application/transfer/site-switches';
import { recompute } from '../../../src/application/sync/recompute';
import type { Condition } from '../../../src/domain/history/condition';
import type { Reading } from '../../../src/domain/metrics/reading';
import type { CalendarDate } from '../../../src/domain/shared/calendar-date';
import type { IssueId } from '../../../src/domain/shared/ids';
import { givenKeyResult, must } from '../../doubles/drafts';
import { ADMIN, LEAD, putIssue, testWorld, type TestWorld } from '../../doubles/test-world';
import { day } from '../../support/calendar-day';
import { aSource } from '../../support/jira-measure';

const QUERY = 'project = PAY AND fixVersion = "9.1"';
const YEAR = { from: day('2025-01-01'), to: day('2026-12-31') };

/** So many stories since the second of January; the first was finished on the fifth of February. */
function withStories(count: number): TestWorld {
  const world = testWorld();
  for (let story = 1; story <= count; story += 1) {
    putIssue(world, String(story), { updatedAt: Date.parse('2026-01-02T09:00:00Z') });
  }
  world.jira.change('1', { statusCategory: 'done' }, Date.parse('2026-02-05T09:00:00Z'));
  world.jira.query(QUERY, () => true);
  return world;
}

async function step(world: TestWorld): Promise<boolean> {
  const next = world.historyJobs.waiting.shift();
  if (next === undefined) return false;
  world.clock.at += next.delaySeconds * 1000;
  await backfill(world.portsFor('app'), next.job);
  return true;
}

async function steps(world: TestWorld): Promise<number> {
  let count = 0;
  while (await step(world)) count += 1;
  return count;
}

async function readings(world: TestWorld, id: string): Promise<readonly Reading[]> {
  const keyResult = await world.ports.okrs.findKeyResult(id as never);
  if (keyResult === null) throw new Error('No such key result');
  return world.ports.readings.list(keyResult.metricId, YEAR);
}

const on = (list: readonly Reading[], date: string) =>
  list.find((reading) => reading.on === (date as CalendarDate));

async function progress(world: TestWorld) {
  const [hash] = await world.ports.scopes.list();
  return world.ports.scopeHistories.progress(hash ?? '');
}

describe('the past of a new key result', () => {
  it('is told by readings from the day its first issue was created, marked as put together', async () => {
    const world = withStories(4);
    const { id } = await givenKeyResult(world, QUERY);
    await steps(world);
    const list = await readings(world, id);
    expect(list[0]?.on).toBe('2026-01-02');
    expect(list.at(-1)?.on).toBe('2026-02-14');
    expect(on(list, '2026-02-04')).toMatchObject({ value: 0, n: 4, isReconstructed: true });
    expect(on(list, '2026-02-05')).toMatchObject({ value: 25, n: 4, isReconstructed: true });
    expect(on(list, '2026-02-14')).not.toHaveProperty('isReconstructed');
    expect(await progress(world)).toMatchObject({ state: 'done', issuesDone: 4, issuesTotal: 4 });
  });

  it('is not read while a Jira admin has paused measuring, and is read when it goes on', async () => {
    const world = withStories(4);
    const { id } = await givenKeyResult(world, QUERY);
    const admin = world.at(ADMIN, { projectId: null });
    must(await setPaused(world.portsFor(ADMIN), admin, { isPaused: true }));
    await steps(world);
    expect(await readings(world, id)).toHaveLength(1);
    must(await setPaused(world.portsFor(ADMIN), admin, { isPaused: false }));
    await steps(world);
    expect(on(await readings(world, id), '2026-02-05')).toMatchObject({ value: 25 });
  });

  it('has a reading a week for the months before the last quarter', async () => {
    const world = withStories(1);
    world.jira.createdAt.set('1' as IssueId, Date.parse('2025-01-01T00:00:00Z'));
    const { id } = await givenKeyResult(world, QUERY);
    await steps(world);
    const list = await readings(world, id);
    // A year back, on a Sunday; 92 days before the fourteenth it becomes daily.
    expect(list[0]?.on).toBe('2025-02-16');
    expect(list[1]?.on).toBe('2025-02-23');
    expect(on(list, '2025-11-14')).toBeDefined();
    expect(on(list, '2025-11-12')).toBeUndefined();
  });

  it('leaves out what had not entered the query yet, as far as the changelog tells', async () => {
    const world = withStories(2);
    const condition: Condition = {
      kind: 'comparison',
      field: 'fixversion',
      operator: '=',
      values: [{ kind: 'literal', text: '9.1' }],
    };
    world.jira.conditions.set(QUERY, condition);
    const entered = Date.parse('2026-02-01T09:00:00Z');
    const change = { field: 'fixVersions', name: 'Fix Version', from: null, fromText: null };
    world.jira.changelogs.set('2' as IssueId, [
      { ...change, at: entered, to: '10', toText: '9.1' },
    ]);
    const { id } = await givenKeyResult(world, QUERY);
    await steps(world);
    const list = await readings(world, id);
    expect(on(list, '2026-01-31')).toMatchObject({ n: 1 });
    expect(on(list, '2026-02-01')).toMatchObject({ n: 2 });
  });

  it('never replaces what was measured that day', async () => {
    const world = withStories(4);
    const { id } = await givenKeyResult(world, QUERY);
    const before = on(await readings(world, id), '2026-02-14');
    await steps(world);
    expect(on(await readings(world, id), '2026-02-14')).toEqual(before);
  });

  it('follows a query that was corrected on the first day, and stays when it is edited later', async () => {
    const world = withStories(4);
    const narrow = 'key = PAY-1';
    world.jira.query(narrow, ({ item }) => item.id === '1');
    const { id, version } = await givenKeyResult(world, QUERY);
    await steps(world);
    const change = { source: aSource({ jql: narrow }) };
    const first = must(
      await updateKeyResult(world.ports, world.at(LEAD), { keyResultId: id, version, change }),
    );
    await steps(world);
    expect(on(await readings(world, id), '2026-02-05')).toMatchObject({ value: 100, n: 1 });
    world.clock.at += 2 * 86_400_000;
    const back = { source: aSource({ jql: QUERY }) };
    must(
      await updateKeyResult(world.ports, world.at(LEAD), {
        keyResultId: id,
        version: first.version,
        change: back,
      }),
    );
    await steps(world);
    const list = await readings(world, id);
    expect(on(list, '2026-02-05')).toMatchObject({ value: 100, n: 1 });
    expect(on(list, '2026-02-16')).toMatchObject({ value: 25, n: 4 });
  });
});

describe('reading the past', () => {
  it('goes on where it stopped when its time is up, and reads no issue twice', async () => {
    const world = withStories(450);
    await givenKeyResult(world, QUERY);
    world.jira.calls.length = 0;
    world.clock.remainingMs = 30_000;
    await step(world);
    expect(world.jira.countOf('histories')).toBe(0);
    expect(await progress(world)).toMatchObject({ state: 'reading', issuesDone: 0 });
    world.clock.remainingMs = 900_000;
    await steps(world);
    expect(world.jira.countOf('histories')).toBe(3);
    expect(await progress(world)).toMatchObject({ state: 'done', issuesDone: 450 });
  });

  it('waits for the next hour when the hour’s points are spent', async () => {
    const world = withStories(4);
    await givenKeyResult(world, QUERY);
    await world.ports.budget.add('2026-02-14T10', 'sync', { ...NO_USAGE, points: 7_000 });
    await step(world);
    expect(world.jira.countOf('histories')).toBe(0);
    expect(world.historyJobs.waiting).toEqual([expect.objectContaining({ delaySeconds: 900 })]);
    await steps(world);
    expect(await progress(world)).toMatchObject({ state: 'done' });
  });

  it('leaves Jira alone as long as it asks for, and gives up after many tries until the night', async () => {
    const world = withStories(4);
    await givenKeyResult(world, QUERY);
    const limited = new UpstreamError('rate-limited', 'Too many', { retryAfterSeconds: 70 });
    world.jira.fail('histories', limited, 1);
    await step(world);
    expect(world.historyJobs.waiting).toEqual([expect.objectContaining({ delaySeconds: 70 })]);
    world.jira.fail('histories', new UpstreamError('unavailable', 'Down'));
    await steps(world);
    expect(await progress(world)).toMatchObject({ state: 'failed' });
    world.jira.recover();
    world.clock.at += 86_400_000;
    await recompute(world.portsFor('app'), { kind: 'sweep' });
    await steps(world);
    expect(await progress(world)).toMatchObject({ state: 'done' });
  });

  it('asked for twice does the same once', async () => {
    const world = withStories(4);
    const { id } = await givenKeyResult(world, QUERY);
    const [job] = world.historyJobs.waiting;
    await steps(world);
    const before = await readings(world, id);
    world.jira.calls.length = 0;
    if (job !== undefined) await backfill(world.portsFor('app'), job.job);
    expect(world.jira.countOf('histories')).toBe(0);
    expect(await readings(world, id)).toEqual(before);
  });

  it('costs nothing for changes after the first measurement: those are recorded', async () => {
    const world = withStories(4);
    await givenKeyResult(world, QUERY);
    await steps(world);
    world.jira.calls.length = 0;
    world.clock.at += 60_000;
    world.jira.change('2', { statusCategory: 'done' }, world.clock.at);
    const change = { kind: 'issue-changed', issueId: '2' as IssueId } as const;
    await recompute(world.portsFor('app'), { kind: 'changes', change });
    await steps(world);
    expect(world.jira.calls).toEqual(['match', 'byIds']);
  });
});

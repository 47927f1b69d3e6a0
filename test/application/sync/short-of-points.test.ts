import { getOkrPage } from '../../../src/application/okr/get-okr-page';
import type { ProgressView } from '../../../src/application/okr/okr-view';
import { NO_USAGE } from '../../../src/application/ports/budget';
import { getDataHealth } from '../../../src/application/settings/get-data-health';
import { noteJiraChange } from '../../../src/application/sync/note-jira-change';
import { recompute } from '../../../src/application/sync/recompute';
import { requestRefresh } from '../../../src/application/sync/request-refresh';
import type { IssueId } from '../../../src/domain/shared/ids';
import { givenKeyResult, must } from '../../doubles/drafts';
import { ADMIN, LEAD, putIssue, testWorld, type TestWorld } from '../../doubles/test-world';

const HOUR = 3_600_000;
const EPIC = 'parent = PAY-1';
const RECENT = 'resolved >= startOfDay(-7d)';

/** One query that stands still and one that depends on the day; four stories, one of them done. */
async function aSite(): Promise<TestWorld> {
  const world = testWorld();
  for (let story = 2; story <= 5; story += 1) {
    const statusCategory = story === 2 ? 'done' : 'new';
    putIssue(world, String(story), { parentId: '1', statusCategory, updatedAt: 0 });
  }
  world.jira.query(EPIC, ({ item }) => item.parentId === '1');
  world.jira.query(RECENT, () => true, { functions: ['startOfDay'] });
  await givenKeyResult(world, EPIC);
  await givenKeyResult(world, RECENT);
  await recompute(world.portsFor('app'), { kind: 'sweep' });
  world.clock.at += HOUR;
  world.jira.calls.length = 0;
  return world;
}

/** So many of the hour's 16,250 points are gone. */
async function spent(world: TestWorld, points: number): Promise<void> {
  const hour = new Date(world.clock.at).toISOString().slice(0, 13);
  await world.ports.budget.add(hour, 'people', { ...NO_USAGE, points });
}

const swept = (world: TestWorld) => recompute(world.portsFor('app'), { kind: 'sweep' });

async function shown(world: TestWorld): Promise<Readonly<Record<string, ProgressView>>> {
  const page = must(await getOkrPage(world.ports, world.at(LEAD), { includeArchived: false }));
  const [epic, recent] = page.objectives.flatMap(({ keyResults }) =>
    keyResults.map(({ progress }) => progress),
  );
  if (epic === undefined || recent === undefined) throw new Error('Two key results were made');
  return { epic, recent };
}

describe('an hour short of points', () => {
  it('takes in changes, while queries to be read whole wait with the value they had', async () => {
    const world = await aSite();
    await spent(world, 12_000);
    // Came in as time passed: only reading the whole query finds it.
    putIssue(world, '9', { updatedAt: 0 });
    world.jira.change('3', { statusCategory: 'done' }, world.clock.at);
    await swept(world);
    expect(await shown(world)).toMatchObject({
      epic: { value: 50, stale: null },
      recent: { value: 25, stale: { reason: 'waiting' } },
    });
    world.clock.at += HOUR;
    await swept(world);
    expect(await shown(world)).toMatchObject({
      epic: { value: 50, stale: null },
      recent: { value: 40, stale: null },
    });
  });

  it('with 90 % gone asks Jira nothing by itself, and takes everything in with the next hour', async () => {
    const world = await aSite();
    await spent(world, 14_625);
    world.jira.change('3', { statusCategory: 'done' }, world.clock.at);
    await noteJiraChange(world.ports, { kind: 'issue-changed', issueId: '3' as IssueId });
    await swept(world);
    expect(world.jira.calls).toEqual([]);
    expect(await shown(world)).toMatchObject({ epic: { value: 25, stale: { reason: 'waiting' } } });
    // What waits comes back every quarter of an hour, and goes on when the hour has turned.
    await world.drain();
    expect(await shown(world)).toMatchObject({
      epic: { value: 50, stale: null },
      recent: { value: 50, stale: null },
    });
    expect(world.jobs.waiting).toEqual([]);
    expect(await world.ports.pending.list()).toEqual([]);
  });

  it('refuses a refresh only when nothing is left, and says when to come back', async () => {
    const world = await aSite();
    const refresh = () => requestRefresh(world.ports, world.at(LEAD), { keyResultIds: null });
    await spent(world, 16_200);
    world.jira.change('3', { statusCategory: 'done' }, world.clock.at);
    must(await refresh());
    const [queued] = world.jobs.waiting.splice(0);
    if (queued === undefined) throw new Error('A refresh was queued');
    await recompute(world.portsFor('app'), queued.job);
    expect(await shown(world)).toMatchObject({ epic: { value: 50 }, recent: { value: 50 } });
    await spent(world, 50);
    world.clock.at += 20 * 60_000;
    expect(await refresh()).toMatchObject({
      error: { kind: 'rate-limited', reason: 'share-spent', retryAfterSeconds: 2_400 },
    });
    expect(world.jobs.waiting).toEqual([]);
  });

  it('is told to admins: what is spent, what waits, and since when Jira wants quiet', async () => {
    const world = await aSite();
    await spent(world, 12_000);
    await world.ports.budget.close(world.clock.at + 60_000);
    const health = must(await getDataHealth(world.portsFor(ADMIN), world.at(ADMIN)));
    expect(health.budget).toMatchObject({
      quotaPoints: 65_000,
      share: 25,
      sitePoints: 16_250,
      thisHour: { points: 12_000 },
      waiting: ['history', 'renewal'],
      closedUntil: new Date(world.clock.at + 60_000).toISOString(),
    });
    expect(health.budget.lastDay.points).toBeGreaterThan(12_000);
  });
});

describe('while Jira wants to be left alone', () => {
  it('no job asks it anything, and a refresh is told how long', async () => {
    const world = await aSite();
    await world.ports.budget.close(world.clock.at + 1_800_000);
    world.jira.change('3', { statusCategory: 'done' }, world.clock.at);
    await noteJiraChange(world.ports, { kind: 'issue-changed', issueId: '3' as IssueId });
    await swept(world);
    expect(await requestRefresh(world.ports, world.at(LEAD), { keyResultIds: null })).toMatchObject(
      {
        error: { kind: 'rate-limited', reason: 'rate-limited', retryAfterSeconds: 1_800 },
      },
    );
    const before = world.clock.at;
    await world.drain();
    expect(world.clock.at - before).toBeGreaterThanOrEqual(1_800_000);
    expect(await shown(world)).toMatchObject({ epic: { value: 50, stale: null } });
  });
});

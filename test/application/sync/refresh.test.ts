import { getRefresh, requestRefresh } from '../../../src/application/sync/request-refresh';
import { getOkrPage } from '../../../src/application/okr/get-okr-page';
import { UpstreamError } from '../../../src/application/ports/upstream-error';
import { givenKeyResult, must } from '../../doubles/drafts';
import { LEAD, putIssue, testWorld, VIEWER, type TestWorld } from '../../doubles/test-world';

async function withKeyResults(): Promise<TestWorld> {
  const world = testWorld();
  putIssue(world, '1');
  world.jira.query('one', () => true);
  world.jira.query('two', () => true);
  await givenKeyResult(world, 'one');
  await givenKeyResult(world, 'two');
  return world;
}

const refresh = (world: TestWorld, viewer = LEAD, keyResultIds: readonly string[] | null = null) =>
  requestRefresh(world.portsFor(viewer), world.at(viewer), { keyResultIds });

describe('a refresh', () => {
  it('renews every value of the page and tells how far it is', async () => {
    const world = await withKeyResults();
    world.jira.change('1', { statusCategory: 'done' }, 0);
    const started = must(await refresh(world));
    expect(started).toMatchObject({ state: 'queued', total: 2, done: 0 });
    await world.drain();
    const { jobId } = started;
    expect(must(await getRefresh(world.ports, world.at(LEAD), { jobId }))).toEqual({
      jobId,
      state: 'done',
      total: 2,
      done: 2,
    });
    const page = must(await getOkrPage(world.ports, world.at(LEAD), { includeArchived: false }));
    const values = page.objectives.flatMap(({ keyResults }) =>
      keyResults.map(({ progress }) => progress.value),
    );
    expect(values).toEqual([100, 100]);
    expect(page.lastSync).toMatchObject({ trigger: 'refresh', measured: 2, failed: 0 });
  });

  it('is open to everybody who may browse, once a minute for each person', async () => {
    const world = await withKeyResults();
    must(await refresh(world));
    world.clock.at += 20_000;
    expect(await refresh(world)).toMatchObject({
      error: { kind: 'rate-limited', reason: 'refresh-too-soon', retryAfterSeconds: 40 },
    });
    must(await refresh(world, VIEWER));
    world.clock.at += 40_000;
    must(await refresh(world));
  });

  it('of named key results renews only those', async () => {
    const world = await withKeyResults();
    const [first] = await world.ports.okrs.listKeyResults({ projectId: null, lifecycle: 'active' });
    world.jira.calls.length = 0;
    expect(must(await refresh(world, LEAD, [first?.id ?? '']))).toMatchObject({ total: 1 });
    await world.drain();
    expect(world.jira.countOf('search')).toBe(1);
  });

  it('says that it failed when Jira gives no answer at all', async () => {
    const world = await withKeyResults();
    world.jira.fail('search', new UpstreamError('rate-limited', '429'));
    const { jobId } = must(await refresh(world));
    await world.drain();
    const followed = must(await getRefresh(world.ports, world.at(LEAD), { jobId }));
    expect(followed.state).toBe('failed');
  });

  it('of a page without key results is done at once', async () => {
    const world = testWorld();
    expect(must(await refresh(world))).toMatchObject({ state: 'done', total: 0 });
    expect(world.jobs.waiting).toEqual([]);
  });
});

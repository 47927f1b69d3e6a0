import { noteJiraChange } from '../../../src/application/sync/note-jira-change';
import { recompute } from '../../../src/application/sync/recompute';
import type { IssueId } from '../../../src/domain/shared/ids';
import type { CalendarDate } from '../../../src/domain/shared/calendar-date';
import { givenKeyResult } from '../../doubles/drafts';
import { putIssue, testWorld, type TestWorld } from '../../doubles/test-world';

const EPIC = 'parent = PAY-1';
const SPRINT = 'sprint = "Sprint 2"';
const HOUR = 3_600_000;

/** Ten stories of an epic, three of them done; four of them in a sprint. */
async function aSyncedSite(): Promise<TestWorld & { night: () => Promise<void> }> {
  const world = testWorld();
  putIssue(world, '1', { hierarchyLevel: 1, updatedAt: 0 });
  for (let story = 2; story <= 11; story += 1) {
    const statusCategory = story <= 4 ? 'done' : 'new';
    putIssue(world, String(story), { parentId: '1', statusCategory, updatedAt: 0 });
  }
  world.jira.query(EPIC, ({ item }) => item.parentId === '1');
  world.jira.query(SPRINT, ({ item }) => ['2', '3', '5', '6'].includes(item.id));
  await givenKeyResult(world, EPIC);
  await givenKeyResult(world, SPRINT);
  const sweep = () => recompute(world.portsFor('app'), { kind: 'sweep' });
  const night = async () => {
    world.clock.at += 24 * HOUR;
    world.jira.calls.length = 0;
    await sweep();
  };
  await sweep();
  await night();
  return { ...world, night };
}

async function values(world: TestWorld): Promise<readonly (number | null | undefined)[]> {
  const keyResults = await world.ports.okrs.listKeyResults({
    projectId: null,
    lifecycle: 'active',
  });
  const states = await Promise.all(
    keyResults.map(({ metricId }) => world.ports.states.find(metricId)),
  );
  return states.map((state) => state?.measured?.value);
}

const reconcileOf = async (world: TestWorld) => (await world.ports.sync.state()).lastReconcile;

describe('the nightly reconcile', () => {
  it('finds nothing to heal when nothing was missed, and reads no issue again', async () => {
    const world = await aSyncedSite();
    // Each query is read whole on one night of the week; this is another one for both.
    const nights: string[][] = [];
    for (let night = 0; night < 7; night += 1) {
      await world.night();
      nights.push([...world.jira.calls]);
    }
    expect(nights.flat().filter((call) => call === 'search')).toHaveLength(2);
    expect(nights).toContainEqual(['changedSince', 'match', 'count', 'count']);
    expect(await reconcileOf(world)).toMatchObject({
      missing: 0,
      extra: 0,
      outdated: 0,
      issues: 10,
    });
    expect(await values(world)).toEqual([30, 50]);
  });

  it('is no dearer on the first night than on any other', async () => {
    const world = testWorld();
    await recompute(world.portsFor('app'), { kind: 'sweep' });
    for (let epic = 1; epic <= 21; epic += 1) {
      putIssue(world, String(epic), { parentId: `9${epic}`, updatedAt: 0 });
      world.jira.query(`parent = PAY-9${epic}`, ({ item }) => item.parentId === `9${epic}`);
      await givenKeyResult(world, `parent = PAY-9${epic}`);
    }
    await world.drain();
    world.jira.calls.length = 0;
    world.clock.at += 24 * HOUR;
    await recompute(world.portsFor('app'), { kind: 'sweep' });
    expect(await reconcileOf(world)).toMatchObject({ queries: 21 });
    expect(world.jira.countOf('search')).toBeLessThan(10);
  });

  it('removes issues that were deleted or archived without a word, and says how many', async () => {
    const world = await aSyncedSite();
    world.jira.issues.delete('2' as IssueId);
    world.jira.issues.delete('11' as IssueId);
    await world.night();
    expect(await values(world)).toEqual([25, expect.closeTo(100 / 3, 12)]);
    expect(await reconcileOf(world)).toMatchObject({ missing: 0, extra: 3, outdated: 0 });
  });

  it('lets an issue in that entered without an edit, known from another query or not', async () => {
    const world = await aSyncedSite();
    putIssue(world, '70', { statusCategory: 'done', updatedAt: 0 });
    world.jira.query(SPRINT, ({ item }) => ['2', '3', '5', '6', '7', '70'].includes(item.id));
    await world.night();
    expect(await values(world)).toEqual([30, 50]);
    expect(await reconcileOf(world)).toMatchObject({ missing: 2, extra: 0 });
  });

  it('counts what differs by query, and does not count what the hour itself changed', async () => {
    const world = await aSyncedSite();
    world.jira.issues.delete('2' as IssueId);
    world.jira.change('5', { parentId: null }, world.clock.at + 24 * HOUR - 1);
    await world.night();
    const found = await reconcileOf(world);
    expect(found).toMatchObject({ missing: 0, extra: 2, outdated: 0, queries: 2 });
    expect(Object.values(found?.byScope ?? {}).map(({ extra }) => extra)).toEqual([1, 1]);
  });

  it('reads every query whole after a status changed its category, which edits no issue', async () => {
    const world = await aSyncedSite();
    const issue = world.jira.issue('6');
    world.jira.issues.set('6' as IssueId, {
      ...issue,
      item: { ...issue.item, statusCategory: 'done' },
    });
    const ports = world.portsFor('app');
    world.clock.at += 24 * HOUR;
    const statusCategories = () => Promise.resolve(new Map([['10', 'done' as const]]));
    const histories = { ...ports.histories, statusCategories };
    await recompute({ ...ports, histories }, { kind: 'sweep' });
    expect(await values(world)).toEqual([40, 75]);
    expect(await reconcileOf(world)).toMatchObject({ outdated: 2 });
  });

  it('records a reading of a day on which nothing changed', async () => {
    const world = await aSyncedSite();
    for (let night = 0; night < 3; night += 1) await world.night();
    const [keyResult] = await world.ports.okrs.listKeyResults({
      projectId: null,
      lifecycle: 'active',
    });
    const range = { from: '2026-02-14' as CalendarDate, to: '2026-02-28' as CalendarDate };
    const readings = keyResult && (await world.ports.readings.list(keyResult.metricId, range));
    expect(readings?.map(({ on, value }) => [on, value])).toEqual([
      ['2026-02-14', 30],
      ['2026-02-15', 30],
      ['2026-02-16', 30],
      ['2026-02-17', 30],
      ['2026-02-18', 30],
    ]);
  });
});

describe('an issue that was deleted', () => {
  it('does not come back through a search that lags behind', async () => {
    const world = await aSyncedSite();
    const ports = world.portsFor('app');
    const before = await ports.workItems.search(EPIC, NO_NEEDS, 100);
    world.jira.issues.delete('2' as IssueId);
    await noteJiraChange(ports, { kind: 'issue-deleted', issueId: '2' as IssueId });
    await world.drain();
    const workItems = { ...ports.workItems, search: () => Promise.resolve(before) };
    const keyResults = await ports.okrs.listKeyResults({ projectId: null, lifecycle: 'active' });
    await recompute(
      { ...ports, workItems },
      {
        kind: 'key-results',
        keyResultIds: keyResults.slice(0, 1).map(({ id }) => id),
        trigger: 'refresh',
        refreshId: null,
      },
    );
    expect((await values(world))[0]).toBeCloseTo(200 / 9, 12);
  });
});

const NO_NEEDS = { times: false, aggregateTimes: false, storyPoints: null, numbers: [] };

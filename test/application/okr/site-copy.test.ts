/** What the whole site's page costs storage, and that it never shows what is no more. */
import { setKeyResultLifecycle } from '../../../src/application/okr/change-key-result';
import {
  setObjectiveLifecycle,
  updateObjective,
} from '../../../src/application/okr/change-objective';
import { getOkrPage } from '../../../src/application/okr/get-okr-page';
import type { OkrPageView } from '../../../src/application/okr/okr-view';
import { UpstreamError } from '../../../src/application/ports/upstream-error';
import { seededRandom } from '../../../src/domain/statistics/seeded-random';
import { givenKeyResult, givenObjective, must } from '../../doubles/drafts';
import { noSiteCopy } from '../../doubles/no-site-copy';
import { storedWorld, type StoredWorld } from '../../doubles/stored-world';
import { LEAD, putIssue } from '../../doubles/test-world';
import { uninstallForge } from '../../support/in-process-forge';

const MINUTE_MS = 60_000;
const STORIES = 'type = Story';

afterEach(uninstallForge);

async function pageOf(world: StoredWorld, ports = world.ports): Promise<OkrPageView> {
  const everywhere = world.at(LEAD, { projectId: null });
  return must(await getOkrPage(ports, everywhere, { includeArchived: false }));
}

/** The same page, read record by record. */
const readAnew = (world: StoredWorld) => pageOf(world, { ...world.ports, siteCopy: noSiteCopy() });

async function requestsOf(world: StoredWorld, work: () => Promise<unknown>): Promise<number> {
  const before = world.kvs.usage().requests;
  await work();
  return world.kvs.usage().requests - before;
}

async function withKeyResults(count: number): Promise<StoredWorld> {
  const world = storedWorld();
  putIssue(world, '1', { statusCategory: 'done' });
  world.jira.query(STORIES, () => true);
  for (let at = 0; at < count; at += 1) await givenKeyResult(world, STORIES);
  world.clock.at += 2 * MINUTE_MS;
  return world;
}

describe('the page of a whole site', () => {
  it('costs the same few requests from its second reader on, however much there is', async () => {
    const costs = [];
    for (const size of [3, 30]) {
      const world = await withKeyResults(size);
      await pageOf(world);
      costs.push({
        kept: await requestsOf(world, () => pageOf(world)),
        anew: await requestsOf(world, () => readAnew(world)),
      });
      expect(await pageOf(world)).toEqual(await readAnew(world));
    }
    expect(costs[1]?.kept).toBe(costs[0]?.kept);
    expect(costs[1]?.kept).toBeLessThan(costs[1]?.anew ?? 0);
  });

  it('shows a change at once, and again when the change has settled', async () => {
    const world = await withKeyResults(1);
    const [before] = (await pageOf(world)).objectives;
    if (before === undefined) throw new Error('The page is empty');
    const { id: objectiveId, version } = before;
    const change = { title: 'Another title' };
    must(await updateObjective(world.ports, world.at(LEAD), { objectiveId, version, change }));
    expect((await pageOf(world)).objectives[0]?.title).toBe('Another title');
    world.clock.at += 2 * MINUTE_MS;
    await pageOf(world);
    expect((await pageOf(world)).objectives[0]?.title).toBe('Another title');
  });

  it('does not keep what a lagging list has not shown yet', async () => {
    const world = await withKeyResults(1);
    await pageOf(world);
    world.kvs.setQueryLag(MINUTE_MS / 2);
    await givenObjective(world);
    await pageOf(world);
    world.clock.at += MINUTE_MS / 2 + 1;
    await pageOf(world);
    expect((await pageOf(world)).objectives).toHaveLength(2);
  });

  it('stands although its copy could not be kept, which support finds in the log', async () => {
    const world = await withKeyResults(1);
    const siteCopy = {
      ...world.ports.siteCopy,
      save: async () => Promise.reject(new UpstreamError('storage-full', 'No room')),
    };
    const event = jest.fn();
    const page = await pageOf(world, {
      ...world.ports,
      siteCopy,
      log: { ...world.ports.log, event },
    });
    expect(page).toEqual(await readAnew(world));
    expect(event).toHaveBeenCalledWith('site-copy-not-kept', { fault: 'storage-full' });
  });

  it('forgets people and restored records with the records themselves', async () => {
    const world = await withKeyResults(1);
    await pageOf(world);
    const { records } = world.ports;
    const { records: rows } = await records.page('objective', null);
    await records.remove(rows);
    expect((await pageOf(world)).objectives).toEqual([]);
  });
});

it.each([1, 2, 3, 4, 5])('is what the records say after any edits (seed %i)', async (seed) => {
  const world = await withKeyResults(2);
  const random = seededRandom(seed);
  for (let step = 0; step < 25; step += 1) {
    const { objectives } = await pageOf(world);
    await anyEdit(world, objectives, Math.floor(random() * 5));
    world.clock.at += Math.floor(random() * 2 * MINUTE_MS);
    expect(await pageOf(world)).toEqual(await readAnew(world));
  }
});

async function anyEdit(
  world: StoredWorld,
  objectives: OkrPageView['objectives'],
  which: number,
): Promise<void> {
  const [objective] = objectives;
  const keyResult = objective?.keyResults[0];
  const lead = world.at(LEAD);
  if (which === 0 || objective === undefined) {
    await givenKeyResult(world, STORIES);
  } else if (which === 1) {
    const { id: objectiveId, version } = objective;
    const change = { objectiveId, version, lifecycle: 'postponed' } as const;
    must(await setObjectiveLifecycle(world.ports, lead, change));
  } else if (which === 2 && keyResult !== undefined) {
    const { id: keyResultId, version } = keyResult;
    const change = { keyResultId, version, lifecycle: 'archived' } as const;
    must(await setKeyResultLifecycle(world.ports, lead, change));
  } else if (which === 3) {
    const { id: objectiveId, version } = objective;
    const change = { title: `Title at ${world.clock.at}` };
    must(await updateObjective(world.ports, lead, { objectiveId, version, change }));
  }
}

import { forgetClosedAccounts } from '../../../src/application/sync/forget-closed-accounts';
import { updateObjective } from '../../../src/application/okr/change-objective';
import { givenKeyResult, givenObjective, must } from '../../doubles/drafts';
import { storedWorld, type StoredWorld } from '../../doubles/stored-world';
import { LEAD, putIssue, VIEWER } from '../../doubles/test-world';
import { uninstallForge } from '../../support/in-process-forge';

const DAY_MS = 24 * 3_600_000;

async function nextDay(world: StoredWorld): Promise<void> {
  world.clock.at += DAY_MS;
  await forgetClosedAccounts(world.portsFor('app'));
}

function worldWithIssue(): StoredWorld {
  const world = storedWorld();
  putIssue(world, '1');
  world.jira.query('all', () => true);
  return world;
}

afterEach(uninstallForge);

describe('account ids', () => {
  it('are reported once a week, each once', async () => {
    const world = worldWithIssue();
    await givenKeyResult(world, 'all', { ownerId: VIEWER });
    for (let day = 0; day < 8; day += 1) await nextDay(world);
    expect(world.reported.map((ids) => [...ids].sort())).toEqual([
      [LEAD, VIEWER],
      [LEAD, VIEWER],
    ]);
  });

  it('of closed accounts are erased, and the definitions kept', async () => {
    const world = worldWithIssue();
    const objective = await givenObjective(world, { ownerId: LEAD, watcherIds: [VIEWER] });
    const keyResult = await givenKeyResult(world, 'all', { objectiveId: objective.id });
    must(
      await updateObjective(world.ports, world.at(LEAD), {
        objectiveId: objective.id,
        version: 1,
        change: { ownerId: VIEWER, contributorIds: [LEAD, VIEWER] },
      }),
    );
    world.closedAccounts.add(LEAD);
    await nextDay(world);
    expect(JSON.stringify(world.kvs.dump())).not.toContain(LEAD);
    const stored = await world.ports.okrs.findObjective(objective.id);
    expect(stored).toMatchObject({
      title: objective.title,
      ownerId: VIEWER,
      contributorIds: [VIEWER],
      watcherIds: [VIEWER],
    });
    expect(await world.ports.okrs.findKeyResult(keyResult.id)).not.toBeNull();
  });

  it('of closed accounts leave the log of changes complete but for the names', async () => {
    const world = worldWithIssue();
    const objective = await givenObjective(world, { ownerId: LEAD });
    must(
      await updateObjective(world.ports, world.at(LEAD), {
        objectiveId: objective.id,
        version: 1,
        change: { title: 'Better', ownerId: VIEWER },
      }),
    );
    world.closedAccounts.add(LEAD);
    await nextDay(world);
    const scope = { of: 'objective', id: objective.id } as const;
    const query = { scope, from: null, to: null, cursor: null, size: 10 };
    const { entries } = await world.ports.audit.list(query);
    expect(entries).toHaveLength(2);
    expect(entries).toContainEqual(
      expect.objectContaining({
        by: 'closed-account',
        action: 'edited',
        changes: [
          { field: 'title', before: objective.title, after: 'Better' },
          { field: 'ownerId', before: null, after: VIEWER },
        ],
      }),
    );
  });
});

import { recompute } from '../../../src/application/sync/recompute';
import { givenKeyResult, givenObjective } from '../../doubles/drafts';
import { LEAD, putIssue, testWorld, VIEWER } from '../../doubles/test-world';

const DAY_MS = 24 * 3_600_000;

async function nextDay(world: ReturnType<typeof testWorld>): Promise<void> {
  world.clock.at += DAY_MS;
  await recompute(world.portsFor('app'), { kind: 'sweep' });
}

describe('account ids', () => {
  it('are reported once a week, each once', async () => {
    const world = testWorld();
    putIssue(world, '1');
    world.jira.query('all', () => true);
    await givenKeyResult(world, 'all', { ownerId: VIEWER });
    for (let day = 0; day < 8; day += 1) await nextDay(world);
    expect(world.reported.map((ids) => [...ids].sort())).toEqual([
      [LEAD, VIEWER],
      [LEAD, VIEWER],
    ]);
  });

  it('of closed accounts are erased, and the definitions kept', async () => {
    const world = testWorld();
    putIssue(world, '1');
    world.jira.query('all', () => true);
    const objective = await givenObjective(world, { ownerId: LEAD });
    const keyResult = await givenKeyResult(world, 'all', { objectiveId: objective.id });
    world.closedAccounts.add(LEAD);
    await nextDay(world);
    const stored = [
      await world.ports.okrs.findObjective(objective.id),
      await world.ports.okrs.findKeyResult(keyResult.id),
      ...(await world.ports.okrs.findMetrics(
        (await world.ports.okrs.listKeyResultsOf(objective.id)).map(({ metricId }) => metricId),
      )),
    ];
    expect(stored).toHaveLength(3);
    expect(JSON.stringify(stored)).not.toContain(LEAD);
    expect(stored[0]).toMatchObject({ title: objective.title, ownerId: null });
  });
});

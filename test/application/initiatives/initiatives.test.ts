import {
  addInitiative,
  findProjects,
  listInitiatives,
  removeInitiative,
} from '../../../src/application/initiatives/initiatives';
import type { AccountId } from '../../../src/domain/shared/ids';
import { givenKeyResult, must } from '../../doubles/drafts';
import {
  ADMIN,
  HR,
  LEAD,
  PAY,
  putIssue,
  testWorld,
  VIEWER,
  type TestWorld,
} from '../../doubles/test-world';

/** Epic 1 with stories 2 to 5, two of them done, of 3, 5, no and 2 points; epic 9 is for Ada alone. */
async function withEpic() {
  const world = testWorld();
  putIssue(world, '1', { hierarchyLevel: 1, summary: 'Checkout' });
  putIssue(world, '2', { parentId: '1', statusCategory: 'done', storyPoints: 3 });
  putIssue(world, '3', { parentId: '1', statusCategory: 'done', storyPoints: 5 });
  putIssue(world, '4', { parentId: '1', storyPoints: null });
  putIssue(world, '5', { parentId: '1', storyPoints: 2 });
  putIssue(world, '9', { onlyFor: [ADMIN] });
  world.jira.query('all', () => true);
  world.jira.query('mine', ({ item }) => item.id === '4');
  const keyResult = await givenKeyResult(world, 'mine');
  return { world, keyResultId: keyResult.id };
}

const add = (world: TestWorld, who: AccountId, input: Parameters<typeof addInitiative>[2]) =>
  addInitiative(world.portsFor(who), world.at(who), input);

describe('initiatives under a key result', () => {
  it('show their own progress in issues and points, and never change the value', async () => {
    const { world, keyResultId } = await withEpic();
    const list = must(await add(world, LEAD, { keyResultId, kind: 'issue', refId: '1' }));
    expect(list).toMatchObject({
      hidden: 0,
      initiatives: [
        {
          key: 'PAY-1',
          title: 'Checkout',
          progress: { done: 2, total: 4, donePoints: 8, points: 10, progress: 0.5 },
          isApproximate: false,
        },
      ],
    });
    const state = await world.ports.states.findMany([]);
    expect(state.size).toBe(0);
  });

  it('leave a trace of who put them there and took them away, without their names', async () => {
    const { world, keyResultId } = await withEpic();
    const list = must(await add(world, LEAD, { keyResultId, kind: 'issue', refId: '1' }));
    const initiativeId = list.initiatives[0]?.id ?? '';
    must(await removeInitiative(world.portsFor(ADMIN), world.at(ADMIN), { initiativeId }));
    const scope = { of: 'subject', id: keyResultId } as const;
    const query = { scope, from: null, to: null, cursor: null, size: 10 };
    const { entries } = await world.audit.list(query);
    const told = entries.flatMap(({ by, changes }) => changes.map((change) => ({ by, ...change })));
    expect(told.filter(({ field }) => field === 'initiative')).toEqual([
      { by: ADMIN, field: 'initiative', before: 'Issue 1', after: null },
      { by: LEAD, field: 'initiative', before: null, after: 'Issue 1' },
    ]);
  });

  it('are counted by what the viewer may see', async () => {
    const { world, keyResultId } = await withEpic();
    must(await add(world, LEAD, { keyResultId, kind: 'issue', refId: '1' }));
    world.jira.put({ ...world.jira.issue('3'), onlyFor: [LEAD] });
    const list = must(
      await listInitiatives(world.portsFor(VIEWER), world.at(VIEWER), { keyResultId }),
    );
    expect(list.initiatives[0]?.progress).toMatchObject({ done: 1, total: 3, donePoints: 3 });
  });

  it('that the viewer may not see are only counted', async () => {
    const { world, keyResultId } = await withEpic();
    must(await add(world, ADMIN, { keyResultId, kind: 'issue', refId: '9' }));
    const list = must(
      await listInitiatives(world.portsFor(VIEWER), world.at(VIEWER), { keyResultId }),
    );
    expect(list).toEqual({ initiatives: [], hidden: 1 });
  });

  it('can be projects, counted by Jira', async () => {
    const { world, keyResultId } = await withEpic();
    world.jira.query(`project = ${PAY}`, ({ item }) => item.projectId === PAY);
    world.jira.query(
      `project = ${PAY} AND statusCategory = Done`,
      ({ item }) => item.projectId === PAY && item.statusCategory === 'done',
    );
    const list = must(await add(world, LEAD, { keyResultId, kind: 'project', refId: PAY }));
    expect(list.initiatives).toMatchObject([
      { kind: 'project', key: 'PAY', progress: { done: 2, total: 5 }, isApproximate: true },
    ]);
  });

  it.each([
    ['somebody who does not manage OKRs', VIEWER, '1', 'needs-manage-okrs'],
    ['somebody who may not see the issue', LEAD, '9', 'initiative-not-in-sight'],
  ])('are not added by %s', async (_who, who, refId, reason) => {
    const { world, keyResultId } = await withEpic();
    expect(await add(world, who, { keyResultId, kind: 'issue', refId })).toMatchObject({
      error: { reason },
    });
  });

  it('stand there once, until somebody who manages OKRs takes them away', async () => {
    const { world, keyResultId } = await withEpic();
    const input = { keyResultId, kind: 'issue', refId: '1' } as const;
    const list = must(await add(world, LEAD, input));
    expect(await add(world, LEAD, input)).toMatchObject({
      error: { reason: 'initiative-already-there' },
    });
    const initiativeId = list.initiatives[0]?.id ?? '';
    const remove = (who: AccountId) =>
      removeInitiative(world.portsFor(who), world.at(who), { initiativeId });
    expect(await remove(VIEWER)).toMatchObject({ error: { reason: 'needs-manage-okrs' } });
    expect(must(await remove(LEAD))).toEqual({ initiatives: [], hidden: 0 });
  });

  it('are found among the projects one may browse', async () => {
    const { world } = await withEpic();
    const found = must(await findProjects(world.ports, world.at(LEAD), { text: 'p' }));
    expect(found.map(({ id }) => id)).toEqual([PAY]);
    expect(found.map(({ id }) => id)).not.toContain(HR);
  });
});

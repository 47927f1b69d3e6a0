import { getHistory } from '../../../src/application/audit/get-history';
import { listArchive } from '../../../src/application/archive/list-archive';
import { setKeyResultLifecycle } from '../../../src/application/okr/change-key-result';
import { listLeavers } from '../../../src/application/people/list-leavers';
import { reassign } from '../../../src/application/people/reassign';
import type { AccountId } from '../../../src/domain/shared/ids';
import { givenKeyResult, givenObjective, must } from '../../doubles/drafts';
import { LEAD, putIssue, testWorld, VIEWER, type TestWorld } from '../../doubles/test-world';

const LEFT = 'len-left' as AccountId;

/** Len owned an objective and a key result, and left. */
async function withLeaver() {
  const world = testWorld();
  putIssue(world, '1');
  world.jira.query('all', () => true);
  world.jira.people.set(LEFT, { id: LEFT, isActive: true });
  const objective = await givenObjective(world, { ownerId: LEFT });
  const keyResult = await givenKeyResult(world, 'all', {
    objectiveId: objective.id,
    ownerId: LEFT,
  });
  return { world, objective, keyResult };
}

const leave = (world: TestWorld) => world.jira.people.set(LEFT, { id: LEFT, isActive: false });

describe('owners who left', () => {
  it('are listed with all they own, and nobody else is', async () => {
    const { world, objective, keyResult } = await withLeaver();
    expect(must(await listLeavers(world.ports, world.at(LEAD)))).toEqual([]);
    leave(world);
    const leavers = must(await listLeavers(world.ports, world.at(LEAD)));
    expect(leavers).toMatchObject([{ accountId: LEFT, state: 'inactive' }]);
    expect(leavers[0]?.items.map(({ id }) => id)).toEqual([objective.id, keyResult.id]);
  });

  it('whom Jira does not know at all are listed too', async () => {
    const { world } = await withLeaver();
    world.jira.people.delete(LEFT);
    expect(must(await listLeavers(world.ports, world.at(LEAD)))).toMatchObject([
      { state: 'unknown' },
    ]);
  });

  it('are shown to people who manage only', async () => {
    const { world } = await withLeaver();
    expect(await listLeavers(world.portsFor(VIEWER), world.at(VIEWER))).toMatchObject({
      error: { reason: 'needs-manage-okrs' },
    });
  });
});

describe('a bulk reassignment', () => {
  it('gives everything a new owner and leaves a trace', async () => {
    const { world, objective, keyResult } = await withLeaver();
    leave(world);
    const items = [
      { kind: 'objective' as const, id: objective.id },
      { kind: 'key-result' as const, id: keyResult.id },
    ];
    const results = must(await reassign(world.ports, world.at(LEAD), { to: VIEWER, items }));
    expect(results.map(({ reason }) => reason)).toEqual([null, null]);
    expect(must(await listLeavers(world.ports, world.at(LEAD)))).toEqual([]);
    const history = must(
      await getHistory(world.ports, world.at(LEAD), {
        kind: 'key-result',
        id: keyResult.id,
        cursor: null,
      }),
    );
    expect(history.entries).toContainEqual(
      expect.objectContaining({
        action: 'edited',
        origin: 'reassignment',
        by: LEAD,
        changes: [{ field: 'ownerId', before: LEFT, after: VIEWER }],
      }),
    );
  });

  it('names what it could not give, and goes on with the rest', async () => {
    const { world, objective } = await withLeaver();
    const items = [
      { kind: 'objective' as const, id: 'gone' },
      { kind: 'objective' as const, id: objective.id },
    ];
    const results = must(await reassign(world.ports, world.at(LEAD), { to: VIEWER, items }));
    expect(results.map(({ reason }) => reason)).toEqual(['objective-not-found', null]);
  });

  it('refuses a new owner who left as well', async () => {
    const { world, objective } = await withLeaver();
    const items = [{ kind: 'objective' as const, id: objective.id }];
    expect(await reassign(world.ports, world.at(LEAD), { to: 'gone-gina', items })).toMatchObject({
      error: { field: 'to', reason: 'owner-inactive' },
    });
  });
});

describe('the archive', () => {
  it('says until when a delete can be undone', async () => {
    const { world, objective, keyResult } = await withLeaver();
    must(
      await setKeyResultLifecycle(world.ports, world.at(LEAD), {
        keyResultId: keyResult.id,
        version: 1,
        lifecycle: 'deleted',
      }),
    );
    expect(must(await listArchive(world.ports, world.at(LEAD)))).toMatchObject([
      {
        id: keyResult.id,
        objectiveTitle: objective.title,
        lifecycle: 'deleted',
        // 30 days after 14 February.
        undoUntil: '2026-03-16',
        by: LEAD,
      },
    ]);
  });

  it('is empty for who put nothing away, and closed to who manages nothing', async () => {
    const { world } = await withLeaver();
    expect(must(await listArchive(world.ports, world.at(LEAD)))).toEqual([]);
    expect(await listArchive(world.portsFor(VIEWER), world.at(VIEWER))).toMatchObject({
      error: { reason: 'needs-manage-okrs' },
    });
  });
});

import { kvs } from '@forge/kvs';
import { recompute } from '../../../src/application/sync/recompute';
import { parseJob } from '../../../src/entry/job-payload';
import { givenKeyResult } from '../../doubles/drafts';
import { type StoredWorld, storedWorld } from '../../doubles/stored-world';
import { putIssue } from '../../doubles/test-world';
import { uninstallForge } from '../../support/in-process-forge';

const EPIC = 'parent = PAY-1';
const HOUR = 3_600_000;

afterEach(uninstallForge);

/** Ten stories, three of them done, measured once. */
async function aSyncedSite(): Promise<StoredWorld> {
  const world = storedWorld();
  for (let story = 2; story <= 11; story += 1) {
    const statusCategory = story <= 4 ? 'done' : 'new';
    putIssue(world, String(story), { parentId: '1', statusCategory, updatedAt: 0 });
  }
  world.jira.query(EPIC, ({ item }) => item.parentId === '1');
  await givenKeyResult(world, EPIC);
  await recompute(world.portsFor('app'), { kind: 'sweep' });
  return world;
}

/** As the version before deletions and reconciles were remembered wrote it. */
async function writeStateOfVersionOne(): Promise<void> {
  const stored = await kvs.get<Record<string, unknown>>('sync:state');
  const { cursor, confirmedAt, lastFullOn, outage, lastSync, lastHourly } = stored ?? {};
  const before = { cursor, confirmedAt, lastFullOn, outage, lastSync, lastHourly };
  await kvs.set('sync:state', { ...before, schema: 1 });
}

/** A run that the version before had begun and queued the rest of. */
const runOfVersionOne = (hash: string) => ({
  kind: 'resume',
  run: {
    ...{ trigger: 'hourly', startedAt: '2026-02-14T11:00:00.000Z', pendingKeys: [], refresh: null },
    ...{ readWhole: [], update: [hash], changedIds: ['5'], deletedIds: [] },
    ...{ isSweep: true, isNightly: false, measured: 3, failed: 0, attempts: 1 },
  },
});

async function value(world: StoredWorld): Promise<number | null | undefined> {
  const [keyResult] = await world.ports.okrs.listKeyResults({
    projectId: null,
    lifecycle: 'active',
  });
  if (keyResult === undefined) throw new Error('There is no key result');
  return (await world.ports.states.find(keyResult.metricId))?.measured?.value;
}

describe('a new version that is deployed while jobs wait', () => {
  it('finishes the run that the version before had begun, on the state it had stored', async () => {
    const world = await aSyncedSite();
    const [hash = ''] = await world.ports.scopes.list();
    await writeStateOfVersionOne();
    world.clock.at += HOUR;
    world.jira.change('5', { statusCategory: 'done' }, world.clock.at);
    const job = parseJob({ job: JSON.parse(JSON.stringify(runOfVersionOne(hash))) as unknown });
    if (job === null) throw new Error('The job was not understood');
    await recompute(world.portsFor('app'), job);
    expect(await value(world)).toBe(40);
    expect(await kvs.get('sync:state')).toMatchObject({
      schema: 2,
      cursor: '2026-02-14T11:00:00.000Z',
      lastHourly: { measured: 4 },
      recentlyDeleted: [],
    });
  });

  it('goes on from the cursor that was stored, and compares everything on its first night', async () => {
    const world = await aSyncedSite();
    await writeStateOfVersionOne();
    world.jira.change('5', { statusCategory: 'done' }, world.clock.at);
    world.clock.at += HOUR;
    world.jira.calls.length = 0;
    await recompute(world.portsFor('app'), { kind: 'sweep' });
    expect(world.jira.calls).toEqual(['changedSince', 'match', 'byIds']);
    expect(await value(world)).toBe(40);
    world.clock.at += 24 * HOUR;
    await recompute(world.portsFor('app'), { kind: 'sweep' });
    const { lastReconcile } = await world.ports.sync.state();
    expect(lastReconcile).toMatchObject({ queries: 1, issues: 10, missing: 0, extra: 0 });
  });

  it('takes in changes that were told to the version before', async () => {
    const world = await aSyncedSite();
    await writeStateOfVersionOne();
    world.jira.change('6', { statusCategory: 'done' }, 0);
    await kvs.set('pending:of-old', {
      schema: 1,
      change: { kind: 'issue-changed', issueId: '6' },
    });
    const change = { kind: 'issue-changed', issueId: '6' };
    const job = parseJob({ job: { kind: 'changes', change } });
    if (job === null) throw new Error('The job was not understood');
    await recompute(world.portsFor('app'), job);
    expect(await value(world)).toBe(40);
    expect(await world.ports.pending.list()).toEqual([]);
  });
});

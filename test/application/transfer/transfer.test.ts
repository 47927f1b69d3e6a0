import { importItems, type ImportRequest } from '../../../src/application/transfer/import-items';
import { type BackupPart, readBackup } from '../../../src/application/transfer/read-backup';
import { checkRestore, restorePart } from '../../../src/application/transfer/restore';
import { addDemo, removeDemo, setPaused } from '../../../src/application/transfer/site-switches';
import { getOkrPage } from '../../../src/application/okr/get-okr-page';
import type { StoredRecord } from '../../../src/application/ports/stored-records';
import { recompute } from '../../../src/application/sync/recompute';
import { givenKeyResult, givenObjective, must } from '../../doubles/drafts';
import { storedWorld, type StoredWorld } from '../../doubles/stored-world';
import { ADMIN, LEAD, PAY, putIssue, testWorld } from '../../doubles/test-world';
import { uninstallForge } from '../../support/in-process-forge';

afterEach(uninstallForge);

const REQUEST: ImportRequest = {
  importId: 'i-1',
  step: 'items',
  projectId: null,
  projects: [],
  owners: [],
  items: [
    {
      ...{ kind: 'objective', line: 2, ref: 'A', title: 'A', description: '', owner: '' },
      ...{ period: null, weight: 1, labels: [], parentRef: null, projectKey: '' },
      ...{ level: null, cycleId: null },
      status: { kind: 'running', status: null },
    },
    {
      ...{ kind: 'key-result', line: 3, objectiveRef: 'A', title: 'B', description: '', owner: '' },
      ...{ period: null, weight: 1, labels: [], current: 4 },
      target: { kind: 'reach', start: 0, target: 10 },
      source: { kind: 'manual', unit: 'deals' },
      status: { kind: 'running', status: 'behind' },
    },
  ],
};

describe('rows that are imported', () => {
  it('become objectives with key results and their value, traced as imported', async () => {
    const world = testWorld();
    const rows = must(await importItems(world.ports, world.at(LEAD), REQUEST));
    expect(rows.map(({ line, outcome }) => [line, outcome])).toEqual([
      [2, 'created'],
      [3, 'created'],
    ]);
    must(await importItems(world.ports, world.at(LEAD), { ...REQUEST, step: 'statuses' }));
    const page = must(await getOkrPage(world.ports, world.at(LEAD), { includeArchived: false }));
    expect(page.objectives).toMatchObject([
      {
        title: 'A',
        keyResults: [
          { title: 'B', progress: { value: 4, progress: 0.4 }, manualStatus: { status: 'behind' } },
        ],
      },
    ]);
    expect(world.audit.entries.every(({ origin }) => origin === 'import')).toBe(true);
  });

  it('are recognised when they are sent again', async () => {
    const world = testWorld();
    must(await importItems(world.ports, world.at(LEAD), REQUEST));
    const again = must(await importItems(world.ports, world.at(LEAD), REQUEST));
    expect(again.map(({ outcome }) => outcome)).toEqual(['there-already', 'there-already']);
  });

  it('are refused one by one to who may not manage', async () => {
    const world = testWorld();
    const viewer = 'vic-viewer' as typeof LEAD;
    const rows = must(await importItems(world.portsFor(viewer), world.at(viewer), REQUEST));
    expect(rows.map(({ reason }) => reason)).toEqual(['needs-manage-okrs', 'objective-not-found']);
  });
});

async function wholeBackup(world: StoredWorld): Promise<readonly StoredRecord[]> {
  const records: StoredRecord[] = [];
  let position: Parameters<typeof readBackup>[2]['position'] = null;
  do {
    const part: BackupPart = must(
      await readBackup(world.portsFor(ADMIN), world.at(ADMIN), { position }),
    );
    records.push(...part.records);
    position = part.next;
  } while (position !== null);
  return records;
}

describe('a backup', () => {
  it('brings a fresh site to the very same page', async () => {
    const world = storedWorld();
    putIssue(world, '1', { statusCategory: 'done' });
    world.jira.query('all', () => true);
    const objective = await givenObjective(world);
    await givenKeyResult(world, 'all', { objectiveId: objective.id });
    const before = must(await getOkrPage(world.ports, world.at(LEAD), { includeArchived: true }));
    const records = await wholeBackup(world);

    const fresh = storedWorld();
    const part = {
      ...{ restoreId: 'r-1', records, unknownAccounts: [], isLast: true },
      projectIds: [{ from: PAY, to: PAY }],
    };
    const admin = fresh.portsFor(ADMIN);
    expect(must(await checkRestore(admin, fresh.at(ADMIN), part)).unreadable).toEqual([]);
    must(await restorePart(admin, fresh.at(ADMIN), part));
    const after = must(await getOkrPage(fresh.ports, fresh.at(LEAD), { includeArchived: true }));
    expect(after).toEqual(before);
  });

  it('does not come into a site in use', async () => {
    const world = storedWorld();
    await givenObjective(world);
    const input = { restoreId: 'r-1', records: [] };
    expect(await checkRestore(world.portsFor(ADMIN), world.at(ADMIN), input)).toMatchObject({
      error: { reason: 'site-not-empty' },
    });
  });

  it('with a record of another shape writes nothing', async () => {
    const world = storedWorld();
    const records = [{ kind: 'objective', key: 'x', value: { record: { schema: 1 } } }];
    const part = { restoreId: 'r-1', records, projectIds: [], unknownAccounts: [], isLast: true };
    expect(await restorePart(world.portsFor(ADMIN), world.at(ADMIN), part)).toMatchObject({
      error: { reason: 'backup-unreadable' },
    });
  });
});

describe('the demo', () => {
  it('leaves nothing behind but the log when it is removed', async () => {
    const world = storedWorld();
    putIssue(world, '1');
    world.jira.query('project = "PAY"', () => true);
    const ports = world.portsFor(ADMIN);
    must(await addDemo(ports, world.at(ADMIN), { projectId: PAY }));
    const page = must(await getOkrPage(ports, world.at(ADMIN), { includeArchived: false }));
    expect(page.objectives).toMatchObject([{ labels: ['demo'], keyResults: [{}, {}] }]);
    must(await removeDemo(ports));
    const left = Object.entries(world.kvs.dump()).filter(([, rows]) =>
      JSON.stringify(rows).includes('Demo:'),
    );
    expect(left.map(([space]) => space)).toEqual(['entity:audit-entry']);
  });
});

describe('a pause', () => {
  it('measures nothing until it ends, and then everything', async () => {
    const world = testWorld();
    putIssue(world, '1');
    world.jira.query('all', () => true);
    const keyResult = await givenKeyResult(world, 'all');
    expect(keyResult.progress.value).toBe(0);
    must(await setPaused(world.portsFor(ADMIN), world.at(ADMIN), { isPaused: true }));
    world.jira.change('1', { statusCategory: 'done' }, world.clock.at);
    await recompute(world.portsFor('app'), { kind: 'sweep' });
    const value = async () =>
      must(await getOkrPage(world.ports, world.at(LEAD), { includeArchived: false })).objectives[0]
        ?.keyResults[0]?.progress.value;
    expect(await value()).toBe(0);
    must(await setPaused(world.portsFor(ADMIN), world.at(ADMIN), { isPaused: false }));
    world.clock.at += 3_600_000;
    await world.drain();
    expect(await value()).toBe(100);
  });
});

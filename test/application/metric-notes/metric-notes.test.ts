import {
  addMetricNote,
  setMetricNoteDeleted,
  updateMetricNote,
} from '../../../src/application/metric-notes/change-notes';
import { forgetDeletedNotes } from '../../../src/application/metric-notes/forget-notes';
import { listMetricNotes } from '../../../src/application/metric-notes/list-notes';
import { getMetric } from '../../../src/application/metrics/get-metric';
import { createMetric } from '../../../src/application/metrics/change-metric';
import { forgetClosedAccounts } from '../../../src/application/sync/forget-closed-accounts';
import { type BackupPart, readBackup } from '../../../src/application/transfer/read-backup';
import { restorePart } from '../../../src/application/transfer/restore';
import type { AccountId } from '../../../src/domain/shared/ids';
import { must } from '../../doubles/drafts';
import { storedWorld } from '../../doubles/stored-world';
import { ADMIN, HR, LEAD, PAY, testWorld, type TestWorld, VIEWER } from '../../doubles/test-world';
import { uninstallForge } from '../../support/in-process-forge';
import { EVERYTHING, metricDraft } from '../../support/metric-world';

afterEach(uninstallForge);

/** Two metrics of PAY; the clock stands on 14 February 2026. */
async function stage<World extends TestWorld>(world: World) {
  world.jira.query(EVERYTHING, () => true);
  const create = async (title: string) => {
    const fields = metricDraft('throughput', { title });
    return must(await createMetric(world.ports, world.at(LEAD), { projectId: null, fields })).id;
  };
  const metricId = await create('Throughput');
  const otherId = await create('Throughput of bugs');
  const add = (change: Partial<Parameters<typeof addMetricNote>[2]> = {}, as = LEAD) =>
    addMetricNote(world.portsFor(as), world.at(as), {
      ...{ metricId, about: 'metric', on: '2026-02-10', words: 'Two people on leave', ...change },
    });
  const list = async (id = metricId, as: AccountId = VIEWER) =>
    must(await listMetricNotes(world.portsFor(as), world.at(as), { metricId: id }));
  const words = async (id = metricId) => (await list(id)).notes.map((note) => note.words);
  return { world, metricId, otherId, add, list, words };
}

describe('a note on a day of a metric', () => {
  it('is seen by everybody who sees the metric, and changed by those who may change the metric', async () => {
    const { add, list } = await stage(testWorld());
    must(await add());
    const seen = await list();
    expect(seen.canManage).toBe(false);
    expect(seen.notes).toEqual([
      {
        ...{ id: expect.any(String) as string, version: 1, about: 'metric', on: '2026-02-10' },
        ...{ words: 'Two people on leave', createdAt: '2026-02-14T10:00:00.000Z' },
        ...{ createdBy: LEAD, editedAt: null, editedBy: null },
      },
    ]);
    expect((await list(undefined, LEAD)).canManage).toBe(true);
    expect(await add({}, VIEWER)).toMatchObject({ error: { reason: 'needs-manage-okrs' } });
  });

  it('stands on this metric alone, or on all metrics of the project, by day', async () => {
    const { add, words, otherId } = await stage(testWorld());
    must(await add());
    must(await add({ about: 'place', on: '2026-01-06', words: 'Epiphany' }));
    expect(await words()).toEqual(['Epiphany', 'Two people on leave']);
    expect(await words(otherId)).toEqual(['Epiphany']);
  });

  it('needs a real day that is not too far away', async () => {
    const { add } = await stage(testWorld());
    const reasonOf = async (on: string) => {
      const added = await add({ on });
      return added.ok ? null : added.error;
    };
    const refused = { kind: 'invalid-input', field: 'on' };
    expect(await reasonOf('2026-02-30')).toMatchObject({ ...refused, reason: 'not-a-date' });
    const far = { ...refused, reason: 'note-day-out-of-range' };
    expect(await reasonOf('1999-12-31')).toMatchObject(far);
    expect(await reasonOf('2027-02-16')).toMatchObject(far);
    expect(await reasonOf('2027-02-15')).toBeNull();
    expect(await reasonOf('2000-01-01')).toBeNull();
  });

  it('is one of at most 200', async () => {
    const { add } = await stage(testWorld());
    for (let count = 0; count < 200; count += 1) must(await add());
    expect(await add()).toMatchObject({ error: { reason: 'too-many-notes' } });
  });

  it('is changed by anybody who may, and tells who did', async () => {
    const { world, add, list } = await stage(testWorld());
    const { id: noteId } = must(await add());
    world.clock.at += 60_000;
    must(
      await updateMetricNote(world.portsFor(ADMIN), world.at(ADMIN), {
        ...{ noteId, version: 1, on: '2026-02-11', words: 'Three people on leave' },
      }),
    );
    expect((await list()).notes).toMatchObject([
      {
        ...{ version: 2, on: '2026-02-11', words: 'Three people on leave', createdBy: LEAD },
        ...{ editedAt: '2026-02-14T10:01:00.000Z', editedBy: ADMIN },
      },
    ]);
  });

  it('never loses what somebody else wrote meanwhile', async () => {
    const { world, add, words } = await stage(testWorld());
    const { id: noteId } = must(await add());
    const edit = (text: string) =>
      updateMetricNote(world.ports, world.at(LEAD), {
        ...{ noteId, version: 1, on: '2026-02-10', words: text },
      });
    must(await edit('Mine'));
    expect(await edit('Late')).toMatchObject({
      error: { kind: 'conflict', current: { words: 'Mine', version: 2 } },
    });
    expect(await words()).toEqual(['Mine']);
  });

  it('can be brought back for a month after it was deleted, and not after', async () => {
    const { world, add, words } = await stage(testWorld());
    const { id: noteId } = must(await add());
    const set = (version: number, isDeleted: boolean) =>
      setMetricNoteDeleted(world.ports, world.at(LEAD), { noteId, version, isDeleted });
    must(await set(1, true));
    expect(await words()).toEqual([]);
    must(await set(2, false));
    expect(await words()).toEqual(['Two people on leave']);
    must(await set(3, true));
    await forgetDeletedNotes(world.ports, '2026-02-14');
    expect(await set(3, false)).toMatchObject({ error: { kind: 'conflict' } });
    await forgetDeletedNotes(world.ports, '2026-02-15');
    expect(await set(4, false)).toMatchObject({ error: { reason: 'note-not-found' } });
  });

  it('is written down in the log, and is no change of the definition', async () => {
    const { world, metricId, add } = await stage(testWorld());
    const { id: noteId } = must(await add());
    const place = world.at(LEAD);
    const edit = { noteId, version: 1, on: '2026-02-10', words: 'Four on leave' };
    must(await updateMetricNote(world.ports, place, edit));
    must(await setMetricNoteDeleted(world.ports, place, { noteId, version: 2, isDeleted: true }));
    const told = world.audit.entries.filter(({ kind }) => kind === 'metric-note');
    expect(told.map(({ action, title, changes }) => [action, title, changes])).toEqual([
      [
        'created',
        'Two people on leave',
        [
          { field: 'on', before: null, after: '2026-02-10' },
          { field: 'words', before: null, after: 'Two people on leave' },
        ],
      ],
      [
        'edited',
        'Four on leave',
        [{ field: 'words', before: 'Two people on leave', after: 'Four on leave' }],
      ],
      ['deleted', 'Four on leave', []],
    ]);
    expect(must(await getMetric(world.ports, place, { metricId })).changes).toEqual([]);
  });

  it('of a project out of sight is not told to be there', async () => {
    const { world, add, metricId } = await stage(testWorld());
    const { id: noteId } = must(await add({ about: 'place', words: 'We merge' }));
    const outsider = 'oda-outsider' as AccountId;
    world.jira.projects.set(PAY, {
      ...{ id: PAY, key: 'PAY', name: 'Payments', browse: [LEAD], manage: [LEAD] },
    });
    const [ports, place] = [world.portsFor(outsider), world.at(outsider)];
    const answers = await Promise.all([
      listMetricNotes(ports, place, { metricId }),
      addMetricNote(ports, place, { metricId, about: 'place', on: '2026-02-10', words: 'Hm' }),
      updateMetricNote(ports, place, { noteId, version: 7, on: '2026-02-10', words: 'Hm' }),
      setMetricNoteDeleted(ports, place, { noteId, version: 7, isDeleted: true }),
    ]);
    expect(answers.map((answer) => (answer.ok ? 'told' : answer.error.kind))).toEqual(
      answers.map(() => 'not-found'),
    );
    expect(JSON.stringify(answers)).not.toContain('We merge');
  });
});

describe('what people noted', () => {
  it('comes back from a backup, in projects with other ids too', async () => {
    const { world, add, metricId, list } = await stage(storedWorld());
    must(await add());
    must(await add({ about: 'place', words: 'A holiday' }));
    const before = await list(metricId, LEAD);
    const records = [];
    let position: Parameters<typeof readBackup>[2]['position'] = null;
    do {
      const part: BackupPart = must(
        await readBackup(world.portsFor(ADMIN), world.at(ADMIN), { position }),
      );
      records.push(...part.records);
      position = part.next;
    } while (position !== null);

    const fresh = storedWorld();
    must(
      await restorePart(fresh.portsFor(ADMIN), fresh.at(ADMIN), {
        ...{ restoreId: 'r-1', records, unknownAccounts: [], isLast: true },
        projectIds: [{ from: PAY, to: HR }],
      }),
    );
    const after = must(await listMetricNotes(fresh.portsFor(ADMIN), fresh.at(ADMIN), { metricId }));
    expect(after.notes).toEqual(before.notes);
  });

  it('stays when the account of its author is closed, without the account', async () => {
    const { world, add, words } = await stage(storedWorld());
    const { id: noteId } = must(await add());
    const edit = { noteId, version: 1, on: '2026-02-10', words: 'Nobody here' };
    must(await updateMetricNote(world.ports, world.at(LEAD), edit));
    world.closedAccounts.add(LEAD);
    world.clock.at += 24 * 3_600_000;
    await forgetClosedAccounts(world.portsFor('app'));
    expect(await words()).toEqual(['Nobody here']);
    expect(JSON.stringify(world.kvs.dump())).not.toContain(LEAD);
  });
});

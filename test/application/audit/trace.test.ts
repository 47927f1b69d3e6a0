import { getHistory } from '../../../src/application/audit/get-history';
import { listAudit, type AuditFilter } from '../../../src/application/audit/list-audit';
import { withTracedSettings } from '../../../src/application/audit/with-traced-settings';
import { updateKeyResult } from '../../../src/application/okr/change-key-result';
import {
  moveObjective,
  setObjectiveLifecycle,
  updateObjective,
} from '../../../src/application/okr/change-objective';
import { aSource } from '../../support/jira-measure';
import { givenKeyResult, givenObjective, must } from '../../doubles/drafts';
import { ADMIN, LEAD, putIssue, testWorld, VIEWER } from '../../doubles/test-world';

const ALL: AuditFilter = { where: 'all', from: null, to: null, by: null, kind: null };

function worldWithQueries() {
  const world = testWorld();
  putIssue(world, '1');
  world.jira.query('all', () => true);
  world.jira.query('some', () => true);
  return world;
}

describe('a change of an objective', () => {
  it('is told with what each field was before and after', async () => {
    const world = worldWithQueries();
    const { id } = await givenObjective(world, { title: 'Old' });
    world.clock.at += 60_000;
    const change = { title: 'New', weight: 3, period: null };
    must(
      await updateObjective(world.ports, world.at(LEAD), { objectiveId: id, version: 1, change }),
    );
    expect(world.audit.entries).toMatchObject([
      { action: 'created', by: LEAD, at: '2026-02-14T10:00:00.000Z' },
      {
        action: 'edited',
        by: LEAD,
        at: '2026-02-14T10:01:00.000Z',
        title: 'New',
        changes: expect.arrayContaining([
          { field: 'title', before: 'Old', after: 'New' },
          { field: 'period', before: { start: '2026-01-01', end: '2026-03-31' }, after: null },
          { field: 'weight', before: 1, after: 3 },
        ]) as unknown,
      },
    ]);
  });

  it('that somebody else was faster with is not told', async () => {
    const world = worldWithQueries();
    const { id } = await givenObjective(world);
    const edit = (title: string) =>
      updateObjective(world.ports, world.at(LEAD), {
        objectiveId: id,
        version: 1,
        change: { title },
      });
    must(await edit('First'));
    expect((await edit('Second')).ok).toBe(false);
    expect(world.audit.entries.map(({ action }) => action)).toEqual(['created', 'edited']);
  });

  it('that moves, archives or restores it says so', async () => {
    const world = worldWithQueries();
    await givenObjective(world);
    const { id } = await givenObjective(world);
    const lead = world.at(LEAD);
    const [first] = world.audit.entries;
    const before = first?.subjectId ?? '';
    must(await moveObjective(world.ports, lead, { objectiveId: id, version: 1, beforeId: before }));
    for (const [version, lifecycle] of [
      [2, 'archived'],
      [3, 'active'],
      [4, 'deleted'],
    ] as const) {
      must(await setObjectiveLifecycle(world.ports, lead, { objectiveId: id, version, lifecycle }));
    }
    const told = world.audit.entries.filter(({ subjectId }) => subjectId === id);
    expect(told.map(({ action }) => action)).toEqual([
      'created',
      'moved',
      'archived',
      'restored',
      'deleted',
    ]);
  });
});

describe('a change of a key result', () => {
  it('tells another query by its words', async () => {
    const world = worldWithQueries();
    const { id } = await givenKeyResult(world, 'all');
    must(
      await updateKeyResult(world.ports, world.at(LEAD), {
        keyResultId: id,
        version: 1,
        change: { source: aSource({ jql: 'some' }) },
      }),
    );
    expect(world.audit.entries.at(-1)).toMatchObject({
      kind: 'key-result',
      action: 'edited',
      changes: [{ field: 'query', before: 'all', after: 'some' }],
    });
  });

  it('stands in the history of its objective too', async () => {
    const world = worldWithQueries();
    const objective = await givenObjective(world);
    await givenKeyResult(world, 'all', { objectiveId: objective.id });
    const input = { kind: 'objective', id: objective.id, cursor: null } as const;
    const { entries } = must(await getHistory(world.portsFor(VIEWER), world.at(VIEWER), input));
    expect(entries.map(({ kind }) => kind).sort()).toEqual(['key-result', 'objective']);
  });
});

describe('a change of the settings', () => {
  it('leaves a trace that only those who manage the site read', async () => {
    const world = worldWithQueries();
    const admin = world.at(ADMIN, { projectId: null });
    const ports = withTracedSettings(world.portsFor(ADMIN), admin);
    const current = await ports.settings.load();
    await ports.settings.save({ ...current, version: 1, timeZone: 'Europe/Berlin' });
    const read = async (who: typeof ADMIN) =>
      must(
        await listAudit(world.portsFor(who), world.at(who, { projectId: null }), {
          filter: { ...ALL, kind: 'settings' },
          cursor: null,
        }),
      ).entries;
    expect(await read(ADMIN)).toMatchObject([
      { by: ADMIN, changes: [{ field: 'timeZone', before: 'UTC', after: 'Europe/Berlin' }] },
    ]);
    expect(await read(LEAD)).toEqual([]);
  });
});

describe('the log', () => {
  it('is narrowed to a person, a kind and days', async () => {
    const world = worldWithQueries();
    await givenObjective(world);
    world.clock.at += 3 * 24 * 3_600_000;
    await givenKeyResult(world, 'all');
    const kinds = async (filter: Partial<AuditFilter>) =>
      must(
        await listAudit(world.ports, world.at(LEAD), {
          filter: { ...ALL, ...filter },
          cursor: null,
        }),
      ).entries.map(({ kind }) => kind);
    expect(await kinds({})).toHaveLength(3);
    expect(await kinds({ by: VIEWER })).toEqual([]);
    expect(await kinds({ kind: 'key-result' })).toEqual(['key-result']);
    expect(await kinds({ to: '2026-02-14' })).toEqual(['objective']);
    expect(
      await listAudit(world.ports, world.at(LEAD), {
        filter: { ...ALL, from: 'yesterday' },
        cursor: null,
      }),
    ).toMatchObject({ error: { field: 'from', reason: 'not-a-date' } });
  });
});

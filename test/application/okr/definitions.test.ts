import {
  moveKeyResult,
  setKeyResultLifecycle,
  updateKeyResult,
} from '../../../src/application/okr/change-key-result';
import {
  moveObjective,
  setObjectiveLifecycle,
  updateObjective,
} from '../../../src/application/okr/change-objective';
import { createKeyResult } from '../../../src/application/okr/create-key-result';
import { getKeyResultDetail } from '../../../src/application/okr/get-key-result-detail';
import { getOkrPage } from '../../../src/application/okr/get-okr-page';
import { listManagedProjects } from '../../../src/application/okr/list-managed-projects';
import type { ObjectiveView } from '../../../src/application/okr/okr-view';
import { UpstreamError } from '../../../src/application/ports/upstream-error';
import { givenKeyResult, givenObjective, keyResultDraft, must } from '../../doubles/drafts';
import { aSource } from '../../support/jira-measure';
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

const BUGS = 'type = Bug';

/** 23 bugs filed, 12 of them closed: Ally's own example. */
function withBugs(): TestWorld {
  const world = testWorld();
  for (let bug = 1; bug <= 23; bug += 1) {
    putIssue(world, String(bug), { statusCategory: bug <= 12 ? 'done' : 'new' });
  }
  world.jira.query(BUGS, () => true);
  return world;
}

const closedBugs = {
  target: { kind: 'reach', start: 0, target: 20 },
  source: aSource({ jql: BUGS, mode: 'kpi', doneOnly: true }),
} as const;

async function page(world: TestWorld, includeArchived = false): Promise<readonly ObjectiveView[]> {
  return must(await getOkrPage(world.ports, world.at(LEAD), { includeArchived })).objectives;
}

describe('a new key result', () => {
  it('shows its value at once: 12 of 23 bugs closed with target 20 is 60 %', async () => {
    const world = withBugs();
    const { progress } = await givenKeyResult(world, BUGS, closedBugs);
    expect(progress).toMatchObject({ value: 12, progress: 0.6, n: 23, unit: 'issue', stale: null });
    expect(world.jobs.waiting).toEqual([]);
  });

  it('is judged by its objective’s period: on 14 February 44 of 89 days are gone', async () => {
    const world = withBugs();
    const { progress, effectivePeriod } = await givenKeyResult(world, BUGS, closedBugs);
    expect(progress.expected).toBeCloseTo(44 / 89, 12);
    expect(progress).toMatchObject({ status: 'on-track' });
    expect(effectivePeriod).toEqual({ start: '2026-01-01', end: '2026-03-31' });
  });

  it('over many issues is measured in the background', async () => {
    const world = withBugs();
    for (let id = 100; id < 700; id += 1) putIssue(world, String(id));
    const { progress } = await givenKeyResult(world, BUGS, closedBugs);
    expect(progress).toMatchObject({ value: null, reason: 'not-measured-yet', status: 'no-data' });
    await world.drain();
    expect((await page(world))[0]?.keyResults[0]?.progress.value).toBe(12);
  });

  it('is saved although Jira fails while it is measured, and measured later', async () => {
    const world = withBugs();
    world.jira.fail('search', new UpstreamError('unavailable', 'down'), 1);
    const { progress } = await givenKeyResult(world, BUGS, closedBugs);
    expect(progress.reason).toBe('not-measured-yet');
    await world.drain();
    expect((await page(world))[0]?.keyResults[0]?.progress.value).toBe(12);
  });

  it.each([
    ['without a condition', { isBounded: false }, 'jql-unbounded'],
    ['about the current user', { functions: ['currentuser'] }, 'jql-depends-on-viewer'],
    ['about issues somebody watches', { functions: ['watchedissues'] }, 'jql-depends-on-viewer'],
  ])('cannot rest on a query %s', async (_what, facts, reason) => {
    const world = withBugs();
    world.jira.query('odd', () => true, facts);
    const { id: objectiveId } = await givenObjective(world);
    const input = { objectiveId, fields: keyResultDraft('odd') };
    expect(await createKeyResult(world.ports, world.at(LEAD), input)).toMatchObject({
      error: { kind: 'invalid-input', field: 'source.jql', reason },
    });
  });
});

describe('a changed key result', () => {
  it('with another query is measured at once and its history marked', async () => {
    const world = withBugs();
    const created = await givenKeyResult(world, BUGS, closedBugs);
    world.clock.at += 24 * 3_600_000;
    world.jira.query('few', ({ item }) => Number(item.id) <= 4);
    const changed = must(
      await updateKeyResult(world.ports, world.at(LEAD), {
        keyResultId: created.id,
        version: created.version,
        change: { source: { ...closedBugs.source, jql: 'few' } },
      }),
    );
    expect(changed).toMatchObject({ version: 2, progress: { value: 4, progress: 0.2 } });
    const input = { keyResultId: created.id, pageToken: null };
    const { history } = must(await getKeyResultDetail(world.ports, world.at(LEAD), input));
    expect(history.map(({ value, isDefinitionChange }) => [value, isDefinitionChange])).toEqual([
      [12, false],
      [4, true],
    ]);
  });

  it('with another target is judged anew, and its achievement forgotten', async () => {
    const world = withBugs();
    const created = await givenKeyResult(world, BUGS, {
      ...closedBugs,
      target: { kind: 'reach', start: 0, target: 12 },
    });
    expect(created.progress).toMatchObject({
      status: 'achieved',
      firstAchievedAt: '2026-02-14T10:00:00.000Z',
    });
    const changed = must(
      await updateKeyResult(world.ports, world.at(LEAD), {
        keyResultId: created.id,
        version: 1,
        change: { target: { kind: 'reach', start: 0, target: 24 } },
      }),
    );
    expect(changed.progress).toMatchObject({ progress: 0.5, firstAchievedAt: null });
  });

  it('moves to another objective and takes its place there', async () => {
    const world = withBugs();
    const first = await givenKeyResult(world, BUGS, { ...closedBugs, title: 'First' });
    const target = await givenObjective(world, { title: 'Other' });
    const second = await givenKeyResult(world, BUGS, {
      ...closedBugs,
      title: 'Second',
      objectiveId: target.id,
    });
    must(
      await moveKeyResult(world.ports, world.at(LEAD), {
        keyResultId: first.id,
        version: 1,
        objectiveId: target.id,
        beforeId: second.id,
      }),
    );
    const other = (await page(world)).find(({ id }) => id === target.id);
    expect(other?.keyResults.map(({ title }) => title)).toEqual(['First', 'Second']);
  });

  it('cannot move to another project', async () => {
    const world = withBugs();
    const created = await givenKeyResult(world, BUGS, closedBugs);
    const hr = await world.ports.okrs.findObjective(created.objectiveId);
    if (hr === null) throw new Error('gone');
    await world.ports.okrs.save({
      objective: { ...hr, id: 'hr-1' as never, projectId: HR, version: 1 },
    });
    const outcome = await moveKeyResult(world.portsFor(ADMIN), world.at(ADMIN), {
      keyResultId: created.id,
      version: 1,
      objectiveId: 'hr-1',
      beforeId: null,
    });
    expect(outcome).toMatchObject({ error: { reason: 'objective-in-other-project' } });
  });

  it('leaves the page when deleted, and comes back with its value when that is undone', async () => {
    const world = withBugs();
    const { id } = await givenKeyResult(world, BUGS, closedBugs);
    const set = (version: number, lifecycle: 'deleted' | 'active') =>
      setKeyResultLifecycle(world.ports, world.at(LEAD), { keyResultId: id, version, lifecycle });
    const deleted = must(await set(1, 'deleted'));
    expect((await page(world))[0]?.keyResults).toEqual([]);
    must(await set(deleted.version, 'active'));
    expect((await page(world))[0]?.keyResults).toMatchObject([{ id, progress: { value: 12 } }]);
  });
});

describe('two people who edit at once', () => {
  it('the second is told, and given what the first wrote', async () => {
    const world = withBugs();
    const { id } = await givenObjective(world);
    const change = (title: string) =>
      updateObjective(world.ports, world.at(LEAD), {
        objectiveId: id,
        version: 1,
        change: { title },
      });
    must(await change('First'));
    expect(await change('Second')).toMatchObject({
      error: {
        kind: 'conflict',
        reason: 'changed-by-someone-else',
        current: { title: 'First', version: 2 },
      },
    });
    expect((await page(world))[0]?.title).toBe('First');
  });

  it('in the same moment: one wins, the other is told', async () => {
    const world = withBugs();
    const { id } = await givenKeyResult(world, BUGS, closedBugs);
    const change = (title: string) =>
      updateKeyResult(world.ports, world.at(LEAD), {
        keyResultId: id,
        version: 1,
        change: { title },
      });
    const outcomes = await Promise.all([change('One'), change('Two')]);
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const refused = outcomes.find(({ ok }) => !ok);
    expect(refused).toMatchObject({ error: { kind: 'conflict', current: { version: 2 } } });
  });
});

describe('objectives', () => {
  it('cannot contribute to themselves through others', async () => {
    const world = testWorld();
    const top = await givenObjective(world, { title: 'Top' });
    const middle = await givenObjective(world, { title: 'Middle', parentId: top.id });
    const bottom = await givenObjective(world, { title: 'Bottom', parentId: middle.id });
    for (const parentId of [top.id, middle.id, bottom.id]) {
      const change = { objectiveId: top.id, version: 1, change: { parentId } };
      expect(await updateObjective(world.ports, world.at(LEAD), change)).toMatchObject({
        error: { field: 'parentId', reason: 'objective-cycle' },
      });
    }
  });

  it('roll up their key results and child objectives', async () => {
    const world = withBugs();
    const parent = await givenObjective(world, { title: 'Parent' });
    const child = await givenObjective(world, { title: 'Child', parentId: parent.id });
    await givenKeyResult(world, BUGS, { ...closedBugs, objectiveId: child.id });
    world.jira.query('done', ({ item }) => item.statusCategory === 'done');
    await givenKeyResult(world, 'done', {
      objectiveId: parent.id,
      weight: 3,
      source: aSource({ jql: 'done' }),
    });
    const [shown] = await page(world);
    // (3 × 100 % + 1 × 60 %) ÷ 4
    expect(shown?.progress.progress).toBeCloseTo(0.9, 12);
  });

  it('keep the order people give them', async () => {
    const world = testWorld();
    const ids: string[] = [];
    for (const title of ['A', 'B', 'C']) ids.push((await givenObjective(world, { title })).id);
    const move = (objectiveId: string, beforeId: string | null) =>
      moveObjective(world.ports, world.at(LEAD), { objectiveId, version: 1, beforeId });
    must(await move(ids[2] ?? '', ids[0] ?? ''));
    must(await move(ids[0] ?? '', null));
    expect((await page(world)).map(({ title }) => title)).toEqual(['C', 'B', 'A']);
  });

  it('that are archived leave the page and every roll-up, and can be shown and restored', async () => {
    const world = withBugs();
    const parent = await givenObjective(world, { title: 'Parent' });
    const child = await givenObjective(world, { title: 'Child', parentId: parent.id });
    await givenKeyResult(world, BUGS, { ...closedBugs, objectiveId: child.id });
    expect((await page(world))[0]?.progress.progress).toBeCloseTo(0.6, 12);
    const set = (version: number, lifecycle: 'archived' | 'active') =>
      setObjectiveLifecycle(world.ports, world.at(LEAD), {
        objectiveId: child.id,
        version,
        lifecycle,
      });
    must(await set(1, 'archived'));
    expect((await page(world)).map(({ title }) => title)).toEqual(['Parent']);
    expect((await page(world))[0]?.progress.progress).toBeNull();
    const everything = await page(world, true);
    expect(everything.map(({ title, lifecycle }) => [title, lifecycle])).toEqual([
      ['Parent', 'active'],
      ['Child', 'archived'],
    ]);
    must(await set(2, 'active'));
    expect((await page(world))[0]?.progress.progress).toBeCloseTo(0.6, 12);
  });

  it('are not shown on pages of other projects, and on the global page by what one may browse', async () => {
    const world = testWorld();
    await givenObjective(world);
    const global = (viewer: typeof LEAD) =>
      getOkrPage(world.portsFor(viewer), world.at(viewer, { projectId: null }), {
        includeArchived: false,
      });
    const objective = must(await global(VIEWER)).objectives[0];
    expect(objective?.projectId).toBe(PAY);
    const stored = await world.ports.okrs.findObjective((objective?.id ?? '') as never);
    if (stored === null) throw new Error('gone');
    await world.ports.okrs.save({
      objective: { ...stored, id: 'hr-1' as never, projectId: HR, title: 'Secret', version: 1 },
    });
    expect(must(await global(VIEWER)).objectives).toHaveLength(1);
    expect(must(await global(ADMIN)).objectives).toHaveLength(2);
    expect(
      must(await global(ADMIN))
        .projects.map(({ key }) => key)
        .sort(),
    ).toEqual(['HR', 'PAY']);
  });
});

describe('the list of projects to create in', () => {
  it('holds those whose OKRs one manages', async () => {
    const world = testWorld();
    expect(must(await listManagedProjects(world.portsFor(VIEWER)))).toEqual([]);
    expect(must(await listManagedProjects(world.portsFor(LEAD)))).toMatchObject([{ key: 'PAY' }]);
  });
});

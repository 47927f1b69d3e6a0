import {
  createCycle,
  deleteCycle,
  updateCycle,
} from '../../../src/application/cycles/change-cycles';
import { carryOver } from '../../../src/application/cycles/carry-over';
import { closeKeyResult, reopenKeyResult } from '../../../src/application/cycles/close-key-result';
import { closeObjective } from '../../../src/application/cycles/close-objective';
import { createQuarters } from '../../../src/application/cycles/create-quarters';
import { reopenObjective } from '../../../src/application/cycles/reopen-objective';
import {
  setKeyResultLifecycle,
  updateKeyResult,
} from '../../../src/application/okr/change-key-result';
import {
  setObjectiveLifecycle,
  updateObjective,
} from '../../../src/application/okr/change-objective';
import { createKeyResult } from '../../../src/application/okr/create-key-result';
import { getOkrPage } from '../../../src/application/okr/get-okr-page';
import type { KeyResultView, ObjectiveView } from '../../../src/application/okr/okr-view';
import { givenKeyResult, givenObjective, keyResultDraft, must } from '../../doubles/drafts';
import { ADMIN, LEAD, putIssue, testWorld, type TestWorld, VIEWER } from '../../doubles/test-world';
import { aSource } from '../../support/jira-measure';

const STORIES = 'type = Story';
const words = { score: 0.3, outcome: 'missed', lesson: 'Ask customers first.' } as const;
const kpi = {
  target: { kind: 'reach', start: 0, target: 10 },
  source: aSource({ jql: STORIES, mode: 'kpi', doneOnly: true }),
} as const;

/** 3 of 10 stories done. */
function withStories(): TestWorld {
  const world = testWorld();
  for (let story = 1; story <= 10; story += 1) {
    putIssue(world, String(story), { statusCategory: story <= 3 ? 'done' : 'new' });
  }
  world.jira.query(STORIES, () => true);
  return world;
}

async function finishStory(world: TestWorld, story: number): Promise<void> {
  world.clock.at += 60_000;
  putIssue(world, String(story), { statusCategory: 'done' });
  await world.ports.jobs.push({ kind: 'sweep' });
  await world.drain();
}

async function onPage(world: TestWorld, id: string): Promise<ObjectiveView> {
  const { objectives } = must(
    await getOkrPage(world.ports, world.at(LEAD), { includeArchived: false }),
  );
  const found = objectives.find((objective) => objective.id === id);
  if (found === undefined) throw new Error(`${id} is not on the page`);
  return found;
}

const close = async (world: TestWorld, { id, version }: ObjectiveView) =>
  closeObjective(world.ports, world.at(LEAD), {
    objectiveId: id,
    version,
    closing: words,
    keyResults: [],
  });

async function givenOne(world: TestWorld): Promise<[ObjectiveView, KeyResultView]> {
  const objective = await givenObjective(world);
  const keyResult = await givenKeyResult(world, STORIES, { objectiveId: objective.id, ...kpi });
  return [objective, keyResult];
}

describe('a closed key result', () => {
  it('keeps 3 of 10 although Jira goes on to 4', async () => {
    const world = withStories();
    const [objective, { id, version }] = await givenOne(world);
    must(
      await closeKeyResult(world.ports, world.at(LEAD), {
        keyResultId: id,
        version,
        closing: words,
      }),
    );
    await finishStory(world, 4);
    const [closed] = (await onPage(world, objective.id)).keyResults;
    expect(closed).toMatchObject({ lifecycle: 'closed', closing: { ...words, value: 3 } });
    expect(closed?.progress).toMatchObject({ value: 3, progress: 0.3, decidedBy: 'lifecycle' });
  });

  it('stays part of the sum above it with what it had: the mean of 30 % and 40 % is 35 %', async () => {
    const world = withStories();
    const [objective, { id, version }] = await givenOne(world);
    await givenKeyResult(world, STORIES, { objectiveId: objective.id, ...kpi });
    const closing = { keyResultId: id, version, closing: words };
    must(await closeKeyResult(world.ports, world.at(LEAD), closing));
    await finishStory(world, 4);
    expect((await onPage(world, objective.id)).progress.progress).toBeCloseTo(0.35, 12);
  });

  it('leaves the sum when it was cancelled', async () => {
    const world = withStories();
    const [objective, { id, version }] = await givenOne(world);
    await givenKeyResult(world, STORIES, { objectiveId: objective.id, ...kpi });
    const closing = { score: null, outcome: 'cancelled', lesson: '' } as const;
    must(await closeKeyResult(world.ports, world.at(LEAD), { keyResultId: id, version, closing }));
    await finishStory(world, 4);
    expect((await onPage(world, objective.id)).progress.progress).toBeCloseTo(0.4, 12);
  });

  it('refuses every edit until it is reopened, and is measured anew then', async () => {
    const world = withStories();
    const [objective, { id, version }] = await givenOne(world);
    const lead = world.at(LEAD);
    const named = { keyResultId: id, version: version + 1 };
    must(await closeKeyResult(world.ports, lead, { keyResultId: id, version, closing: words }));
    const refused = [
      await updateKeyResult(world.ports, lead, { ...named, change: { title: 'Other' } }),
      await setKeyResultLifecycle(world.ports, lead, { ...named, lifecycle: 'active' }),
      await setKeyResultLifecycle(world.ports, lead, { ...named, lifecycle: 'postponed' }),
    ];
    expect(refused.map((one) => (one.ok ? 'ok' : one.error.reason))).toEqual([
      'closed-is-frozen',
      'closed-is-frozen',
      'closed-is-frozen',
    ]);
    await finishStory(world, 4);
    must(await reopenKeyResult(world.ports, lead, named));
    await world.drain();
    const [open] = (await onPage(world, objective.id)).keyResults;
    expect(open).toMatchObject({ lifecycle: 'active', closing: null, progress: { value: 4 } });
    const actions = world.audit.entries.filter(({ subjectId }) => subjectId === id);
    expect(actions.map(({ action }) => action)).toEqual(['created', 'closed', 'reopened']);
  });

  it('comes back closed from the archive, with its numbers', async () => {
    const world = withStories();
    const [objective, { id, version }] = await givenOne(world);
    const lead = world.at(LEAD);
    must(await closeKeyResult(world.ports, lead, { keyResultId: id, version, closing: words }));
    for (const [at, lifecycle] of [
      [2, 'archived'],
      [3, 'active'],
    ] as const) {
      const step = { keyResultId: id, version: at, lifecycle };
      must(await setKeyResultLifecycle(world.ports, lead, step));
    }
    await finishStory(world, 4);
    const [closed] = (await onPage(world, objective.id)).keyResults;
    expect(closed).toMatchObject({ lifecycle: 'closed', progress: { value: 3 } });
  });
});

describe('a closed objective', () => {
  it('closes what is open under it with what its progress suggests, and freezes the sum', async () => {
    const world = withStories();
    const [objective] = await givenOne(world);
    const closed = must(await close(world, objective));
    expect(closed.keyResults[0]?.closing).toMatchObject({
      score: 0.3,
      outcome: 'missed',
      value: 3,
    });
    await finishStory(world, 4);
    const later = await onPage(world, objective.id);
    expect(later).toMatchObject({ lifecycle: 'closed', closing: { ...words, progress: 0.3 } });
    expect(later.progress).toMatchObject({ progress: 0.3, isOverdue: false });
    expect(later.progress.status).toBe(closed.progress.status);
  });

  it('takes neither edits nor new key results', async () => {
    const world = withStories();
    const [objective] = await givenOne(world);
    const { version } = must(await close(world, objective));
    const lead = world.at(LEAD);
    const edit = { objectiveId: objective.id, version, change: { title: 'Other' } };
    const added = { objectiveId: objective.id, fields: keyResultDraft(STORIES) };
    const outcomes = [
      await updateObjective(world.ports, lead, edit),
      await createKeyResult(world.ports, lead, added),
    ];
    expect(outcomes.map((one) => (one.ok ? 'ok' : one.error.reason))).toEqual([
      'closed-is-frozen',
      'objective-is-closed',
    ]);
  });

  it('reopens what was closed with it, not what was closed before', async () => {
    const world = withStories();
    const [objective, before] = await givenOne(world);
    await givenKeyResult(world, STORIES, { objectiveId: objective.id, ...kpi });
    const lead = world.at(LEAD);
    const named = { keyResultId: before.id, version: 1, closing: words };
    must(await closeKeyResult(world.ports, lead, named));
    world.clock.at += 60_000;
    const { version } = must(await close(world, objective));
    must(await reopenObjective(world.ports, lead, { objectiveId: objective.id, version }));
    const { lifecycle, keyResults } = await onPage(world, objective.id);
    expect([lifecycle, ...keyResults.map((one) => one.lifecycle)]).toEqual([
      'active',
      'closed',
      'active',
    ]);
  });

  it('leaves what is postponed as it is', async () => {
    const world = withStories();
    const [objective, { id }] = await givenOne(world);
    const lead = world.at(LEAD);
    const step = { keyResultId: id, version: 1, lifecycle: 'postponed' } as const;
    must(await setKeyResultLifecycle(world.ports, lead, step));
    expect((await onPage(world, objective.id)).progress.status).toBe('postponed');
    const closed = must(await close(world, objective));
    expect(closed.keyResults[0]).toMatchObject({ lifecycle: 'postponed', closing: null });
  });
});

describe('a postponed objective', () => {
  it('counts for nothing above it and says so', async () => {
    const world = withStories();
    const parent = await givenObjective(world);
    const [{ id }, child] = [parent, await givenObjective(world, { parentId: parent.id })];
    await givenKeyResult(world, STORIES, { objectiveId: child.id, ...kpi });
    expect((await onPage(world, id)).progress.progress).toBeCloseTo(0.3, 12);
    const step = { objectiveId: child.id, version: 1, lifecycle: 'postponed' } as const;
    must(await setObjectiveLifecycle(world.ports, world.at(LEAD), step));
    expect((await onPage(world, child.id)).progress.status).toBe('postponed');
    expect((await onPage(world, id)).progress.progress).toBeNull();
  });
});

describe('cycles', () => {
  const admin = (world: TestWorld) => world.at(ADMIN);
  const q2 = { name: 'Q2 2026', period: { start: '2026-04-01', end: '2026-06-30' } };

  it('are created by the quarter, and only those that are missing', async () => {
    const world = testWorld();
    must(await createCycle(world.portsFor(ADMIN), admin(world), { fields: q2 }));
    const added = must(
      await createQuarters(world.portsFor(ADMIN), admin(world), { fiscalYear: 2026 }),
    );
    expect(added.map(({ name }) => name)).toEqual(['Q1 2026', 'Q3 2026', 'Q4 2026']);
  });

  it('are changed by nobody but site managers', async () => {
    const world = testWorld();
    const refused = await createCycle(world.portsFor(VIEWER), world.at(VIEWER), { fields: q2 });
    expect(refused).toMatchObject({ ok: false, error: { reason: 'needs-cycle-manager' } });
  });

  it('give their dates to objectives without own ones, and new dates at once', async () => {
    const world = withStories();
    const ports = world.portsFor(ADMIN);
    const cycle = must(await createCycle(ports, admin(world), { fields: q2 }));
    const { id } = await givenObjective(world, { period: null, cycleId: cycle.id });
    const { effectivePeriod, progress } = await givenKeyResult(world, STORIES, {
      objectiveId: id,
      ...kpi,
    });
    expect(effectivePeriod).toEqual(q2.period);
    // Before the first of April, with 3 of 10 done already.
    expect(progress).toMatchObject({ expected: 0, status: 'on-track' });
    const period = { start: '2026-02-01', end: '2026-02-27' };
    const named = { cycleId: cycle.id, version: 1 };
    must(await updateCycle(ports, admin(world), { ...named, change: { period } }));
    const [after] = (await onPage(world, id)).keyResults;
    // 14 February is day 13 of 26.
    expect(after?.progress.expected).toBe(0.5);
  });

  it('that objectives belong to are not deleted', async () => {
    const world = testWorld();
    const ports = world.portsFor(ADMIN);
    const cycle = must(await createCycle(ports, admin(world), { fields: q2 }));
    const objective = await givenObjective(world, { period: null, cycleId: cycle.id });
    const named = { cycleId: cycle.id, version: 1 };
    expect(await deleteCycle(ports, admin(world), named)).toMatchObject({
      ok: false,
      error: { reason: 'cycle-in-use' },
    });
    const change = { objectiveId: objective.id, version: 1, change: { cycleId: null } };
    must(await updateObjective(world.ports, world.at(LEAD), change));
    must(await deleteCycle(ports, admin(world), named));
    expect(world.audit.entries.filter(({ kind }) => kind === 'cycle')).toMatchObject([
      { action: 'created', by: ADMIN },
      { action: 'deleted', by: ADMIN },
    ]);
  });

  it('that changed meanwhile are not overwritten', async () => {
    const world = testWorld();
    const ports = world.portsFor(ADMIN);
    const { id: cycleId } = must(await createCycle(ports, admin(world), { fields: q2 }));
    const rename = { cycleId, version: 1, change: { name: 'Spring' } };
    must(await updateCycle(ports, admin(world), rename));
    expect(await updateCycle(ports, admin(world), rename)).toMatchObject({
      ok: false,
      error: { kind: 'conflict', current: { name: 'Spring', version: 2 } },
    });
  });

  it('that do not exist cannot be chosen', async () => {
    const world = testWorld();
    const objective = await givenObjective(world);
    const change = { objectiveId: objective.id, version: 1, change: { cycleId: 'nowhere' } };
    expect(await updateObjective(world.ports, world.at(LEAD), change)).toMatchObject({
      ok: false,
      error: { field: 'cycleId', reason: 'cycle-not-found' },
    });
  });
});

describe('carrying over', () => {
  async function carried(start: 'same' | 'current') {
    const world = withStories();
    const fields = { name: 'Q2', period: { start: '2026-04-01', end: '2026-06-30' } };
    const cycle = must(await createCycle(world.portsFor(ADMIN), world.at(ADMIN), { fields }));
    const [objective, keyResult] = await givenOne(world);
    const left = await givenKeyResult(world, STORIES, {
      objectiveId: objective.id,
      title: 'Stays behind',
      ...kpi,
    });
    const copy = must(
      await carryOver(world.ports, world.at(LEAD), {
        objectiveId: objective.id,
        cycleId: cycle.id,
        keyResults: [{ keyResultId: keyResult.id, start }],
      }),
    );
    await world.drain();
    return { world, objective, keyResult, left, cycle, copy: await onPage(world, copy.id) };
  }

  it('takes the chosen key results only, under new ids, with a link back', async () => {
    const { copy, objective, keyResult, cycle } = await carried('same');
    expect(copy).toMatchObject({
      title: objective.title,
      cycleId: cycle.id,
      period: null,
      effectivePeriod: cycle.period,
      carriedOverFrom: { id: objective.id, title: objective.title },
      lifecycle: 'active',
    });
    expect(copy.id).not.toBe(objective.id);
    expect(copy.keyResults.map(({ title }) => title)).toEqual([keyResult.title]);
    expect(copy.keyResults[0]?.id).not.toBe(keyResult.id);
    expect(copy.keyResults[0]).toMatchObject({ target: kpi.target, progress: { progress: 0.3 } });
  });

  it('from the current value starts at 0 %: 3 of the way from 3 to 10', async () => {
    const { copy, world } = await carried('current');
    expect(copy.keyResults[0]).toMatchObject({
      target: { kind: 'reach', start: 3, target: 10 },
      progress: { value: 3, progress: 0 },
    });
    await finishStory(world, 4);
    const [after] = (await onPage(world, copy.id)).keyResults;
    expect(after?.progress.progress).toBeCloseTo(1 / 7, 12);
  });

  it('leaves the old one as it was, and copies can be edited', async () => {
    const { copy, objective, world } = await carried('same');
    expect(await onPage(world, objective.id)).toMatchObject({ version: 1, lifecycle: 'active' });
    const change = { objectiveId: copy.id, version: 1, change: { title: 'Better' } };
    expect(must(await updateObjective(world.ports, world.at(LEAD), change)).title).toBe('Better');
    const [entry] = world.audit.entries.filter(({ subjectId }) => subjectId === copy.id);
    expect(entry).toMatchObject({ action: 'created', origin: 'carry-over' });
  });

  it('refuses the current value as a start when it is the target already', async () => {
    const world = withStories();
    const fields = { name: 'Q2', period: { start: '2026-04-01', end: '2026-06-30' } };
    const cycle = must(await createCycle(world.portsFor(ADMIN), world.at(ADMIN), { fields }));
    const objective = await givenObjective(world);
    const reached = await givenKeyResult(world, STORIES, {
      objectiveId: objective.id,
      ...kpi,
      target: { kind: 'reach', start: 0, target: 3 },
    });
    const outcome = await carryOver(world.ports, world.at(LEAD), {
      objectiveId: objective.id,
      cycleId: cycle.id,
      keyResults: [{ keyResultId: reached.id, start: 'current' }],
    });
    expect(outcome).toMatchObject({ ok: false, error: { reason: 'target-equals-start' } });
  });
});

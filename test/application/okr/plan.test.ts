import { updateKeyResult } from '../../../src/application/okr/change-key-result';
import { updateObjective } from '../../../src/application/okr/change-objective';
import { createObjective } from '../../../src/application/okr/create-objective';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/application/ports/settings-store';
import { day } from '../../support/calendar-day';
import { givenKeyResult, givenObjective, must, objectiveDraft } from '../../doubles/drafts';
import { LEAD, putIssue, testWorld, type TestWorld } from '../../doubles/test-world';

/** 14 February 2026, 10:00 UTC; 2 of 4 issues are done. */
function worldWithIssues(): TestWorld {
  const world = testWorld();
  for (const id of ['1', '2', '3', '4']) {
    putIssue(world, id, { statusCategory: id < '3' ? 'done' : 'new' });
  }
  world.jira.query('all', () => true);
  return world;
}

async function settle(world: TestWorld, change: Partial<Settings>): Promise<void> {
  const { settings } = world.ports;
  const { version } = await settings.load();
  await settings.save({ ...DEFAULT_SETTINGS, ...change, version: version + 1 });
}

const change = async (
  world: TestWorld,
  keyResult: { readonly id: string; readonly version: number },
  fields: Parameters<typeof updateKeyResult>[2]['change'],
) =>
  updateKeyResult(world.ports, world.at(LEAD), {
    keyResultId: keyResult.id,
    version: keyResult.version,
    change: fields,
  });

describe('the curve of a key result', () => {
  it('is the one the site chose, unless the key result has its own', async () => {
    const world = worldWithIssues();
    await settle(world, { defaultCurve: 'workingDays' });
    expect(await givenKeyResult(world, 'all')).toMatchObject({ curve: { kind: 'workingDays' } });
    expect(await givenKeyResult(world, 'all', { curve: { kind: 'atEnd' } })).toMatchObject({
      curve: { kind: 'atEnd' },
    });
  });

  it.each([
    // 1 January to 31 March 2026 has 63 working days after the first, 31 of them until 14 February.
    ['workingDays', 31 / 63],
    ['linear', 44 / 89],
    ['atEnd', 0],
  ] as const)('%s decides what is expected on 14 February', async (kind, expected) => {
    const world = worldWithIssues();
    const { progress } = await givenKeyResult(world, 'all', { curve: { kind } });
    expect(progress.expected).toBeCloseTo(expected, 12);
  });

  it('leaves out the holidays of the site', async () => {
    const world = worldWithIssues();
    const { calendar } = DEFAULT_SETTINGS;
    // Two weekdays before 14 February and one after it.
    const holidays = ['2026-01-06', '2026-02-02', '2026-03-02'].map(day);
    await settle(world, { calendar: { ...calendar, holidays } });
    const { progress } = await givenKeyResult(world, 'all', { curve: { kind: 'workingDays' } });
    expect(progress.expected).toBeCloseTo(29 / 60, 12);
  });

  it('may have phases, and is judged by them', async () => {
    const world = worldWithIssues();
    const points = [
      { on: '2026-02-04', progress: 0.5 },
      { on: '2026-02-24', progress: 0.9 },
    ];
    const { progress } = await givenKeyResult(world, 'all', { curve: { kind: 'phased', points } });
    // Half of the way from 50 to 90 %; half of the issues are done.
    expect(progress.expected).toBeCloseTo(0.7, 12);
    expect(progress).toMatchObject({ progress: 0.5, status: 'behind' });
  });

  it.each([
    [[], 'phases-missing'],
    [[{ on: '2026-04-01', progress: 0.5 }], 'phase-outside-period'],
    [[{ on: 'soon', progress: 0.5 }], 'not-a-date'],
    [
      [
        { on: '2026-02-02', progress: 0.5 },
        { on: '2026-02-01', progress: 0.6 },
      ],
      'phases-not-ascending',
    ],
  ])('with phases %j is refused', async (points, reason) => {
    const world = worldWithIssues();
    const keyResult = await givenKeyResult(world, 'all');
    const refused = await change(world, keyResult, { curve: { kind: 'phased', points } });
    expect(refused).toMatchObject({ error: { field: 'curve', reason } });
  });

  it('with phases needs dates to lie between', async () => {
    const world = worldWithIssues();
    const { id: objectiveId } = await givenObjective(world, { period: null });
    const keyResult = await givenKeyResult(world, 'all', { objectiveId });
    const curve = { kind: 'phased', points: [{ on: '2026-02-02', progress: 0.5 }] } as const;
    expect(await change(world, keyResult, { curve })).toMatchObject({
      error: { reason: 'phases-need-a-period' },
    });
    const period = { start: '2026-01-01', end: '2026-03-31' };
    expect(must(await change(world, keyResult, { curve, period }))).toMatchObject({ curve });
  });
});

describe('the zones of a key result', () => {
  it('are kept in the order of the target', async () => {
    const world = worldWithIssues();
    const keyResult = await givenKeyResult(world, 'all', { zones: { commit: 80, stretch: 110 } });
    expect(keyResult.zones).toEqual({ commit: 80, stretch: 110 });
    expect(await change(world, keyResult, { zones: { commit: 110, stretch: 80 } })).toMatchObject({
      error: { field: 'zones', reason: 'zones-out-of-order' },
    });
  });

  it('must follow when the target turns into a limit', async () => {
    const world = worldWithIssues();
    const keyResult = await givenKeyResult(world, 'all', { zones: { commit: 80, stretch: 110 } });
    const target = { kind: 'stayAbove', limit: 50 } as const;
    expect(await change(world, keyResult, { target })).toMatchObject({
      error: { reason: 'zones-need-a-target' },
    });
    expect(must(await change(world, keyResult, { target, zones: null }))).toMatchObject({
      zones: null,
      target,
    });
  });
});

describe('a level that the site switched off', () => {
  it('cannot be chosen any more, but is kept by what has it', async () => {
    const world = worldWithIssues();
    const objective = await givenObjective(world, { level: 'team' });
    await settle(world, { levels: ['company', 'project'] });
    const fields = objectiveDraft({ level: 'team' });
    expect(
      await createObjective(world.ports, world.at(LEAD), { projectId: null, fields }),
    ).toMatchObject({ error: { field: 'level', reason: 'level-switched-off' } });
    const named = { objectiveId: objective.id, version: objective.version };
    const kept = await updateObjective(world.ports, world.at(LEAD), {
      ...named,
      change: { title: 'Still a team’s', level: 'team' },
    });
    expect(must(kept)).toMatchObject({ level: 'team', title: 'Still a team’s' });
  });
});

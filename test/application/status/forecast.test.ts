import { getKeyResultDetail } from '../../../src/application/okr/get-key-result-detail';
import { getOkrPage } from '../../../src/application/okr/get-okr-page';
import { DEFAULT_SETTINGS } from '../../../src/application/ports/settings-store';
import { DEFAULT_STATUS_RULE } from '../../../src/domain/okr/status-rule';
import { addDays } from '../../../src/domain/shared/calendar-date';
import type { MetricId } from '../../../src/domain/shared/ids';
import { day } from '../../support/calendar-day';
import { givenKeyResult, must } from '../../doubles/drafts';
import { LEAD, putIssue, testWorld, type TestWorld } from '../../doubles/test-world';

/** 1 of 4 issues done on 14 February; the quarter ends 45 days later. */
async function keyResultWithHistory(dailyStep: number): Promise<{ world: TestWorld; id: string }> {
  const world = testWorld();
  for (const id of ['1', '2', '3', '4']) {
    putIssue(world, id, { statusCategory: id === '1' ? 'done' : 'new' });
  }
  world.jira.query('all', () => true);
  const { id } = await givenKeyResult(world, 'all');
  const stored = await world.ports.okrs.findKeyResult(id);
  await withHistory(world, stored?.metricId, dailyStep);
  return { world, id };
}

/** 20 days up to yesterday. */
async function withHistory(world: TestWorld, metricId: MetricId | undefined, dailyStep: number) {
  if (metricId === undefined) throw new Error('No metric');
  const first = day('2026-01-25');
  for (let at = 0; at < 20; at += 1) {
    const on = addDays(first, at);
    await world.ports.readings.record(metricId, {
      on,
      value: at * dailyStep,
      reason: null,
      numerator: null,
      denominator: null,
      n: 4,
      flags: [],
      definitionHash: 'same',
      asOf: `${on}T12:00:00.000Z`,
    });
  }
}

async function detailOf(world: TestWorld, keyResultId: string) {
  const input = { keyResultId, pageToken: null };
  return must(await getKeyResultDetail(world.ports, world.at(LEAD), input));
}

async function statusOf(world: TestWorld) {
  const page = must(await getOkrPage(world.ports, world.at(LEAD), { includeArchived: false }));
  return page.objectives[0]?.keyResults[0]?.progress;
}

const judgeByForecast = async (world: TestWorld) =>
  world.ports.settings.save({
    ...DEFAULT_SETTINGS,
    version: 1,
    statusRule: { ...DEFAULT_STATUS_RULE, mode: 'forecast' },
  });

describe('the computed chance of a key result', () => {
  it('comes with its method: two points a day for 45 days are enough for the 75 missing', async () => {
    const { world, id } = await keyResultWithHistory(2);
    expect((await detailOf(world, id)).forecast).toMatchObject({
      kind: 'chance',
      chance: 1,
      n: 19,
      daysLeft: 45,
      median: 25 + 90,
    });
  });

  it('says that the history is too short where it is', async () => {
    const world = testWorld();
    putIssue(world, '1');
    world.jira.query('all', () => true);
    const { id } = await givenKeyResult(world, 'all');
    expect((await detailOf(world, id)).forecast).toMatchObject({
      kind: 'none',
      reason: 'short-history',
    });
  });

  it('changes no status, and is not even read for the page, unless the site judges by it', async () => {
    const { world } = await keyResultWithHistory(2);
    expect(await statusOf(world)).toMatchObject({ status: 'behind', chance: null });
  });

  it.each([
    [2, 1, 'on-track'],
    [1, 0, 'at-risk'], // 45 of the 75 missing points
  ])(
    'of %d points a day is %d and makes it %p where the site judges by it',
    async (step, chance, status) => {
      const { world } = await keyResultWithHistory(step);
      await judgeByForecast(world);
      expect(await statusOf(world)).toMatchObject({ status, chance });
    },
  );

  it('falls back to points where there is none', async () => {
    const { world } = await keyResultWithHistory(0);
    await judgeByForecast(world);
    expect(await statusOf(world)).toMatchObject({ status: 'behind', chance: null });
  });
});

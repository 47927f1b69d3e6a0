import { createGovernor } from '../../../src/application/budget/governor';
import { NO_USAGE, type Usage } from '../../../src/application/ports/budget';
import { DEFAULT_SETTINGS } from '../../../src/application/ports/settings-store';
import { memoryBudget } from '../../doubles/memory-budget';
import { memorySettings } from '../../doubles/memory-sync';

const TEN = Date.parse('2026-02-14T10:00:00Z');

/** A job at ten o'clock on a site that may spend 25 %: 16,250 points an hour. */
function aJob() {
  const clock = { at: TEN };
  const spent = { calls: 0, points: 0 };
  const budget = memoryBudget();
  const added: number[] = [];
  const ports = {
    budget: {
      ...budget,
      add: (...[hour, spender, usage]: Parameters<typeof budget.add>) => {
        added.push(usage.points);
        return budget.add(hour, spender, usage);
      },
    },
    settings: memorySettings(),
    clock: { now: () => clock.at },
    meter: { spent: (): Usage => ({ ...NO_USAGE, ...spent }) },
  };
  const spend = (points: number) => {
    spent.calls += 1;
    spent.points += points;
  };
  const pointsOf = async (hour: string) => (await budget.usage([hour])).get(hour)?.points ?? 0;
  return { clock, budget, ports, spend, pointsOf, added, governor: createGovernor(ports, 'sync') };
}

describe('the governor', () => {
  it('stops the past at 40 % of the share, and lets changes and people go on', async () => {
    const { governor, spend } = aJob();
    spend(6_499);
    expect(await governor.wait('history')).toBeNull();
    spend(1);
    expect(await governor.wait('history')).toEqual({ why: 'share', seconds: 3_600 });
    expect(await governor.wait('renewal')).toBeNull();
    expect(await governor.wait('changes')).toBeNull();
    expect(await governor.wait('asked-for')).toBeNull();
  });

  it('counts what other jobs and pages spend', async () => {
    const { governor, budget, clock } = aJob();
    await budget.add('2026-02-14T10', 'people', { ...NO_USAGE, points: 10_000 });
    await budget.add('2026-02-14T10', 'history', { ...NO_USAGE, points: 4_625 });
    expect(await governor.wait('changes')).toEqual({ why: 'share', seconds: 3_600 });
    clock.at += 59 * 60_000;
    expect(await governor.wait('changes')).toEqual({ why: 'share', seconds: 60 });
    clock.at += 60_000;
    expect(await governor.wait('changes')).toBeNull();
  });

  it('keeps to the share that the admin chose', async () => {
    const { ports, spend, budget } = aJob();
    await ports.settings.save({ ...DEFAULT_SETTINGS, version: 1, quotaShare: 10 });
    const strict = createGovernor(ports, 'sync');
    spend(6_500);
    expect(await strict.wait('asked-for')).toEqual({ why: 'share', seconds: 3_600 });
    expect(await budget.closedUntil()).toBe(0);
  });

  it('lets nothing call Jira before the instant that Jira named, whoever was told', async () => {
    const { governor, budget, clock } = aJob();
    await budget.close(TEN + 90_000);
    for (const work of ['history', 'renewal', 'changes', 'asked-for'] as const) {
      expect(await governor.wait(work)).toEqual({ why: 'jira', seconds: 90 });
    }
    clock.at += 90_000;
    expect(await governor.wait('history')).toBeNull();
  });

  it('charges every hour what was spent in it, when a job runs from one into the next', async () => {
    const { governor, clock, spend, pointsOf } = aJob();
    await governor.wait('changes');
    spend(700);
    clock.at += 3_600_000;
    await governor.wait('changes');
    spend(40);
    await governor.settle();
    expect(await pointsOf('2026-02-14T10')).toBe(700);
    expect(await pointsOf('2026-02-14T11')).toBe(40);
  });

  it('writes seldom: at the end, and after every thousand points', async () => {
    const { governor, spend, added } = aJob();
    for (let step = 0; step < 50; step += 1) {
      spend(100);
      await governor.wait('changes');
    }
    await governor.settle();
    await governor.settle();
    expect(added).toEqual([1_000, 1_000, 1_000, 1_000, 1_000]);
  });
});

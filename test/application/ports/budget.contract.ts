import { type Budget, NO_USAGE } from '../../../src/application/ports/budget';

const usage = (points: number) => ({ ...NO_USAGE, calls: 1, points, milliseconds: 40 });

/** What every budget has to do, whatever keeps it. */
export function describeBudget(name: string, create: () => Budget): void {
  describe(name, () => {
    it('adds up what all spent within an hour, and keeps hours apart', async () => {
      const budget = create();
      await budget.add('2026-02-14T10', 'sync', usage(30));
      await budget.add('2026-02-14T10', 'sync', usage(5));
      await budget.add('2026-02-14T10', 'history', usage(100));
      await budget.add('2026-02-14T11', 'people', usage(7));
      const hours = await budget.usage(['2026-02-14T09', '2026-02-14T10', '2026-02-14T11']);
      expect([...hours]).toEqual([
        ['2026-02-14T10', { ...NO_USAGE, calls: 3, points: 135, milliseconds: 120 }],
        ['2026-02-14T11', { ...NO_USAGE, calls: 1, points: 7, milliseconds: 40 }],
      ]);
    });

    it('remembers until when Jira wants to be left alone, the latest instant of all', async () => {
      const budget = create();
      expect(await budget.closedUntil()).toBe(0);
      await budget.close(5_000);
      await budget.close(3_000);
      expect(await budget.closedUntil()).toBe(5_000);
    });
  });
}

import type { MetricState, MetricStates } from '../../../src/application/ports/metric-states';
import type { Readings } from '../../../src/application/ports/readings';
import type { ScopeStore, ScopeSummary } from '../../../src/application/ports/scope-store';
import type { Reading } from '../../../src/domain/metrics/reading';
import type { WorkItem } from '../../../src/domain/metrics/work-item';
import type { IssueId, MetricId, ProjectId } from '../../../src/domain/shared/ids';
import { day } from '../../support/calendar-day';
import { aWorkItem } from '../../support/work-item';

const metricId = 'metric-1' as MetricId;

export function aReading(on: string, change: Partial<Reading> = {}): Reading {
  return {
    on: day(on),
    value: 30,
    reason: null,
    numerator: 3,
    denominator: 10,
    n: 10,
    flags: ['mixed-hierarchy'],
    definitionHash: 'hash',
    asOf: `${on}T10:00:00.000Z`,
    ...change,
  };
}

export function describeReadings(name: string, create: () => Readings): void {
  describe(name, () => {
    const range = { from: day('2025-11-01'), to: day('2026-12-31') };

    it('gives back readings of several quarters, oldest first', async () => {
      const readings = create();
      const days = ['2026-04-01', '2025-12-31', '2026-03-31', '2026-01-01'];
      for (const on of days) await readings.record(metricId, aReading(on));
      const listed = await readings.list(metricId, range);
      expect(listed).toEqual([...days].sort().map((on) => aReading(on)));
    });

    it('keeps one reading a day, the last one', async () => {
      const readings = create();
      await readings.record(metricId, aReading('2026-02-14', { value: 30 }));
      await readings.record(metricId, aReading('2026-02-14', { value: 40 }));
      const listed = await readings.list(metricId, range);
      expect(listed.map(({ value }) => value)).toEqual([40]);
    });

    it('does not write when only the instant differs', async () => {
      const readings = create();
      await readings.record(metricId, aReading('2026-02-14', { asOf: '2026-02-14T10:00:00.000Z' }));
      await readings.record(metricId, aReading('2026-02-14', { asOf: '2026-02-14T11:00:00.000Z' }));
      const listed = await readings.list(metricId, range);
      expect(listed.map(({ asOf }) => asOf)).toEqual(['2026-02-14T10:00:00.000Z']);
    });

    it('lists only the days asked for, and of the metric asked for', async () => {
      const readings = create();
      await readings.record(metricId, aReading('2026-02-14'));
      await readings.record('metric-2' as MetricId, aReading('2026-02-15'));
      expect(await readings.list(metricId, { from: day('2026-02-15'), to: range.to })).toEqual([]);
    });

    it('adds days that nobody measured, and leaves measured ones alone', async () => {
      const readings = create();
      const past = (on: string, value: number) => aReading(on, { value, isReconstructed: true });
      await readings.record(metricId, aReading('2026-02-14'));
      const added = ['2026-02-13', '2026-02-14', '2025-12-31'].map((on) => past(on, 10));
      await readings.addPast(metricId, added);
      await readings.addPast(metricId, [past('2026-02-13', 20)]);
      expect(await readings.list(metricId, range)).toEqual([
        past('2025-12-31', 10),
        past('2026-02-13', 20),
        aReading('2026-02-14'),
      ]);
    });

    it('measures a day that was put together before, and then keeps to it', async () => {
      const readings = create();
      await readings.addPast(metricId, [aReading('2026-02-14', { isReconstructed: true })]);
      await readings.record(metricId, aReading('2026-02-14'));
      expect(await readings.list(metricId, range)).toEqual([aReading('2026-02-14')]);
    });

    it('forgets a metric’s readings', async () => {
      const readings = create();
      await readings.record(metricId, aReading('2026-02-14'));
      await readings.removeAll(metricId, range);
      expect(await readings.list(metricId, range)).toEqual([]);
    });
  });
}

export function describeMetricStates(name: string, create: () => MetricStates): void {
  const state: MetricState = {
    metricId,
    projectId: '100' as ProjectId,
    scopeHash: 'scope',
    definitionHash: 'definition',
    measured: {
      value: 0.1 + 0.2,
      reason: null,
      unit: 'percent',
      numerator: 3,
      denominator: 10,
      n: 10,
      doneCount: 3,
      missing: 0,
      flags: [],
      excluded: 1,
      asOf: '2026-02-14T10:00:00.000Z',
    },
    audience: {
      byProject: [{ projectId: '100' as ProjectId, count: 10 }],
      restricted: [{ issueId: '7' as IssueId, projectId: '100' as ProjectId }],
    },
    stale: { reason: 'jql-invalid', since: '2026-02-14T10:00:00.000Z', messages: ['No.'] },
    firstAchievedAt: null,
  };

  describe(name, () => {
    it('gives back exactly what was saved, one by one and together', async () => {
      const states = create();
      await states.save(state);
      expect(await states.find(metricId)).toEqual(state);
      const many = await states.findMany([metricId, 'none' as MetricId]);
      expect([...many]).toEqual([[metricId, state]]);
    });

    it('replaces and forgets', async () => {
      const states = create();
      await states.save(state);
      await states.save({ ...state, measured: null, stale: null });
      expect((await states.find(metricId))?.measured).toBeNull();
      await states.remove(metricId);
      expect(await states.find(metricId)).toBeNull();
    });
  });
}

export function describeScopeStore(name: string, create: () => ScopeStore): void {
  const items = (count: number): readonly WorkItem[] =>
    Array.from({ length: count }, (_, at) =>
      aWorkItem(String(10_000 + at * 7), {
        statusCategory: at % 3 === 0 ? 'done' : 'new',
        parentId: at % 2 === 0 ? ('1' as IssueId) : null,
        hierarchyLevel: at % 5 === 0 ? 1 : 0,
        isRestricted: at % 11 === 0,
        hasStoryPointConflict: at % 13 === 0,
        storyPoints: at % 4 === 0 ? undefined : at,
        timeSpent: null,
        numbers: { customfield_1: at / 3, customfield_2: null },
      }),
    );
  const summaryOf = (population: readonly WorkItem[]): ScopeSummary => ({
    hash: 'abc123',
    jql: 'project = PAY',
    memberIds: population.map(({ id }) => id),
    lastOkAt: '2026-02-14T10:00:00.000Z',
    durationMs: 12,
    calls: 1,
    points: 11,
    stale: null,
  });

  describe(name, () => {
    it.each([0, 1, 499, 2_300])('gives back a population of %p exactly', async (count) => {
      const scopes = create();
      const population = items(count);
      await scopes.save(summaryOf(population), population);
      expect(await scopes.items('abc123')).toEqual(population);
      const found = await scopes.summaries(['abc123', 'none']);
      expect([...found]).toEqual([['abc123', summaryOf(population)]]);
    });

    it('follows a population that grows and shrinks', async () => {
      const scopes = create();
      for (const count of [10, 700, 3_000, 2_999, 20]) {
        const population = items(count);
        await scopes.save(summaryOf(population), population);
        expect(await scopes.items('abc123')).toEqual(population);
      }
    });

    it('keeps members and items when only its health is noted', async () => {
      const scopes = create();
      const population = items(30);
      await scopes.save(summaryOf(population), population);
      const stale = { reason: 'jql-invalid', since: 'x', messages: [] } as const;
      await scopes.saveSummary({ ...summaryOf(population), stale });
      expect(await scopes.items('abc123')).toEqual(population);
      expect((await scopes.summaries(['abc123'])).get('abc123')?.stale).toEqual(stale);
    });

    it('has no items of a scope of which only a failure is known', async () => {
      const scopes = create();
      await scopes.saveSummary(summaryOf([]));
      expect(await scopes.items('abc123')).toBeNull();
    });

    it('lists and forgets', async () => {
      const scopes = create();
      await scopes.save(summaryOf(items(3)), items(3));
      expect(await scopes.list()).toEqual(['abc123']);
      await scopes.remove('abc123');
      expect(await scopes.list()).toEqual([]);
      expect(await scopes.items('abc123')).toBeNull();
    });
  });
}

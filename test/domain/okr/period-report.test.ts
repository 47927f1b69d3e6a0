import type { Reading } from '../../../src/domain/metrics/reading';
import {
  groupedBy,
  histogramOf,
  moversOf,
  progressAtStart,
  type ReportedItem,
  tallyOf,
} from '../../../src/domain/okr/period-report';
import { day } from '../../support/calendar-day';

const item = (change: Partial<ReportedItem> = {}): ReportedItem => ({
  closing: null,
  status: 'on-track',
  progress: 0.5,
  isWithheld: false,
  ...change,
});

describe('the tally', () => {
  it('adds up by hand: scores 0.8 and 0.3, progress 80, 30 and 50 %', () => {
    const items = [
      item({ closing: { outcome: 'partly', score: 0.8 }, progress: 0.8 }),
      item({ closing: { outcome: 'missed', score: 0.3 }, progress: 0.3 }),
      item({ closing: { outcome: 'cancelled', score: 0 }, progress: 0 }),
      item({ closing: { outcome: 'achieved', score: null }, progress: null }),
      item(),
      item({ status: 'postponed', progress: 0.9 }),
      item({ isWithheld: true, status: 'no-data', progress: null }),
    ];
    const tally = tallyOf(items);
    expect(tally).toMatchObject({
      total: 7,
      open: 3,
      byStatus: { 'on-track': 1, postponed: 1 },
      byOutcome: { partly: 1, missed: 1, cancelled: 1, achieved: 1 },
      scored: 2,
      measured: 3,
      withheld: 1,
    });
    expect(tally.averageScore).toBeCloseTo(0.55, 12);
    expect(tally.averageProgress).toBeCloseTo(1.6 / 3, 12);
  });

  it('of nothing has no averages, rather than 0', () => {
    expect(tallyOf([])).toMatchObject({ total: 0, averageScore: null, averageProgress: null });
  });
});

describe('the distribution', () => {
  it('puts 29.999… in the twenties, 30 in the thirties, and only the whole target at 100 %', () => {
    const progress = [0, 0.29, 0.3, 0.7 + 0.1 + 0.1, 0.999, 1];
    const counts = histogramOf(progress.map((one) => item({ progress: one }))).map(
      ({ count }) => count,
    );
    expect(counts).toEqual([1, 0, 1, 1, 0, 0, 0, 0, 0, 2, 1]);
  });

  it('counts what has a shown number, and nothing else', () => {
    const items = [item(), item({ progress: null }), item({ isWithheld: true })];
    expect(histogramOf(items).reduce((sum, { count }) => sum + count, 0)).toBe(1);
  });
});

describe('movers', () => {
  const moved = (id: string, from: number, to: number) => ({ id, from, to });

  it('are at most five each way, and none is both', () => {
    const all = [1, 2, 3, 4, 5, 6, 7].map((n) => moved(`k${String(n)}`, 0, n / 10));
    const { best, worst } = moversOf([...all, moved('fell', 0.5, 0.2), moved('still', 0.5, 0.5)]);
    expect(best.map(({ id }) => id)).toEqual(['k7', 'k6', 'k5', 'k4', 'k3']);
    expect(worst.map(({ id }) => id)).toEqual(['fell', 'still', 'k1', 'k2']);
  });

  it('began where the last reading until the first day was, else at the first one', () => {
    const reading = (on: string, value: number | null) => ({ on: day(on), value }) as Reading;
    const target = { kind: 'reach', start: 0, target: 10 } as const;
    const readings = [reading('2025-12-30', 2), reading('2026-01-05', 4)];
    expect(progressAtStart(readings, target, day('2026-01-01'))).toBe(0.2);
    expect(progressAtStart(readings.slice(1), target, day('2026-01-01'))).toBe(0.4);
    expect(progressAtStart([reading('2026-01-05', null)], target, day('2026-01-01'))).toBeNull();
  });
});

describe('groups', () => {
  it('keep the order in which they occur', () => {
    expect(groupedBy(['b1', 'a1', 'b2'], (text) => text[0])).toEqual([
      { key: 'b', items: ['b1', 'b2'] },
      { key: 'a', items: ['a1'] },
    ]);
  });
});

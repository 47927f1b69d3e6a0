import {
  KINDS_OF_WORK,
  mayBegin,
  pointsOfSite,
  secondsToNextHour,
  waitingWork,
  waitsFrom,
} from '../../../src/domain/budget/share-of-quota';

describe('the points of a site', () => {
  it('are its share of the 65,000 that Jira gives the app for all its sites', () => {
    expect(pointsOfSite(25)).toBe(16_250);
    expect(pointsOfSite(100)).toBe(65_000);
    expect(pointsOfSite(1)).toBe(650);
  });

  it('run out in a stated order: the past first, what a person asked for last', () => {
    // 40, 70, 90 and 100 % of 16,250.
    expect(KINDS_OF_WORK.map((work) => waitsFrom(work, 25))).toEqual([
      6_500, 11_375, 14_625, 16_250,
    ]);
    expect(waitingWork(6_499, 25)).toEqual([]);
    expect(waitingWork(6_500, 25)).toEqual(['history']);
    expect(waitingWork(12_000, 25)).toEqual(['history', 'renewal']);
    expect(waitingWork(15_000, 25)).toEqual(['history', 'renewal', 'changes']);
    expect(waitingWork(16_250, 25)).toEqual(['history', 'renewal', 'changes', 'asked-for']);
  });

  it('come back with every full hour', () => {
    expect(secondsToNextHour(Date.parse('2026-02-14T10:00:00Z'))).toBe(3_600);
    expect(secondsToNextHour(Date.parse('2026-02-14T10:59:59.500Z'))).toBe(1);
  });
});

describe('work that is about to begin', () => {
  it('waits when what it will cost does not fit any more', () => {
    expect(mayBegin('renewal', { spent: 11_000, expected: 375, share: 25 })).toBe(true);
    expect(mayBegin('renewal', { spent: 11_000, expected: 376, share: 25 })).toBe(false);
  });

  it('of more points than an hour has may begin with the hour, since it would never fit', () => {
    expect(mayBegin('renewal', { spent: 100, expected: 20_000, share: 25 })).toBe(true);
    expect(mayBegin('renewal', { spent: 5_000, expected: 20_000, share: 25 })).toBe(false);
  });
});

import {
  byDates,
  currentCycle,
  fiscalYearOf,
  isInBacklog,
  isInCycle,
  objectivePeriod,
  overlapping,
  quartersOf,
} from '../../../src/domain/okr/cycle';
import type { CycleId } from '../../../src/domain/shared/ids';
import { day } from '../../support/calendar-day';

const period = (start: string, end: string) => ({ start: day(start), end: day(end) });
const Q1 = { id: 'q1' as CycleId, name: 'Q1', period: period('2026-01-01', '2026-03-31') };
const YEAR = { id: 'y' as CycleId, name: 'Year', period: period('2026-01-01', '2026-12-31') };

describe('quarters', () => {
  it('of a calendar year begin in January', () => {
    expect(quartersOf(2028, 1)).toEqual([
      { name: 'Q1 2028', period: period('2028-01-01', '2028-03-31') },
      { name: 'Q2 2028', period: period('2028-04-01', '2028-06-30') },
      { name: 'Q3 2028', period: period('2028-07-01', '2028-09-30') },
      { name: 'Q4 2028', period: period('2028-10-01', '2028-12-31') },
    ]);
  });

  it('of a fiscal year from December on go over the end of the year, with its leap day', () => {
    const [first] = quartersOf(2028, 12);
    expect(first).toEqual({ name: 'Q1 FY2028', period: period('2027-12-01', '2028-02-29') });
  });

  it.each([
    ['2026-06-30', 7, 2026],
    ['2026-07-01', 7, 2027],
    ['2026-12-31', 1, 2026],
  ] as const)('on %s with first month %d are those of %d', (on, month, year) => {
    expect(fiscalYearOf(day(on), month)).toBe(year);
  });
});

describe('the period of an objective', () => {
  const cycles = new Map([[Q1.id, Q1]]);
  const own = period('2026-02-01', '2026-02-28');
  it.each([
    ['its own dates first', { period: own, cycleId: Q1.id }, own],
    ['else those of its cycle', { period: null, cycleId: Q1.id }, Q1.period],
    ['none in the backlog', { period: null, cycleId: null }, null],
    ['none when the cycle is gone', { period: null, cycleId: 'x' as CycleId }, null],
  ])('is %s', (_label, objective, expected) => {
    expect(objectivePeriod(objective, cycles)).toEqual(expected);
  });
});

describe('belonging to a cycle', () => {
  it('is decided by the cycle it was put in', () => {
    expect(isInCycle({ cycleId: 'q1', period: YEAR.period }, Q1)).toBe(true);
    expect(isInCycle({ cycleId: 'other', period: Q1.period }, Q1)).toBe(false);
  });

  it('is decided by its own days when it was put in none', () => {
    expect(isInCycle({ cycleId: null, period: Q1.period }, Q1)).toBe(true);
    expect(isInCycle({ cycleId: null, period: YEAR.period }, Q1)).toBe(false);
    expect(isInCycle({ cycleId: null, period: null }, Q1)).toBe(false);
  });

  it('is what the backlog does not do', () => {
    expect(isInBacklog({ cycleId: null, period: null })).toBe(true);
    expect(isInBacklog({ cycleId: 'q1', period: null })).toBe(false);
  });
});

describe('several cycles', () => {
  it('overlap when they share a day', () => {
    expect(overlapping(period('2026-03-31', '2026-04-02'), [Q1])).toEqual([Q1]);
    expect(overlapping(period('2026-04-01', '2026-04-02'), [Q1])).toEqual([]);
  });

  it('name the shortest one of a day as the current one', () => {
    expect(currentCycle([YEAR, Q1], day('2026-03-31'))).toBe(Q1);
    expect(currentCycle([YEAR, Q1], day('2026-04-01'))).toBe(YEAR);
    expect(currentCycle([YEAR, Q1], day('2027-01-01'))).toBeNull();
  });

  it('stand in the order of their days, the year before its quarter', () => {
    expect([Q1, YEAR].sort(byDates)).toEqual([YEAR, Q1]);
  });
});

import { expectedProgress } from '../../../src/domain/okr/expected-progress';
import { calendarDateAt } from '../../../src/domain/shared/calendar-date';
import { day, period } from '../../support/calendar-day';

describe('expected progress', () => {
  const quarter = period('2025-01-01', '2025-03-31'); // 89 days after the first

  it.each([
    ['the day before it starts', '2024-12-31', 0],
    ['its first day', '2025-01-01', 0],
    ['14 February, 44 of 89 days in', '2025-02-14', 44 / 89],
    ['its last day', '2025-03-31', 1],
    ['a week late', '2025-04-07', 1],
  ])('is right on %s', (_label, today, expected) => {
    expect(expectedProgress(quarter, day(today))).toBeCloseTo(expected, 12);
  });

  it('is 49.44 % in the example of the specification', () => {
    expect(100 * expectedProgress(quarter, day('2025-02-14'))).toBeCloseTo(49.44, 2);
  });

  it('counts calendar days where summer time makes a day 23 hours long', () => {
    // Europe, America and New Zealand all change their clocks within these two years.
    const years = period('2025-01-01', '2027-01-01'); // 730 days
    expect(expectedProgress(years, day('2026-01-01'))).toBe(365 / 730);
    expect(expectedProgress(years, day('2025-03-31'))).toBe(89 / 730);
  });

  it.each([
    ['nothing before', '2025-05-04', 0],
    ['everything on', '2025-05-05', 1],
    ['everything after', '2025-05-06', 1],
  ])('expects %s the only day of a one-day period', (_label, today, expected) => {
    expect(expectedProgress(period('2025-05-05', '2025-05-05'), day(today))).toBe(expected);
  });
});

describe('the day it is', () => {
  it.each([
    ['Pacific/Auckland', '2026-01-01'],
    ['America/St_Johns', '2025-12-31'],
    ['UTC', '2025-12-31'],
  ])('follows the configured zone, not the machine: %s', (zone, expected) => {
    expect(calendarDateAt(Date.parse('2025-12-31T11:30:00Z'), zone)).toBe(expected);
  });
});

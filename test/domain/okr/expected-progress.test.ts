import fc from 'fast-check';
import { expectedProgress, type Pace } from '../../../src/domain/okr/expected-progress';
import type { ExpectationCurve } from '../../../src/domain/okr/expectation-curve';
import { DEFAULT_WORK_CALENDAR } from '../../../src/domain/okr/work-calendar';
import { addDays, calendarDateAt } from '../../../src/domain/shared/calendar-date';
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

const paced = (curve: ExpectationCurve, holidays: readonly string[] = []): Pace => ({
  curve,
  calendar: { ...DEFAULT_WORK_CALENDAR, holidays: holidays.map(day) },
});

describe('expected progress on working days only (B.1)', () => {
  // Monday 2 March to Friday 13 March 2026: 3–6 March and 9–13 March are 9 working days.
  const twoWeeks = period('2026-03-02', '2026-03-13');

  it.each([
    ['nothing on the first day', '2026-03-02', 0],
    ['1 of 9 on the first Tuesday', '2026-03-03', 1 / 9],
    ['4 of 9 on the first Friday', '2026-03-06', 4 / 9],
    ['no more on the Saturday', '2026-03-07', 4 / 9],
    ['nor on the Sunday', '2026-03-08', 4 / 9],
    ['5 of 9 on the Monday', '2026-03-09', 5 / 9],
    ['everything on the last day', '2026-03-13', 1],
    ['everything after it', '2026-03-20', 1],
    ['nothing before it', '2026-03-01', 0],
  ])('expects %s', (_label, today, expected) => {
    const pace = paced({ kind: 'workingDays' });
    expect(expectedProgress(twoWeeks, day(today), pace)).toBeCloseTo(expected, 12);
  });

  it('leaves out the holidays of the site: 4 of 8 on Friday when the second Monday is free', () => {
    const pace = paced({ kind: 'workingDays' }, ['2026-03-09']);
    expect(expectedProgress(twoWeeks, day('2026-03-06'), pace)).toBeCloseTo(4 / 8, 12);
    expect(expectedProgress(twoWeeks, day('2026-03-09'), pace)).toBeCloseTo(4 / 8, 12);
  });

  it('expects everything at the end of a period without a working day', () => {
    const weekend = period('2026-03-07', '2026-03-08');
    const pace = paced({ kind: 'workingDays' });
    expect(expectedProgress(weekend, day('2026-03-07'), pace)).toBe(0);
    expect(expectedProgress(weekend, day('2026-03-08'), pace)).toBe(1);
  });
});

describe('expected progress at the end (B.1)', () => {
  it.each([
    ['nothing on the first day', '2025-01-01', 0],
    ['nothing on the day before the last', '2025-03-30', 0],
    ['everything on the last day', '2025-03-31', 1],
    ['everything after', '2025-04-01', 1],
  ])('is %s', (_label, today, expected) => {
    const quarter = period('2025-01-01', '2025-03-31');
    expect(expectedProgress(quarter, day(today), paced({ kind: 'atEnd' }))).toBe(expected);
  });
});

describe('expected progress in phases (B.1)', () => {
  // 1 January to 11 April 2025: 100 days after the first.
  const hundredDays = period('2025-01-01', '2025-04-11');
  const phases = (...points: readonly [string, number][]): Pace =>
    paced({ kind: 'phased', points: points.map(([on, progress]) => ({ on: day(on), progress })) });
  // 10 % by day 50, 60 % by day 80, all by day 100.
  const late = phases(['2025-02-20', 0.1], ['2025-03-22', 0.6]);

  it.each([
    ['0 % on the first day', '2025-01-01', 0],
    ['half of the first 10 % on day 25', '2025-01-26', 0.05],
    ['10 % on day 50', '2025-02-20', 0.1],
    ['10 + 15/30 of 50 % on day 65', '2025-03-07', 0.35],
    ['60 % on day 80', '2025-03-22', 0.6],
    ['60 + 10/20 of 40 % on day 90', '2025-04-01', 0.8],
    ['100 % on the last day', '2025-04-11', 1],
    ['0 % before the first day', '2024-12-31', 0],
  ])('is %s', (_label, today, expected) => {
    expect(expectedProgress(hundredDays, day(today), late)).toBeCloseTo(expected, 12);
  });

  it('may expect something on the first day already', () => {
    const pace = phases(['2025-01-01', 0.2]);
    expect(expectedProgress(hundredDays, day('2025-01-01'), pace)).toBe(0.2);
    expect(expectedProgress(hundredDays, day('2025-02-20'), pace)).toBeCloseTo(0.6, 12);
  });

  it('does not look at points of another period', () => {
    const pace = phases(['2024-06-01', 0.9], ['2025-02-20', 0.1], ['2026-01-01', 0.2]);
    expect(expectedProgress(hundredDays, day('2025-01-26'), pace)).toBeCloseTo(0.05, 12);
  });
});

describe('any curve', () => {
  const start = day('2026-01-01');
  const offset = fc.integer({ min: -10, max: 110 });
  const points = fc.uniqueArray(fc.integer({ min: 0, max: 99 }), { maxLength: 6 }).chain((days) =>
    fc
      .array(fc.double({ min: 0, max: 1, noNaN: true }), {
        minLength: days.length,
        maxLength: days.length,
      })
      .map((ratios) => {
        const rising = ratios.toSorted((a, b) => a - b);
        return days
          .toSorted((a, b) => a - b)
          .map((at, index) => ({ on: addDays(start, at), progress: rising[index] ?? 0 }));
      }),
  );
  const curve: fc.Arbitrary<ExpectationCurve> = fc.oneof(
    fc.constantFrom<ExpectationCurve>(
      { kind: 'linear' },
      { kind: 'workingDays' },
      { kind: 'atEnd' },
    ),
    points.map((each): ExpectationCurve => ({ kind: 'phased', points: each })),
  );

  it('never falls, and stays between 0 and 1', () => {
    const hundredDays = { start, end: addDays(start, 100) };
    fc.assert(
      fc.property(curve, offset, offset, (anyCurve, a, b) => {
        const at = (days: number) =>
          expectedProgress(hundredDays, addDays(start, days), paced(anyCurve));
        const [earlier, later] = [at(Math.min(a, b)), at(Math.max(a, b))];
        expect(earlier).toBeGreaterThanOrEqual(0);
        expect(later).toBeLessThanOrEqual(1);
        expect(earlier).toBeLessThanOrEqual(later + 1e-12);
      }),
    );
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

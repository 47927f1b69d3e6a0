import fc from 'fast-check';
import {
  DEFAULT_WORK_CALENDAR,
  isWorkingDay,
  WEEKDAYS,
  workingDaysBetween,
  type WorkCalendar,
} from '../../../src/domain/okr/work-calendar';
import { addDays, daysBetween } from '../../../src/domain/shared/calendar-date';
import { day } from '../../support/calendar-day';

const everyDay: WorkCalendar = { workdays: WEEKDAYS, holidays: [] };

describe('a working day', () => {
  it.each([
    ['a Monday', '2026-03-02', true],
    ['a Friday', '2026-03-06', true],
    ['a Saturday', '2026-03-07', false],
    ['a Sunday', '2026-03-08', false],
    ['a Thursday long ago', '1969-12-25', true],
  ])('%s, %s: %s', (_label, date, expected) => {
    expect(isWorkingDay(day(date), DEFAULT_WORK_CALENDAR)).toBe(expected);
  });

  it('is none on a holiday', () => {
    const calendar = { ...DEFAULT_WORK_CALENDAR, holidays: [day('2026-04-03')] };
    expect(isWorkingDay(day('2026-04-03'), calendar)).toBe(false);
  });

  it('follows the week of the site: Sunday to Thursday', () => {
    const calendar: WorkCalendar = { workdays: [7, 1, 2, 3, 4], holidays: [] };
    expect(isWorkingDay(day('2026-03-08'), calendar)).toBe(true);
    expect(isWorkingDay(day('2026-03-06'), calendar)).toBe(false);
  });
});

describe('working days after one day up to another', () => {
  it.each([
    ['Monday to Friday of a week', '2026-03-02', '2026-03-06', 4],
    ['Monday to the Sunday after', '2026-03-02', '2026-03-08', 4],
    ['Saturday to Monday', '2026-03-07', '2026-03-09', 1],
    ['two whole weeks', '2026-03-02', '2026-03-16', 10],
    ['the same day', '2026-03-02', '2026-03-02', 0],
    ['backwards', '2026-03-06', '2026-03-02', 0],
  ])('%s: %s to %s has %d', (_label, from, to, expected) => {
    expect(workingDaysBetween(day(from), day(to), DEFAULT_WORK_CALENDAR)).toBe(expected);
  });

  it('leave out holidays on working days, once, and only inside', () => {
    const holidays = ['2026-04-03', '2026-04-03', '2026-04-04', '2026-04-06', '2026-05-01'].map(
      day,
    );
    // 1 to 10 April 2026: Thu 2, (Fri 3), (weekend 4, 5), (Mon 6), Tue 7, Wed 8, Thu 9, Fri 10
    const calendar = { ...DEFAULT_WORK_CALENDAR, holidays };
    expect(workingDaysBetween(day('2026-04-01'), day('2026-04-10'), calendar)).toBe(5);
  });

  const anyDay = fc.integer({ min: 0, max: 20_000 }).map((at) => addDays(day('1980-01-01'), at));

  it('are all days where people work every day', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(workingDaysBetween(a, b, everyDay)).toBe(Math.max(0, daysBetween(a, b)));
      }),
    );
  });

  it('are what one gets by asking day by day', () => {
    const length = fc.integer({ min: 0, max: 60 });
    const workdays = fc.subarray([...WEEKDAYS]);
    const offDays = fc.array(fc.integer({ min: -5, max: 70 }), { maxLength: 10 });
    fc.assert(
      fc.property(anyDay, length, fc.tuple(workdays, offDays), (from, days, [week, off]) => {
        const calendar = { workdays: week, holidays: off.map((at) => addDays(from, at)) };
        const all = Array.from({ length: days }, (_, at) => addDays(from, at + 1));
        const counted = all.filter((each) => isWorkingDay(each, calendar)).length;
        expect(workingDaysBetween(from, addDays(from, days), calendar)).toBe(counted);
      }),
    );
  });
});

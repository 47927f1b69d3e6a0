import fc from 'fast-check';
import {
  addDays,
  calendarDateAt,
  type CalendarDate,
} from '../../../src/domain/shared/calendar-date';
import { instantAt, startOfDay, startOfNextDay } from '../../../src/domain/shared/zoned-time';

const day = (text: string) => text as CalendarDate;
const iso = (instant: number) => new Date(instant).toISOString();

describe('An instant of a wall clock', () => {
  it.each([
    ['UTC', '2025-03-03', 9 * 60, '2025-03-03T09:00:00.000Z'],
    // Winter and summer in Berlin are one and two hours ahead.
    ['Europe/Berlin', '2025-01-15', 9 * 60, '2025-01-15T08:00:00.000Z'],
    ['Europe/Berlin', '2025-07-15', 9 * 60, '2025-07-15T07:00:00.000Z'],
    ['America/New_York', '2025-07-15', 0, '2025-07-15T04:00:00.000Z'],
    ['Asia/Kolkata', '2025-07-15', 0, '2025-07-14T18:30:00.000Z'],
    ['Pacific/Kiritimati', '2025-07-15', 0, '2025-07-14T10:00:00.000Z'],
  ])('in %s on %s after %i minutes is %s', (zone, date, minutes, instant) => {
    expect(iso(instantAt(day(date), minutes, zone))).toBe(instant);
  });

  it('is the jump itself for a time that clocks skip in spring', () => {
    // Berlin, 30 March 2025: 02:00 becomes 03:00 at 01:00 UTC.
    expect(iso(instantAt(day('2025-03-30'), 150, 'Europe/Berlin'))).toBe(
      '2025-03-30T01:00:00.000Z',
    );
  });

  it('is the first one for a time that clocks show twice in autumn', () => {
    // Berlin, 26 October 2025: 03:00 becomes 02:00 at 01:00 UTC.
    expect(iso(instantAt(day('2025-10-26'), 150, 'Europe/Berlin'))).toBe(
      '2025-10-26T00:30:00.000Z',
    );
  });

  it('starts a day whose midnight is skipped when the clocks jump', () => {
    // Beirut, 30 March 2025: 00:00 becomes 01:00 at 22:00 UTC of the day before.
    expect(iso(startOfDay(day('2025-03-30'), 'Asia/Beirut'))).toBe('2025-03-29T22:00:00.000Z');
  });

  it('makes a day 23 hours long in spring and 25 in autumn', () => {
    const hours = (date: string) =>
      (startOfNextDay(day(date), 'Europe/Berlin') - startOfDay(day(date), 'Europe/Berlin')) /
      3_600_000;
    expect([hours('2025-03-29'), hours('2025-03-30'), hours('2025-10-26')]).toEqual([24, 23, 25]);
  });

  it('of a day’s start lies on that day, and a millisecond earlier on the day before', () => {
    const zones = ['Europe/Berlin', 'America/Sao_Paulo', 'Asia/Beirut', 'Australia/Lord_Howe'];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        fc.constantFrom(...zones),
        (offset, zone) => {
          const date = addDays(day('1990-01-01'), offset);
          const start = startOfDay(date, zone);
          expect(calendarDateAt(start, zone)).toBe(date);
          expect(calendarDateAt(start - 1, zone)).toBe(addDays(date, -1));
        },
      ),
    );
  });
});

import fc from 'fast-check';
import {
  countedTime,
  countedUntil,
  type TimeCounting,
  type WorkingHours,
} from '../../../src/domain/metrics/working-time';
import type { CalendarDate } from '../../../src/domain/shared/calendar-date';

const HOUR = 3_600_000;
const OFFICE: WorkingHours = {
  workdays: [1, 2, 3, 4, 5],
  holidays: [],
  timeZone: 'UTC',
  fromMinutes: 9 * 60,
  toMinutes: 17 * 60,
};

function hoursBetween(start: string, end: string, hours: Partial<WorkingHours> = {}): number {
  const counting: TimeCounting = { kind: 'working', hours: { ...OFFICE, ...hours } };
  return countedTime({ start: Date.parse(start), end: Date.parse(end) }, counting) / HOUR;
}

describe('Working hours, Monday to Friday from 9 to 17', () => {
  it.each([
    // The issues of the flow example; 8 and 9 March 2025 are a weekend.
    ['two days in the week', '2025-03-04T09:00Z', '2025-03-06T09:00Z', 16],
    ['up to a Saturday evening', '2025-03-05T09:00Z', '2025-03-08T21:00Z', 24],
    ['over a weekend', '2025-03-07T09:00Z', '2025-03-13T09:00Z', 32],
    ['within a lunch break that nobody counts', '2025-03-03T12:00Z', '2025-03-03T12:30Z', 0.5],
    ['on a weekend', '2025-03-08T00:00Z', '2025-03-10T00:00Z', 0],
    ['over night', '2025-03-03T16:30Z', '2025-03-04T09:30Z', 1],
    ['backwards', '2025-03-04T09:00Z', '2025-03-03T09:00Z', 0],
  ])('%s', (_, start, end, hours) => {
    expect(hoursBetween(start, end)).toBeCloseTo(hours, 12);
  });

  it('leave out a holiday', () => {
    const holidays = ['2025-03-05' as CalendarDate];
    expect(hoursBetween('2025-03-04T09:00Z', '2025-03-06T09:00Z', { holidays })).toBe(8);
  });

  it('follow the clocks of their zone when those change', () => {
    // Berlin starts work at 08:00 UTC on Friday the 28th and at 07:00 UTC on Monday the 31st.
    const berlin = { timeZone: 'Europe/Berlin' };
    expect(hoursBetween('2025-03-28T15:00Z', '2025-03-31T08:00Z', berlin)).toBe(2);
    expect(hoursBetween('2025-03-28T08:00Z', '2025-03-31T15:00Z', berlin)).toBe(16);
  });

  it('of two halves add up to the whole, and never exceed the calendar', () => {
    const instant = fc.integer({ min: Date.parse('2024-01-01'), max: Date.parse('2026-01-01') });
    const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York');
    fc.assert(
      fc.property(fc.tuple(instant, instant, instant), zone, (instants, timeZone) => {
        const [a = 0, b = 0, c = 0] = [...instants].sort((x, y) => x - y);
        const counting: TimeCounting = { kind: 'working', hours: { ...OFFICE, timeZone } };
        const between = (start: number, end: number) => countedTime({ start, end }, counting);
        expect(between(a, b) + between(b, c)).toBe(between(a, c));
        expect(between(a, c)).toBeLessThanOrEqual(c - a);
        const until = countedUntil({ start: a, end: c }, counting);
        expect(until(c) - until(b)).toBe(between(b, c));
      }),
      { numRuns: 30 },
    );
  });
});

describe('Calendar time', () => {
  it('counts every hour', () => {
    const interval = { start: 0, end: 36 * HOUR };
    expect(countedTime(interval, { kind: 'calendar' })).toBe(36 * HOUR);
    const until = countedUntil(interval, { kind: 'calendar' });
    expect(until(36 * HOUR) - until(HOUR)).toBe(35 * HOUR);
  });
});

import {
  checkInStanding,
  dueAfter,
  isSilent,
  type CheckInCadence,
} from '../../../src/domain/okr/check-in-schedule';
import { addDays, calendarDateAt } from '../../../src/domain/shared/calendar-date';
import fc from 'fast-check';
import { day } from '../../support/calendar-day';

// 2026-02-13 is a Friday.
const fridays = { kind: 'weekly', weekday: 5 } as const;
const fortnightly = { kind: 'everyTwoWeeks', from: day('2026-02-13') } as const;
const monthEnds = { kind: 'monthly', day: 31 } as const;

const standing = (
  cadence: CheckInCadence,
  today: string,
  { lastOn, owedAfter = '2026-02-02', until }: Partial<Record<string, string>> = {},
) =>
  checkInStanding(cadence, {
    owedAfter: day(owedAfter),
    until: until === undefined ? null : day(until),
    lastOn: lastOn === undefined ? null : day(lastOn),
    today: day(today),
  });

describe('the days check-ins are due on', () => {
  it.each([
    [fridays, '2026-02-12', '2026-02-13'],
    [fridays, '2026-02-13', '2026-02-20'],
    // Clocks go forward in Berlin on 29 March and in New York on 8 March.
    [fridays, '2026-03-27', '2026-04-03'],
    [fridays, '2026-12-31', '2027-01-01'],
    [fortnightly, '2026-02-13', '2026-02-27'],
    [fortnightly, '2026-02-12', '2026-02-13'],
    // Long before its named day it ran in the same two-week beat.
    [fortnightly, '2026-01-01', '2026-01-02'],
    [monthEnds, '2026-01-31', '2026-02-28'],
    [monthEnds, '2026-02-28', '2026-03-31'],
    [monthEnds, '2026-04-01', '2026-04-30'],
    [monthEnds, '2024-02-01', '2024-02-29'],
    [monthEnds, '2025-12-31', '2026-01-31'],
    [{ kind: 'monthly', day: 15 }, '2026-02-14', '2026-02-15'],
    [{ kind: 'monthly', day: 15 }, '2026-12-15', '2027-01-15'],
    [{ kind: 'monthly', day: 1 }, '2026-01-31', '2026-02-01'],
  ] as const)('%j: after %s comes %s', (cadence, after, due) => {
    expect(dueAfter(cadence, day(after))).toBe(due);
  });

  it('is a day in the site’s time zone, also in the hour the clocks skip', () => {
    // 2026-03-29 02:30 does not exist in Berlin; 00:59:59Z and 01:00Z are 01:59 and 03:00 there.
    const before = calendarDateAt(Date.parse('2026-03-29T00:59:59Z'), 'Europe/Berlin');
    const after = calendarDateAt(Date.parse('2026-03-29T01:00:00Z'), 'Europe/Berlin');
    const sundays = { kind: 'weekly', weekday: 7 } as const;
    expect(standing(sundays, before, { lastOn: '2026-03-22' })).toEqual({
      kind: 'due',
      dueOn: '2026-03-29',
    });
    expect(standing(sundays, after, { lastOn: '2026-03-22' })).toEqual({
      kind: 'due',
      dueOn: '2026-03-29',
    });
  });
});

describe('whether a check-in is owed', () => {
  it('is never while the cadence is off', () => {
    expect(standing({ kind: 'off' }, '2026-12-31')).toEqual({ kind: 'none' });
  });

  it.each([
    ['2026-02-05', { kind: 'upcoming', dueOn: '2026-02-06' }],
    ['2026-02-06', { kind: 'due', dueOn: '2026-02-06' }],
    ['2026-02-09', { kind: 'due', dueOn: '2026-02-06' }],
    ['2026-02-10', { kind: 'overdue', dueOn: '2026-02-06', days: 4 }],
    ['2026-02-20', { kind: 'overdue', dueOn: '2026-02-06', days: 14 }],
  ])('with Fridays and none yet, on %s is %j', (today, expected) => {
    expect(standing(fridays, today)).toEqual(expected);
  });

  it('asks for nothing on the very day it begins', () => {
    expect(standing(fridays, '2026-02-13', { owedAfter: '2026-02-13' })).toEqual({
      kind: 'upcoming',
      dueOn: '2026-02-20',
    });
  });

  it.each([
    // Thursday, Friday and Monday are nearest to Friday the 13th; Tuesday is nearer to the 20th.
    ['2026-02-12', '2026-02-20'],
    ['2026-02-13', '2026-02-20'],
    ['2026-02-16', '2026-02-20'],
    ['2026-02-17', '2026-02-27'],
  ])('a check-in on %s leaves the next one due on %s', (lastOn, dueOn) => {
    expect(standing(fridays, '2026-02-17', { lastOn })).toEqual({ kind: 'upcoming', dueOn });
  });

  it('a check-in ten days late does not stand for the next month as well', () => {
    const late = { lastOn: '2026-02-10', owedAfter: '2026-01-01' };
    expect(standing(monthEnds, '2026-02-28', late)).toEqual({ kind: 'due', dueOn: '2026-02-28' });
  });

  it('a check-in for an old day leaves what came after it owed', () => {
    expect(standing(fridays, '2026-02-27', { lastOn: '2026-02-06' })).toEqual({
      kind: 'overdue',
      dueOn: '2026-02-13',
      days: 14,
    });
  });

  it('a new owner owes only what falls due after they took over', () => {
    const inherited = { lastOn: '2026-01-09', owedAfter: '2026-01-02' };
    expect(standing(fridays, '2026-02-14', inherited)).toMatchObject({ kind: 'overdue', days: 29 });
    expect(standing(fridays, '2026-02-14', { ...inherited, owedAfter: '2026-02-13' })).toEqual({
      kind: 'upcoming',
      dueOn: '2026-02-20',
    });
  });

  it('nothing falls due after the end, but what was missed before stays owed', () => {
    const over = { until: '2026-02-18' };
    expect(standing(fridays, '2026-03-20', { ...over, lastOn: '2026-02-13' })).toEqual({
      kind: 'none',
    });
    expect(standing(fridays, '2026-02-20', { ...over, lastOn: '2026-02-06' })).toEqual({
      kind: 'overdue',
      dueOn: '2026-02-13',
      days: 7,
    });
  });

  it('is never settled for longer than one and a half intervals', () => {
    const cadences: readonly CheckInCadence[] = [fridays, fortnightly, monthEnds];
    const offset = fc.integer({ min: 0, max: 2000 });
    fc.assert(
      fc.property(fc.constantFrom(...cadences), offset, (cadence, days) => {
        const lastOn = addDays(day('2024-01-01'), days);
        const longest = { weekly: 11, everyTwoWeeks: 21, monthly: 47, off: 0 }[cadence.kind];
        const later = standing(cadence, addDays(lastOn, longest), {
          lastOn,
          owedAfter: '2023-12-01',
        });
        expect(['due', 'overdue']).toContain(later.kind);
      }),
    );
  });
});

describe('silence', () => {
  const overdue = { kind: 'overdue', dueOn: day('2026-02-06'), days: 4 } as const;

  it('is never green', () => {
    expect(isSilent('on-track', overdue)).toBe(true);
  });

  it.each(['behind', 'at-risk', 'no-data', 'achieved'] as const)('leaves %s as it is', (status) => {
    expect(isSilent(status, overdue)).toBe(false);
  });

  it('is not silence yet while the grace lasts', () => {
    expect(isSilent('on-track', { kind: 'due', dueOn: day('2026-02-06') })).toBe(false);
  });
});

import { createPeriod } from '../../../src/domain/okr/period';
import { addDays, daysBetween, parseCalendarDate } from '../../../src/domain/shared/calendar-date';
import { day, period } from '../../support/calendar-day';

describe('a period', () => {
  it('may be a single day', () => {
    expect(createPeriod(day('2026-01-01'), day('2026-01-01'))).toEqual({
      ok: true,
      value: period('2026-01-01', '2026-01-01'),
    });
  });

  it('does not end before it starts', () => {
    expect(createPeriod(day('2026-01-02'), day('2026-01-01'))).toEqual({
      ok: false,
      error: 'period-ends-before-it-starts',
    });
  });
});

describe('a calendar day', () => {
  it.each(['2026-02-30', '2026-2-3', '2026-02-03T00:00:00Z', '', 'today', '2025-02-29'])(
    'is not %p',
    (text) => {
      expect(parseCalendarDate(text)).toBeUndefined();
    },
  );

  it('counts whole days over leap days, years and clock changes', () => {
    expect(daysBetween(day('2024-02-28'), day('2024-03-01'))).toBe(2);
    expect(daysBetween(day('2026-03-28'), day('2026-03-30'))).toBe(2);
    expect(addDays(day('2025-12-31'), 1)).toBe('2026-01-01');
    expect(addDays(day('2026-01-01'), -1)).toBe('2025-12-31');
  });
});

import { createHash } from 'node:crypto';
import { isNightDue, nightHourOf } from '../../../src/domain/budget/night-hour';
import { day } from '../../support/calendar-day';

const digest = (name: string) => createHash('sha256').update(name).digest('hex');
const at = (instant: string, nightHour: number, timeZone = 'UTC') => ({
  now: Date.parse(instant),
  nightHour,
  timeZone,
});

describe('the hour of the night', () => {
  it('is the site’s own, always the same, and spread over six hours', () => {
    const hours = Array.from({ length: 6_000 }, (_, site) => nightHourOf(digest(`site-${site}`)));
    const counts = [0, 1, 2, 3, 4, 5].map((hour) => hours.filter((one) => one === hour).length);
    // A thousand each, give or take what chance allows: five standard deviations of 29.
    for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(145);
    expect(nightHourOf(digest('site-1'))).toBe(nightHourOf(digest('site-1')));
  });

  it('is waited for once a day, by the clock of the site', () => {
    const [before, today] = [day('2026-02-13'), day('2026-02-14')];
    expect(isNightDue(before, today, at('2026-02-14T02:59:00Z', 3))).toBe(false);
    expect(isNightDue(before, today, at('2026-02-14T03:00:00Z', 3))).toBe(true);
    expect(isNightDue(today, today, at('2026-02-14T23:00:00Z', 3))).toBe(false);
    // Three o’clock in Berlin is two o’clock UTC in winter.
    expect(isNightDue(before, today, at('2026-02-14T02:00:00Z', 3, 'Europe/Berlin'))).toBe(true);
  });

  it('is not waited for after a night that was missed, nor at first', () => {
    const today = day('2026-02-14');
    expect(isNightDue(day('2026-02-12'), today, at('2026-02-14T00:05:00Z', 5))).toBe(true);
    expect(isNightDue(null, today, at('2026-02-14T00:05:00Z', 5))).toBe(true);
  });
});

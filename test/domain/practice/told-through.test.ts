import {
  NOTHING_COMPLETE_SAID,
  problemWithToldThrough,
  toldByAll,
  toldUntil,
} from '../../../src/domain/practice/told-through';
import { day } from '../../support/calendar-day';

const march = (text: string) => Date.parse(`2025-03-${text}Z`);

describe('up to when everything was told', () => {
  it('is the last millisecond of the day that somebody named, where the site is', () => {
    const said = { completeOn: day('2025-03-16'), arePushesComplete: false };
    const until = toldUntil(said, { timeZone: 'Europe/Berlin', pushedAt: march('20T08:00') });
    expect(until).toBe(march('16T22:59:59.999'));
  });

  it.each([
    // A push moves it forward, and never back.
    ['2025-03-16', '20T08:00', '20T08:00'],
    ['2025-03-16', '10T08:00', '16T23:59:59.999'],
    ['2025-03-16', null, '16T23:59:59.999'],
    [null, '20T08:00', '20T08:00'],
  ])('said of %s with pushes that tell everything and a last one at %s is %s', (on, at, until) => {
    const said = { completeOn: on === null ? null : day(on), arePushesComplete: true };
    const pushedAt = at === null ? null : march(at);
    expect(toldUntil(said, { timeZone: 'UTC', pushedAt })).toBe(march(until));
  });

  it('is not known of before somebody says so', () => {
    const { deployment } = NOTHING_COMPLETE_SAID;
    expect(toldUntil(deployment, { timeZone: 'UTC', pushedAt: march('20T08:00') })).toBeNull();
  });

  it('of several projects is that of the slowest, and unknown where one has said nothing', () => {
    expect(
      toldByAll([
        { deployments: 30, incidents: 10 },
        { deployments: 20, incidents: null },
      ]),
    ).toEqual({ deployments: 20, incidents: null });
    expect(toldByAll([])).toEqual({ deployments: null, incidents: null });
  });

  it('cannot be a day to come', () => {
    const on = (text: string) => ({
      ...NOTHING_COMPLETE_SAID,
      incident: { completeOn: day(text), arePushesComplete: false },
    });
    expect(problemWithToldThrough(on('2025-03-16'), day('2025-03-16'))).toBeNull();
    expect(problemWithToldThrough(on('2025-03-17'), day('2025-03-16'))).toBe('complete-in-future');
  });
});

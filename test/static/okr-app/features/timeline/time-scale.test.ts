import { timeScale, zoomOf } from '../../../../../static/okr-app/src/features/timeline/time-scale';

const q1 = { start: '2026-01-01', end: '2026-03-31' };

describe('the timeline', () => {
  it('runs in whole quarters around all periods and today', () => {
    const scale = timeScale([q1], '2026-05-05', 'quarter');
    // 1 January to 30 June 2026 are 181 days of 5 pixels.
    expect(scale.width).toBe(181 * 5);
    expect(scale.ticks.map(({ text }) => text)).toEqual([
      'Jan 2026',
      'Feb 2026',
      'Mar 2026',
      'Apr 2026',
      'May 2026',
      'Jun 2026',
    ]);
  });

  it('gives a period its last day, too', () => {
    const scale = timeScale([q1], '2026-02-14', 'month');
    // 90 days of 12 pixels, from the left end.
    expect(scale.barOf(q1)).toEqual({ left: 0, width: 90 * 12 });
    // 44 days before 14 February.
    expect(scale.leftOf('2026-02-14')).toBe(44 * 12);
  });

  it('names quarters where years are looked at', () => {
    const scale = timeScale([q1], '2026-05-05', 'year');
    expect(scale.ticks.map(({ text }) => text)).toEqual(['Q1 2026', 'Q2 2026']);
  });

  it('takes quarters where the address asks for nothing it knows', () => {
    expect([zoomOf(null), zoomOf('week'), zoomOf('year')]).toEqual(['quarter', 'quarter', 'year']);
  });
});

import { axisTicks, chartPoints } from './chart-points';

describe('marks of a chart', () => {
  it('are read by position or by name', () => {
    expect(
      chartPoints({ data: [['Mon', 3, 'a']], xAccessor: 0, yAccessor: 1, colorAccessor: 2 }),
    ).toEqual([{ x: 'Mon', y: 3, series: 'a' }]);
    expect(chartPoints({ data: [{ day: 'Tue', n: 4 }], xAccessor: 'day', yAccessor: 'n' })).toEqual(
      [{ x: 'Tue', y: 4, series: '' }],
    );
  });

  it('are left out, not drawn as zero, where there is no number', () => {
    expect(
      chartPoints({
        data: [
          ['Mon', null],
          ['Tue', NaN],
        ],
        xAccessor: 0,
        yAccessor: 1,
      }),
    ).toEqual([]);
  });
});

describe('the steps of an axis', () => {
  it.each([
    [0, [0, 1]],
    [5, [0, 1, 2, 3, 4, 5]],
    [8, [0, 2, 4, 6, 8]],
    [100, [0, 20, 40, 60, 80, 100]],
    [0.3, [0, 0.1, 0.2, 0.3]],
    [137, [0, 50, 100, 150]],
  ])('up to %p are %p', (largest, ticks) => {
    expect(axisTicks(largest)).toEqual(ticks);
  });
});

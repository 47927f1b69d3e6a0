import {
  histogramOf,
  percentilesOf,
} from '../../../../../static/okr-app/src/features/metric/distribution';
import {
  shownLabels,
  valueScale,
} from '../../../../../static/okr-app/src/features/metric/value-scale';

const AREA = { left: 0, right: 100, top: 0, bottom: 100 };

describe('a scale', () => {
  it('always begins at zero, so that a small change never looks like a large one', () => {
    const { ticks, y } = valueScale([18, 19], AREA);
    expect(ticks.map(({ value }) => value)).toEqual([0, 5, 10, 15, 20]);
    expect(y(0)).toBe(100);
    expect(y(20)).toBe(0);
  });

  it('goes below zero where values do, as a burndown ahead of its ideal', () => {
    const { ticks, zeroY } = valueScale([-4, 8], AREA);
    expect(ticks.map(({ value }) => value)).toEqual([-5, 0, 5, 10]);
    expect(zeroY).toBeCloseTo(66.67, 2);
  });

  it('writes round ticks without the dust of binary fractions', () => {
    expect(valueScale([0.7], AREA).ticks.map(({ value }) => value)).toEqual([
      0, 0.2, 0.4, 0.6, 0.8,
    ]);
  });

  it('draws a chart without any value', () => {
    expect(valueScale([null], AREA).ticks.map(({ value }) => value)).toEqual([0, 1]);
  });
});

describe('labels of an axis', () => {
  it('always have the newest, and no more than there is room for', () => {
    expect([...shownLabels(26, 9)].sort((a, b) => a - b)).toEqual([
      1, 4, 7, 10, 13, 16, 19, 22, 25,
    ]);
    expect(shownLabels(3, 9).size).toBe(3);
  });
});

describe('a histogram', () => {
  it('counts every amount once, in bars of one round width, the empty ones between included', () => {
    expect(histogramOf([1, 2, 3, 9.5, 10])).toEqual([
      { from: 1, to: 2, count: 1 },
      { from: 2, to: 3, count: 1 },
      { from: 3, to: 4, count: 1 },
      { from: 4, to: 5, count: 0 },
      { from: 5, to: 6, count: 0 },
      { from: 6, to: 7, count: 0 },
      { from: 7, to: 8, count: 0 },
      { from: 8, to: 9, count: 0 },
      { from: 9, to: 10, count: 2 },
    ]);
  });

  it('stands for amounts that are all alike, all zero, or none', () => {
    expect(histogramOf([0, 0])).toEqual([{ from: 0, to: 1, count: 2 }]);
    expect(histogramOf([7]).reduce((sum, { count }) => sum + count, 0)).toBe(1);
    expect(histogramOf([])).toEqual([]);
  });
});

describe('percentiles', () => {
  it('are those of the definition: 3, 5.5, 7, 1 and 7 days', () => {
    // metrics-spec C.1, lead time of fixture F: median 5.5, 85 % at most 7.
    const [median, , p85] = percentilesOf([3, 5.5, 7, 1, 7]);
    expect(median).toEqual({ percent: 50, value: 5.5 });
    expect(p85?.value).toBeCloseTo(7, 10);
  });
});

import { mannKendall, theilSen } from '../../../src/domain/statistics/trend';
import reference from '../../fixtures/statistics/mann-kendall.json';

describe('A Mann–Kendall test', () => {
  it.each(reference.cases)('of $id is what R says', ({ input, S, varS, Z, p }) => {
    const test = mannKendall(input);
    expect(test?.s).toBe(S);
    expect(test?.variance).toBeCloseTo(varS, 6);
    expect(test?.z).toBeCloseTo(Z, 10);
    expect((test?.p ?? 0) / p).toBeCloseTo(1, 9);
  });

  it('of the published example finds the trend', () => {
    const test = mannKendall([12, 14, 11, 15, 16, 15, 18, 17, 19, 21]);
    expect(test).toMatchObject({ s: 36, variance: 124 });
    expect(test?.z).toBeCloseTo(3.143, 3);
    expect(test?.p).toBeCloseTo(0.00167, 5);
  });

  it('says nothing about a series that never varies, or of one point', () => {
    expect([mannKendall([3, 3, 3]), mannKendall([3]), mannKendall([])]).toEqual([null, null, null]);
  });
});

describe('A Theil–Sen slope', () => {
  it.each(reference.cases)('of $id is what R says, with its interval', (example) => {
    const { slope, interval } = theilSen(example.input) ?? { slope: NaN, interval: null };
    expect(slope).toBeCloseTo(example.sens_slope, 10);
    expect(interval?.[0]).toBeCloseTo(example.sens_ci95[0] ?? NaN, 10);
    expect(interval?.[1]).toBeCloseTo(example.sens_ci95[1] ?? NaN, 10);
  });

  it('of the published example is 1, between 0.6 and 1.333', () => {
    const trend = theilSen([12, 14, 11, 15, 16, 15, 18, 17, 19, 21]);
    expect(trend?.slope).toBe(1);
    expect(trend?.interval?.[0]).toBeCloseTo(0.6, 10);
    expect(trend?.interval?.[1]).toBeCloseTo(4 / 3, 10);
  });

  it('of the quality of a component that gets worse is 0.690 bugs a week', () => {
    expect(theilSen([2, 3, 2, 4, 4, 5, 6, 7])?.slope).toBeCloseTo(0.69, 3);
    expect(mannKendall([2, 3, 2, 4, 4, 5, 6, 7])).toMatchObject({ s: 24 });
    expect(mannKendall([2, 3, 2, 4, 4, 5, 6, 7])?.p).toBeCloseTo(0.0039, 4);
    expect(mannKendall([3, 2, 3, 2, 3, 2, 3, 2])?.p).toBeCloseTo(0.665, 3);
  });

  it('needs two points', () => {
    expect([theilSen([]), theilSen([4])]).toEqual([null, null]);
  });
});

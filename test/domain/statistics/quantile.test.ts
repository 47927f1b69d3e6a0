import fc from 'fast-check';
import { mean, median, quantile, quantileOfSorted } from '../../../src/domain/statistics/quantile';

describe('A quantile', () => {
  // R: quantile(c(2, 3.5, 3, 6), c(.5, .85)) and quantile(c(3, 5.5, 7, 1, 7), …), type 7.
  it.each([
    [[2, 3.5, 3, 6], 0.5, 3.25],
    [[2, 3.5, 3, 6], 0.85, 4.875],
    [[3, 5.5, 7, 1, 7], 0.5, 5.5],
    [[3, 5.5, 7, 1, 7], 0.85, 7],
    [[3, 12, 45, 200, 400], 0.85, 280],
    [[4], 0.95, 4],
    [[1, 2], 0, 1],
    [[1, 2], 1, 2],
  ])('of %j at %d is %d', (sample, p, expected) => {
    expect(quantile(sample, p)).toBeCloseTo(expected, 12);
  });

  it('does not exist for an empty sample', () => {
    expect([quantile([], 0.5), median([]), mean([])]).toEqual([null, null, null]);
  });

  it('leaves the sample as it was', () => {
    const sample = Object.freeze([3, 1, 2]);
    expect(median(sample)).toBe(2);
  });
});

describe('A quantile of any sample', () => {
  it('is that of the sample in order, whatever order it comes in', () => {
    const samples = fc.array(fc.integer({ min: -20, max: 20 }), { maxLength: 60 });
    fc.assert(
      fc.property(samples, fc.constantFrom(0, 0.25, 0.5, 0.85, 0.95, 1), (sample, p) => {
        const before = [...sample];
        const sorted = sample.toSorted((a, b) => a - b);
        expect(quantile(sample, p)).toBe(quantileOfSorted(sorted, p));
        expect(sample).toEqual(before);
      }),
      { numRuns: 300 },
    );
  });
});

import fc from 'fast-check';
import {
  intersection,
  union,
  within,
  without,
} from '../../../../src/domain/metrics/timeline/intervals';
import type { Interval } from '../../../../src/domain/metrics/working-time';

const interval = fc
  .tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 20 }))
  .map(([start, length]) => ({ start, end: start + length }));
const list = fc.array(interval, { maxLength: 8 });

/** Which of the whole numbers 0…80 the intervals cover: the slow and obvious way. */
function covered(intervals: readonly Interval[]): readonly number[] {
  return Array.from({ length: 81 }, (_, at) => at).filter((at) =>
    intervals.some(({ start, end }) => start <= at && at < end),
  );
}

describe('Intervals', () => {
  it('joined cover what they covered before, without overlaps', () => {
    fc.assert(
      fc.property(list, (intervals) => {
        const joined = union(intervals);
        expect(covered(joined)).toEqual(covered(intervals));
        joined.slice(1).forEach(({ start }, at) => {
          expect(start).toBeGreaterThan(joined[at]?.end ?? Infinity);
        });
      }),
    );
  });

  it('in common, or left over, are what a point-by-point comparison finds', () => {
    fc.assert(
      fc.property(list, list, (a, b) => {
        const inB = new Set(covered(b));
        expect(covered(intersection(a, b))).toEqual(covered(a).filter((at) => inB.has(at)));
        expect(covered(without(a, b))).toEqual(covered(a).filter((at) => !inB.has(at)));
      }),
    );
  });

  it('are cut to a window', () => {
    const cut = within(
      [
        { start: 0, end: 5 },
        { start: 8, end: 9 },
      ],
      { start: 3, end: 8 },
    );
    expect(cut).toEqual([{ start: 3, end: 5 }]);
  });
});

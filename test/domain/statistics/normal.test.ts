import { normalTail, normalTwoSided } from '../../../src/domain/statistics/normal';
import reference from '../../fixtures/statistics/distributions.json';

const rows = reference.cases
  .filter(({ id }) => id === 'normal_sf')
  .flatMap((table) => table.rows as { z: number; p: number }[]);

describe('The tail of the normal distribution', () => {
  it.each(rows)('beyond $z is what R says', ({ z, p }) => {
    expect(normalTail(z) / p).toBeCloseTo(1, 12);
  });

  it('keeps its digits far out', () => {
    // R: pnorm(-10) = 7.61985302416052e-24, pnorm(-30) = 4.90671392714819e-198.
    expect(normalTail(10) / 7.61985302416052e-24).toBeCloseTo(1, 12);
    expect(normalTail(30) / 4.90671392714819e-198).toBeCloseTo(1, 12);
  });

  it('on both sides of 0 is everything', () => {
    expect(normalTwoSided(0)).toBe(1);
  });
});

import { benjaminiHochberg } from '../../../src/domain/statistics/benjamini-hochberg';
import reference from '../../fixtures/statistics/multiple-testing.json';

describe('p-values adjusted by Benjamini and Hochberg', () => {
  it.each(reference.cases)('of $id are what R says', ({ input, BH }) => {
    expect(benjaminiHochberg(input.p)).toEqual(BH.map((q) => expect.closeTo(q, 12) as number));
  });

  it('of the published example', () => {
    const p = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205];
    const q = [0.008, 0.032, 0.0672, 0.0672, 0.0672, 0.08, 0.0846, 0.205];
    expect(benjaminiHochberg(p)).toEqual(q.map((one) => expect.closeTo(one, 4) as number));
  });

  it('of nothing are nothing', () => {
    expect(benjaminiHochberg([])).toEqual([]);
  });
});

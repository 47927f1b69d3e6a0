import { type Pair, pearson, spearman } from '../../../src/domain/statistics/correlation';
import reference from '../../fixtures/statistics/correlation.json';

function pairsOf(input: { x: (number | null)[]; y: (number | null)[] }): readonly Pair[] {
  return input.x.flatMap((x, at) => {
    const y = input.y[at] ?? null;
    return x === null || y === null ? [] : [{ x, y }];
  });
}

describe('Correlation', () => {
  it.each(reference.cases)('of $id is what R says', (example) => {
    const pairs = pairsOf(example.input);
    expect(pairs).toHaveLength(example.n_complete);
    expect(pearson(pairs)).toBeCloseTo(example.pearson.r, 10);
    expect(spearman(pairs)).toBeCloseTo(example.spearman.rho, 10);
  });

  it('does not exist where one side never varies or there is one pair', () => {
    const flat = [1, 2, 3].map((x) => ({ x, y: 5 }));
    expect([pearson(flat), spearman(flat), pearson([{ x: 1, y: 2 }]), pearson([])]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});

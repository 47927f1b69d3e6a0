import fc from 'fast-check';
import { rankBetween } from '../../../src/domain/okr/rank';

describe('a rank', () => {
  it('sorts strictly between its neighbours, wherever things are dropped', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 200 }), (places) => {
        const ranks: string[] = [];
        for (const place of places) {
          const at = place % (ranks.length + 1);
          ranks.splice(at, 0, rankBetween(ranks[at - 1] ?? null, ranks[at] ?? null));
        }
        expect(ranks).toEqual([...new Set(ranks)].sort());
      }),
    );
  });

  it.each([
    ['first', (ranks: string[]) => ranks.unshift(rankBetween(null, ranks[0] ?? null))],
    ['last', (ranks: string[]) => ranks.push(rankBetween(ranks.at(-1) ?? null, null))],
    [
      'second',
      (ranks: string[]) => ranks.splice(1, 0, rankBetween(ranks[0] ?? null, ranks[1] ?? null)),
    ],
  ])('has room for a thousand things that are each put %s', (_label, put) => {
    const ranks = ['i'];
    for (let count = 0; count < 1000; count += 1) put(ranks);
    expect(ranks).toEqual([...new Set(ranks)].sort());
    expect(Math.max(...ranks.map((rank) => rank.length))).toBeLessThan(250);
  });

  it('comes after the first when two neighbours carry the same rank', () => {
    expect(rankBetween('i', 'i') > 'i').toBe(true);
  });
});

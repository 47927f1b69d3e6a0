import { blockLength, resampledSums } from '../../../src/domain/statistics/moving-blocks';
import { seededRandom, seedOf } from '../../../src/domain/statistics/seeded-random';

describe('seeded draws', () => {
  it('are those of mulberry32: seed 1 as computed with Tommy Ettinger’s reference', () => {
    const random = seededRandom(1);
    expect([random(), random(), random()]).toEqual([
      0.6270739405881613, 0.002735721180215478, 0.5274470399599522,
    ]);
  });

  it('repeat for the same seed and differ for another', () => {
    const draws = (seed: number) => Array.from({ length: 5 }, seededRandom(seed));
    expect(draws(42)).toEqual(draws(42));
    expect(draws(42)).not.toEqual(draws(43));
  });

  it('spread evenly: the mean of 100,000 is a half to two digits', () => {
    const random = seededRandom(7);
    const sum = Array.from({ length: 100_000 }, random).reduce((total, each) => total + each, 0);
    expect(sum / 100_000).toBeCloseTo(0.5, 2);
  });
});

describe('a seed from text', () => {
  // Published FNV-1a values (Noll, test vectors for 32 bits).
  it.each([
    ['', 0x811c9dc5],
    ['a', 0xe40c292c],
    ['foobar', 0xbf9cf968],
  ])('"%s"', (text, seed) => {
    expect(seedOf(text)).toBe(seed);
  });
});

describe('resampling in blocks', () => {
  it.each([
    [1, 1],
    [8, 2],
    [9, 3],
    [27, 3],
    [28, 4],
    [84, 5],
  ])('%d steps make blocks of %d', (n, length) => {
    expect(blockLength(n)).toBe(length);
  });

  it('of equal steps always goes as far as there are steps', () => {
    const walk = { increments: Array.from({ length: 9 }, () => 3), steps: 4, trials: 50 };
    expect(new Set(resampledSums(walk, seededRandom(1)))).toEqual(new Set([12]));
  });

  it('keeps neighbours together: 0 and 10 in turn give 10 for two steps', () => {
    // 8 steps, blocks of 2: every block holds one 0 and one 10.
    const walk = { increments: [0, 10, 0, 10, 0, 10, 0, 10], steps: 2, trials: 50 };
    expect(new Set(resampledSums(walk, seededRandom(1)))).toEqual(new Set([10]));
  });
});

import { firstWhere } from '../../../src/domain/statistics/first-where';

describe('firstWhere', () => {
  const ages = [1, 3, 3, 8];
  const firstOver = (limit: number) =>
    firstWhere(ages.length, (place) => (ages[place] ?? Infinity) > limit);

  it.each([
    [0, 0],
    [1, 1],
    [2, 1],
    [3, 3],
    [7.9, 3],
    [8, 4],
  ])('finds the first age over %s at place %s', (limit, place) => {
    expect(firstOver(limit)).toBe(place);
  });

  it('finds no place among none', () => {
    expect(firstWhere(0, () => true)).toBe(0);
  });
});

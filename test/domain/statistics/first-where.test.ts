import { firstNotBelow, firstWhere } from '../../../src/domain/statistics/first-where';

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

describe('firstNotBelow', () => {
  it.each([
    [0, 0],
    [1, 0],
    [2, 1],
    [3, 1],
    [8, 3],
    [9, 4],
  ])('finds the first age of at least %s at place %s', (age, place) => {
    expect(firstNotBelow(Float64Array.of(1, 3, 3, 8), age)).toBe(place);
  });
});

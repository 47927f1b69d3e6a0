import { addToBuckets, bucketSums } from '../../../../src/domain/metrics/catalogue/bucket-sums';

describe('bucketSums', () => {
  it('adds an amount to the buckets from one up to but not including another', () => {
    const sums = bucketSums(5);
    addToBuckets(sums, 3, { from: 1, to: 4 });
    addToBuckets(sums, 2, { from: 0, to: 2 });
    expect(sums).toEqual([2, 5, 3, 3, 0]);
  });

  it('adds nothing where an amount begins and ends in the same bucket', () => {
    const sums = bucketSums(2);
    addToBuckets(sums, 3, { from: 1, to: 1 });
    expect(sums).toEqual([0, 0]);
  });

  it('leaves nothing behind of fractions that are over', () => {
    const sums = bucketSums(3);
    addToBuckets(sums, 0.1, { from: 0, to: 2 });
    addToBuckets(sums, 0.2, { from: 0, to: 1 });
    expect(sums).toEqual([0.1 + 0.2, 0.1, 0]);
  });
});

/** What "at least once, in no order" looks like; the same for the same seed. */
export interface Chaos {
  shuffle<Item>(items: readonly Item[]): Item[];
  /** Whether the next delivery comes twice. */
  duplicates(): boolean;
}

export function createChaos({
  seed,
  duplicateShare,
}: {
  readonly seed: number;
  readonly duplicateShare: number;
}): Chaos {
  let state = seed >>> 0;
  // mulberry32
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    shuffle: (items) =>
      items
        .map((item) => ({ item, at: random() }))
        .sort((left, right) => left.at - right.at)
        .map(({ item }) => item),
    duplicates: () => random() < duplicateShare,
  };
}

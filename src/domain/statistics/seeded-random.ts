/** Draws from [0, 1), always the same ones for the same seed. */
export type Random = () => number;

const GOLDEN_STEP = 0x6d2b79f5;
const TWO_TO_32 = 4_294_967_296;

/** The generator mulberry32: one 32-bit word of state, good enough to resample with. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + GOLDEN_STEP) >>> 0;
    let word = Math.imul(state ^ (state >>> 15), 1 | state);
    word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word;
    return ((word ^ (word >>> 14)) >>> 0) / TWO_TO_32;
  };
}

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** A seed out of any text (FNV-1a, 32 bits), so that the same question gets the same answer. */
export function seedOf(text: string): number {
  let hash = FNV_OFFSET;
  for (const char of text) {
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), FNV_PRIME) >>> 0;
  }
  return hash;
}

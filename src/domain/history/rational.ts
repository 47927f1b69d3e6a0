/**
 * An exact fraction. Binary fractions lose the last digit when they are divided and added; what
 * an issue moved has to add up to the digit. `denominator` is above 0.
 */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const ZERO: Rational = { numerator: 0n, denominator: 1n };

/** Exactly the number: every finite double is a whole number over a power of two. */
export function rationalOf(value: number): Rational {
  let whole = value;
  let denominator = 1n;
  while (!Number.isInteger(whole)) {
    whole *= 2;
    denominator *= 2n;
  }
  return { numerator: BigInt(whole), denominator };
}

/** `denominator` is not 0. */
export function ratio(numerator: bigint, denominator: bigint): Rational {
  return denominator < 0n
    ? { numerator: -numerator, denominator: -denominator }
    : { numerator, denominator };
}

function add(a: Rational, b: Rational): Rational {
  const [fine, coarse] = a.denominator >= b.denominator ? [a, b] : [b, a];
  // So that a sum of doubles, which are all over powers of two, stays over the largest of them.
  if (fine.denominator % coarse.denominator === 0n) {
    const times = fine.denominator / coarse.denominator;
    return {
      numerator: fine.numerator + coarse.numerator * times,
      denominator: fine.denominator,
    };
  }
  return {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}

export const sumOf = (parts: readonly Rational[]): Rational => parts.reduce(add, ZERO);

export function subtract(a: Rational, b: Rational): Rational {
  return add(a, { numerator: -b.numerator, denominator: b.denominator });
}

/** Whole units of `10^-decimals`, half away from zero, as people round. */
export function toUnits({ numerator, denominator }: Rational, decimals: number): bigint {
  const scaled = 2n * numerator * 10n ** BigInt(decimals);
  const size = scaled < 0n ? -scaled : scaled;
  const units = (size + denominator) / (2n * denominator);
  return scaled < 0n ? -units : units;
}

import { type Rational, toUnits } from './rational';

/**
 * Rounds parts so that they still add up to the rounded whole: each part is rounded by itself,
 * and what is then missing goes, a unit each, to the parts that rounding moved furthest the other
 * way (largest remainder). Earlier parts win a tie. Without parts there is nothing to share out.
 * @param total in units of `10^-decimals`, like the answer.
 * Source: Hamilton's method of apportionment.
 */
export function shareOut(
  parts: readonly Rational[],
  total: bigint,
  decimals: number,
): readonly bigint[] {
  const units = parts.map((part) => toUnits(part, decimals));
  let missing = total - units.reduce((sum, one) => sum + one, 0n);
  const step = missing < 0n ? -1n : 1n;
  const order = byNeed(parts, units, { decimals, step });
  while (missing !== 0n && order.length > 0) {
    for (const at of order) {
      if (missing === 0n) break;
      units[at] = (units[at] ?? 0n) + step;
      missing -= step;
    }
  }
  return units;
}

/** Positions of the parts, the one that lost most in the direction of `step` first. */
function byNeed(
  parts: readonly Rational[],
  units: readonly bigint[],
  { decimals, step }: { decimals: number; step: bigint },
): readonly number[] {
  const scale = 10n ** BigInt(decimals);
  const lost = parts.map(({ numerator, denominator }, at) => ({
    at,
    numerator: step * (numerator * scale - (units[at] ?? 0n) * denominator),
    denominator,
  }));
  return lost
    .sort((a, b) => {
      const difference = b.numerator * a.denominator - a.numerator * b.denominator;
      return difference === 0n ? a.at - b.at : difference > 0n ? 1 : -1;
    })
    .map(({ at }) => at);
}

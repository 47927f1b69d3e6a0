const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz';
const FIRST = '0';
const LAST = 'z';
const MIDDLE = 'i';

/**
 * A text that sorts strictly between two others by plain `<`, read as the digits of a fraction
 * in base 36. `null` stands for the beginning or the end. Ranks never end in "0", so there is
 * always room before them. If `before` does not sort before `after` (two people reordered at
 * once), the result comes directly after `before`.
 */
export function rankBetween(before: string | null, after: string | null): string {
  if (before === null) return after === null ? MIDDLE : rankBefore(after);
  if (after === null || before >= after) return rankAfter(before);
  return midpoint(before, after);
}

/** One digit up rather than half way to the end, so that appending hardly lengthens ranks. */
function rankAfter(rank: string): string {
  const at = rank.search(/[^z]/);
  if (at === -1) return `${rank}1`;
  return rank.slice(0, at) + digitAt(valueOf(rank, at) + 1);
}

function rankBefore(rank: string): string {
  const at = rank.search(/[^0]/);
  const value = valueOf(rank, at);
  const head = rank.slice(0, at);
  return value > 1 ? head + digitAt(value - 1) : `${head}${FIRST}${LAST}`;
}

function midpoint(before: string, after: string): string {
  let at = 0;
  while (valueOf(before, at) === valueOf(after, at)) at += 1;
  const low = valueOf(before, at);
  const high = valueOf(after, at);
  const head = after.slice(0, at);
  if (high - low > 1) return head + digitAt(Math.floor((low + high) / 2));
  return head + digitAt(low) + (before.length > at + 1 ? rankAfter(before.slice(at + 1)) : MIDDLE);
}

/** Digits beyond the end are 0, as in any fraction. */
function valueOf(rank: string, at: number): number {
  const digit = rank[at];
  return digit === undefined ? 0 : DIGITS.indexOf(digit);
}

function digitAt(value: number): string {
  return DIGITS.charAt(value);
}

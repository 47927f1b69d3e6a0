/**
 * The first of so many places at which something holds that holds at all later ones too, found by
 * halving; their number where it holds at none.
 */
export function firstWhere(places: number, holds: (place: number) => boolean): number {
  let low = 0;
  let high = places;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

import type { Band } from './bands';

/** They keep this far apart, even where their bands are thin. */
export const NAME_ROOM = 17;

/** A name beside the end of its band. */
export interface BandName {
  readonly band: Band;
  /** The middle of the band at its end. */
  readonly middle: number;
  /** Where the name stands. */
  readonly at: number;
}

interface Room {
  readonly y: (value: number) => number;
  readonly top: number;
  readonly bottom: number;
}

/** Beside the ends of the bands, lowest first, none on another and none outside of the chart. */
export function namesBeside(bands: readonly Band[], { y, top, bottom }: Room): readonly BandName[] {
  let above = bottom + NAME_ROOM;
  const upwards = bands.map((band) => {
    const end = band.points.at(-1);
    const middle = end === undefined ? bottom : (y(end.from) + y(end.from + end.value)) / 2;
    above = Math.min(middle, above - NAME_ROOM);
    return { band, middle, at: above };
  });
  // What was pushed out at the top pushes back down.
  let below = top - NAME_ROOM;
  return upwards
    .toReversed()
    .map((name) => {
      below = Math.max(name.at, below + NAME_ROOM);
      return { ...name, at: below };
    })
    .reverse();
}

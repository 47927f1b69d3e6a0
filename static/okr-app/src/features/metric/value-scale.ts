import { niceStep } from '../detail/chart-scale';

/** Where a chart draws, in pixels of the picture. */
export interface ChartArea {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface ValueScale {
  readonly y: (value: number) => number;
  readonly ticks: readonly { readonly value: number; readonly y: number }[];
  /** Where 0 lies, for bars. */
  readonly zeroY: number;
}

const TICK_COUNT = 4;

/** Always with zero, so that a small change never looks like a large one. */
export function valueScale(values: readonly (number | null)[], area: ChartArea): ValueScale {
  const known = [0, ...values.filter((value) => value !== null)];
  const [least, most] = [smallest(known), -smallest(known.map((value) => -value))];
  const step = niceStep((most - least) / TICK_COUNT);
  const low = Math.floor(least / step) * step;
  const high = Math.max(low + step, Math.ceil(most / step) * step);
  const y = (value: number): number =>
    area.bottom - ((value - low) / (high - low)) * (area.bottom - area.top);
  const count = Math.round((high - low) / step);
  const ticks = Array.from({ length: count + 1 }, (_, index) => {
    // Multiples of 0.2 would otherwise end as 0.6000000000000001.
    const value = Number((low + index * step).toPrecision(12));
    return { value, y: y(value) };
  });
  return { y, ticks, zeroY: y(0) };
}

/** `Math.min` takes no more arguments than a call may have. */
const smallest = (values: readonly number[]): number =>
  values.reduce((least, value) => (value < least ? value : least), Number.POSITIVE_INFINITY);

/** The middle of each of `count` equal stretches. */
export function slotsOf(count: number, area: ChartArea) {
  const width = (area.right - area.left) / Math.max(1, count);
  return { width, x: (place: number): number => area.left + width * (place + 0.5) };
}

/** Which labels have room: always the last, and others at an even distance from it. */
export function shownLabels(count: number, most: number): ReadonlySet<number> {
  const every = Math.max(1, Math.ceil(count / Math.max(1, most)));
  const shown = new Set<number>();
  for (let place = count - 1; place >= 0; place -= every) shown.add(place);
  return shown;
}

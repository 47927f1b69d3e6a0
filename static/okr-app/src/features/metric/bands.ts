import type { ChartLine } from '../../../../../src/domain/metrics/catalogue/metric-series';
import { niceStep } from '../detail/chart-scale';

/** Issues of one status category over time, stacked on those further along. */
export interface Band {
  readonly key: 'done' | 'in-progress' | 'to-do';
  readonly name: string;
  readonly points: readonly BandPoint[];
}

interface BandPoint {
  readonly at: number;
  /** How many there are. */
  readonly value: number;
  /** What lies below them. */
  readonly from: number;
}

const BANDS = [
  { key: 'done', name: 'Done', upper: 'done', lower: null },
  { key: 'in-progress', name: 'In progress', upper: 'started', lower: 'done' },
  { key: 'to-do', name: 'To do', upper: 'scope', lower: 'started' },
] as const;

/**
 * The bands of a cumulative flow, lowest first: how many issues there were, less those that were
 * started, less those that were done. Empty where the lines are those of another chart.
 */
export function bandsOf(lines: readonly ChartLine[]): readonly Band[] {
  const lineOf = (key: string | null) => lines.find((line) => line.key === key)?.points;
  if (lineOf('started') === undefined) return [];
  return BANDS.map(({ key, name, upper, lower }) => ({
    ...{ key, name },
    points: (lineOf(upper) ?? []).map(({ at, value }, place) => {
      const from = lineOf(lower)?.[place]?.value ?? 0;
      return { at, value: value - from, from };
    }),
  }));
}

/**
 * Where the axis begins. What was done long before would press the bands together, and in a
 * cumulative flow distances are read, not heights.
 */
export function baseOf(bands: readonly Band[]): number {
  const done = (bands[0]?.points ?? []).map(({ value }) => value);
  const tops = bands.flatMap(({ points }) => points.map(({ value, from }) => value + from));
  if (done.length === 0) return 0;
  const least = Math.min(...done);
  const step = niceStep((Math.max(...tops) - least) / 4);
  return Math.floor(least / step) * step;
}

import type { ChartLine } from '../../../../../src/domain/metrics/catalogue/metric-series';
import type { StatusBand } from '../../../../../src/domain/metrics/catalogue/status-flow';
import type { StatusCategory } from '../../../../../src/domain/metrics/work-item';
import { niceStep } from '../detail/chart-scale';

type BandLook = 'done' | 'in-progress' | 'to-do';

/** Issues of one status or status category over time, stacked on those further along. */
export interface Band {
  readonly key: string;
  readonly name: string;
  readonly look: BandLook;
  /** Which of the colours of its look it has, from 0. */
  readonly shade: number;
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
  { look: 'done', name: 'Done', upper: 'done', lower: null },
  { look: 'in-progress', name: 'In progress', upper: 'started', lower: 'done' },
  { look: 'to-do', name: 'To do', upper: 'scope', lower: 'started' },
] as const;

/**
 * The bands of a cumulative flow, lowest first: how many issues there were, less those that were
 * started, less those that were done. Empty where the lines are those of another chart.
 */
export function bandsOf(lines: readonly ChartLine[]): readonly Band[] {
  const lineOf = (key: string | null) => lines.find((line) => line.key === key)?.points;
  if (lineOf('started') === undefined) return [];
  return BANDS.map(({ look, name, upper, lower }) => ({
    ...{ key: look, look, name, shade: 0 },
    points: (lineOf(upper) ?? []).map(({ at, value }, place) => {
      const from = lineOf(lower)?.[place]?.value ?? 0;
      return { at, value: value - from, from };
    }),
  }));
}

const LOOKS: Readonly<Record<StatusCategory, BandLook>> = {
  new: 'to-do',
  undefined: 'to-do',
  indeterminate: 'in-progress',
  done: 'done',
};

interface Told {
  readonly lines: readonly ChartLine[];
  /** Names by `status 10001`. */
  readonly names: Readonly<Record<string, string>>;
}

/** The same flow status by status, the last step of the workflow lowest. */
export function statusBandsOf(
  statuses: readonly StatusBand[],
  { lines, names }: Told,
): readonly Band[] {
  const instants = (lines[0]?.points ?? []).map(({ at }) => at);
  const below = instants.map(() => 0);
  const shades = new Map<BandLook, number>();
  return statuses.toReversed().map(({ statusId, category, counts }) => {
    const look = LOOKS[category];
    const shade = shades.get(look) ?? 0;
    shades.set(look, shade + 1);
    const points = instants.map((at, place) => {
      const value = counts[place] ?? 0;
      const from = below[place] ?? 0;
      below[place] = from + value;
      return { at, value, from };
    });
    return { key: statusId, name: names[`status ${statusId}`] ?? statusId, look, shade, points };
  });
}

/**
 * Where the axis begins. What was done long before would press the bands together, and in a
 * cumulative flow distances are read, not heights.
 */
export function baseOf(bands: readonly Band[]): number {
  const done = bands.filter(({ look }) => look === 'done');
  const tops = bands.flatMap(({ points }) => points.map(({ value, from }) => value + from));
  const sums = (done[0]?.points ?? []).map((_, place) =>
    done.reduce((sum, { points }) => sum + (points[place]?.value ?? 0), 0),
  );
  if (sums.length === 0) return 0;
  const least = Math.min(...sums);
  const step = niceStep((Math.max(...tops) - least) / 4);
  return Math.floor(least / step) * step;
}

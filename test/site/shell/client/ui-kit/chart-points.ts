/** One mark of a chart, read from the app's rows by its accessors. */
export interface ChartPoint {
  readonly x: string;
  readonly y: number;
  readonly series: string;
}

export interface ChartProps {
  readonly width?: number;
  readonly height?: number;
  readonly data: readonly unknown[];
  readonly xAccessor: number | string;
  readonly yAccessor: number | string;
  readonly colorAccessor?: number | string;
  readonly title?: string;
  readonly subtitle?: string;
  readonly showBorder?: boolean;
}

/** Rows without a number at the y accessor have no mark: a gap, never a zero. */
export function chartPoints({
  data,
  xAccessor,
  yAccessor,
  colorAccessor,
}: ChartProps): ChartPoint[] {
  return data.flatMap((row) => {
    const y = part(row, yAccessor);
    if (typeof y !== 'number' || !Number.isFinite(y)) return [];
    const series = colorAccessor === undefined ? '' : label(part(row, colorAccessor));
    return [{ x: label(part(row, xAccessor)), y, series }];
  });
}

export function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}

/** A round number at or above the largest value, and the steps up to it. */
export function axisTicks(largest: number): number[] {
  if (largest <= 0) return [0, 1];
  const magnitude = 10 ** Math.floor(Math.log10(largest));
  const step = [0.2, 0.5, 1, 2].map((part) => part * magnitude).find((s) => largest / s <= 5);
  const size = step ?? 2 * magnitude;
  const count = Math.ceil(largest / size - 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => Number((index * size).toPrecision(12)));
}

function part(row: unknown, accessor: number | string): unknown {
  if (typeof row !== 'object' || row === null) return undefined;
  return (row as Record<number | string, unknown>)[accessor];
}

function label(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

import type { HistoryPointDto } from '../../../../../src/contract/dto';
import type { Target } from '../../../../../src/domain/okr/key-result';

/** A day's place on the chart. `null` where there was no value that day. */
export interface ChartPoint {
  readonly point: HistoryPointDto;
  readonly x: number;
  readonly y: number | null;
  readonly expectedY: number | null;
}

export interface ChartShape {
  readonly points: readonly ChartPoint[];
  readonly ticks: readonly { readonly y: number; readonly value: number }[];
  /** Heights of the target, or of the limits to stay within. */
  readonly targetLines: readonly { readonly y: number; readonly value: number }[];
}

export interface ChartFrame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const DAY_MS = 86_400_000;
const TICK_COUNT = 4;

/** Always from zero, so that a small change never looks like a large one. */
export function chartShape(
  history: readonly HistoryPointDto[],
  target: Target,
  frame: ChartFrame,
): ChartShape {
  const expected = history.map((point) => expectedValue(point, target));
  const targets = targetValues(target);
  const values = [...history.map(({ value }) => value), ...expected, ...targets, 0].filter(
    (value) => value !== null,
  );
  const step = niceStep((Math.max(...values) - Math.min(...values)) / TICK_COUNT);
  const low = Math.floor(Math.min(...values) / step) * step;
  const high = Math.max(low + step, Math.ceil(Math.max(...values) / step) * step);
  const y = (value: number): number =>
    frame.bottom - ((value - low) / (high - low)) * (frame.bottom - frame.top);
  const x = horizontal(history, frame);
  return {
    points: history.map((point, index) => ({
      point,
      x: x(point.on),
      y: point.value === null ? null : y(point.value),
      expectedY: nullOr(expected[index] ?? null, y),
    })),
    ticks: ticksBetween(low, high, step).map((value) => ({ value, y: y(value) })),
    targetLines: targets.map((value) => ({ value, y: y(value) })),
  };
}

/** The value that would be right on schedule. Source: metrics-spec B.1. */
function expectedValue({ expected }: HistoryPointDto, target: Target): number | null {
  if (expected === null || target.kind !== 'reach') return null;
  return target.start + expected * (target.target - target.start);
}

function targetValues(target: Target): readonly number[] {
  switch (target.kind) {
    case 'reach':
      return [target.target];
    case 'stayAbove':
    case 'stayBelow':
      return [target.limit];
    case 'within':
      return [target.lower, target.upper];
  }
}

function horizontal(
  history: readonly HistoryPointDto[],
  { left, right }: ChartFrame,
): (on: string) => number {
  const days = history.map(({ on }) => Date.parse(on) / DAY_MS);
  const first = Math.min(...days);
  const span = Math.max(...days) - first;
  // A single day stands in the middle.
  if (span === 0) return () => (left + right) / 2;
  return (on) => left + ((Date.parse(on) / DAY_MS - first) / span) * (right - left);
}

/** The next of 1, 2, 5, 10, 20, … */
export function niceStep(rough: number): number {
  if (rough <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((one) => one * power >= rough * (1 - 1e-9)) ?? 10;
  return factor * power;
}

function ticksBetween(low: number, high: number, step: number): readonly number[] {
  const count = Math.round((high - low) / step);
  return Array.from({ length: count + 1 }, (_, index) => low + index * step);
}

const nullOr = (value: number | null, map: (value: number) => number): number | null =>
  value === null ? null : map(value);

/** An SVG path that starts anew after every gap. */
export function linePath(
  points: readonly { readonly x: number; readonly y: number | null }[],
): string {
  let isDrawing = false;
  return points
    .map(({ x, y }) => {
      if (y === null) {
        isDrawing = false;
        return '';
      }
      const command = isDrawing ? 'L' : 'M';
      isDrawing = true;
      return `${command}${x.toFixed(1)} ${y.toFixed(1)}`;
    })
    .join('');
}

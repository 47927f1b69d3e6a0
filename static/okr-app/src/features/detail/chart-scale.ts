import type { HistoryPointDto } from '../../../../../src/contract/dto';
import { expectedProgress, type Pace } from '../../../../../src/domain/okr/expected-progress';
import type { Target, Zones } from '../../../../../src/domain/okr/key-result';
import type { Period } from '../../../../../src/domain/okr/period';
import { type ZoneMark, zoneMarks } from '../../../../../src/domain/okr/zones';
import { addDays, daysBetween } from '../../../../../src/domain/shared/calendar-date';

/** A day's place on the chart. `null` where there was no value that day. */
export interface ChartPoint {
  readonly point: HistoryPointDto;
  readonly x: number;
  readonly y: number | null;
  readonly expectedY: number | null;
}

export interface ChartPlan {
  readonly target: Target;
  readonly zones: Zones | null;
  /** `null`: nothing is expected by any date. */
  readonly expectation: { readonly period: Period; readonly pace: Pace } | null;
}

export interface ChartShape {
  readonly points: readonly ChartPoint[];
  /** What is expected from the first to the last day of the period. */
  readonly expectedLine: readonly { readonly x: number; readonly y: number }[];
  /** First and last day of the chart. */
  readonly days: { readonly from: string; readonly to: string };
  readonly ticks: readonly { readonly y: number; readonly value: number }[];
  /** Heights of the target, or of the limits to stay within. */
  readonly targetLines: readonly TargetLine[];
}

export interface TargetLine {
  readonly y: number;
  readonly value: number;
  /** `null`: a limit. */
  readonly zone: ZoneMark['zone'] | null;
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
  plan: ChartPlan,
  frame: ChartFrame,
): ChartShape {
  const { target } = plan;
  const expected = history.map((point) => expectedValue(point.expected, target));
  const targets = targetValues(plan);
  const values = [
    ...history.map(({ value }) => value),
    ...expected,
    ...targets.map(({ value }) => value),
    0,
  ].filter((value) => value !== null);
  const step = niceStep((Math.max(...values) - Math.min(...values)) / TICK_COUNT);
  const low = Math.floor(Math.min(...values) / step) * step;
  const high = Math.max(low + step, Math.ceil(Math.max(...values) / step) * step);
  const y = (value: number): number =>
    frame.bottom - ((value - low) / (high - low)) * (frame.bottom - frame.top);
  const line = expectedLine(plan);
  const days = daysOf([...history, ...line].map(({ on }) => on));
  const x = horizontal(days, frame);
  return {
    points: history.map((point, index) => ({
      point,
      x: x(point.on),
      y: point.value === null ? null : y(point.value),
      expectedY: nullOr(expected[index] ?? null, y),
    })),
    expectedLine: line.map(({ on, value }) => ({ x: x(on), y: y(value) })),
    days,
    ticks: ticksBetween(low, high, step).map((value) => ({ value, y: y(value) })),
    targetLines: targets.map((one) => ({ ...one, y: y(one.value) })),
  };
}

/** The value that would be right on schedule. Source: metrics-spec B.1. */
function expectedValue(expected: number | null, target: Target): number | null {
  if (expected === null || target.kind !== 'reach') return null;
  return target.start + expected * (target.target - target.start);
}

/** Every day of the period, the days to come included. */
function expectedLine({
  target,
  expectation,
}: ChartPlan): readonly { readonly on: string; readonly value: number }[] {
  if (expectation === null || target.kind !== 'reach') return [];
  const { period, pace } = expectation;
  const length = daysBetween(period.start, period.end);
  return Array.from({ length: length + 1 }, (_, at) => {
    const on = addDays(period.start, at);
    return { on, value: expectedValue(expectedProgress(period, on, pace), target) ?? 0 };
  });
}

function targetValues({ target, zones }: ChartPlan): readonly Omit<TargetLine, 'y'>[] {
  switch (target.kind) {
    case 'reach':
      return zoneMarks(target, zones).filter(({ zone }) => zone !== 'baseline' || zones !== null);
    case 'stayAbove':
    case 'stayBelow':
      return [{ value: target.limit, zone: null }];
    case 'within':
      return [target.lower, target.upper].map((value) => ({ value, zone: null }));
  }
}

function daysOf(all: readonly string[]): ChartShape['days'] {
  const sorted = all.toSorted();
  return { from: sorted[0] ?? '', to: sorted.at(-1) ?? '' };
}

function horizontal(
  { from, to }: ChartShape['days'],
  { left, right }: ChartFrame,
): (on: string) => number {
  const first = Date.parse(from) / DAY_MS;
  const span = Date.parse(to) / DAY_MS - first;
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

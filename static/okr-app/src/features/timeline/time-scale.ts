import type { PeriodDto } from '../../../../../src/contract/dto';

export const ZOOMS = ['month', 'quarter', 'year'] as const;

/** How much of time is looked at closely. */
export type Zoom = (typeof ZOOMS)[number];

const DAY_MS = 86_400_000;
const PIXELS_PER_DAY: Readonly<Record<Zoom, number>> = { month: 12, quarter: 5, year: 1.75 };
const MONTHS_IN_QUARTER = 3;

export interface Tick {
  readonly left: number;
  readonly text: string;
}

/** Days as places on the screen, in CSS pixels from the left end. */
export interface TimeScale {
  readonly width: number;
  readonly ticks: readonly Tick[];
  /** Where a day begins. */
  readonly leftOf: (day: string) => number;
  /** A period takes its first and its last day whole. */
  readonly barOf: (period: PeriodDto) => { readonly left: number; readonly width: number };
}

export const zoomOf = (text: string | null): Zoom =>
  ZOOMS.find((zoom) => zoom === text) ?? 'quarter';

/** From the first to the last day of the periods and today, in whole quarters. */
export function timeScale(periods: readonly PeriodDto[], today: string, zoom: Zoom): TimeScale {
  const days = [today, ...periods.flatMap(({ start, end }) => [start, end])].sort();
  const first = quarterStart(days[0] ?? today, 0);
  const last = quarterStart(days.at(-1) ?? today, 1);
  const pixels = PIXELS_PER_DAY[zoom];
  const leftOf = (day: string): number => dayCount(first, Date.parse(day)) * pixels;
  const months = monthsBetween(first, last);
  return {
    width: dayCount(first, last) * pixels,
    leftOf,
    barOf: ({ start, end }) => ({
      left: leftOf(start),
      width: (dayCount(Date.parse(start), Date.parse(end)) + 1) * pixels,
    }),
    ticks: months
      .filter((month) => zoom !== 'year' || new Date(month).getUTCMonth() % MONTHS_IN_QUARTER === 0)
      .map((month) => ({ left: dayCount(first, month) * pixels, text: tickText(month, zoom) })),
  };
}

function tickText(month: number, zoom: Zoom): string {
  const date = new Date(month);
  const year = String(date.getUTCFullYear());
  if (zoom === 'year') return `Q${String(date.getUTCMonth() / MONTHS_IN_QUARTER + 1)} ${year}`;
  const name = date.toLocaleDateString('en', { month: 'short', timeZone: 'UTC' });
  return `${name} ${year}`;
}

function quarterStart(day: string, shift: number): number {
  const date = new Date(Date.parse(day));
  const quarter = Math.floor(date.getUTCMonth() / MONTHS_IN_QUARTER) + shift;
  return Date.UTC(date.getUTCFullYear(), quarter * MONTHS_IN_QUARTER, 1);
}

function monthsBetween(first: number, last: number): readonly number[] {
  const months: number[] = [];
  const start = new Date(first);
  for (let month = 0; ; month += 1) {
    const at = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + month, 1);
    if (at >= last) return months;
    months.push(at);
  }
}

const dayCount = (from: number, to: number): number => Math.round((to - from) / DAY_MS);

import { addDays, type CalendarDate, daysBetween } from '../shared/calendar-date';
import type { Ratio } from '../shared/ratio';
import { TOLERANCE } from '../shared/tolerance';
import { blockLength, resampledSums } from '../statistics/moving-blocks';
import { seededRandom, seedOf } from '../statistics/seeded-random';
import type { Target } from './key-result';
import { complies } from './key-result-progress';
import type { Period } from './period';

/** A value on a day, and what it was defined by. */
export interface ForecastPoint {
  readonly on: CalendarDate;
  readonly value: number | null;
  readonly definitionHash: string;
}

export interface ForecastQuestion {
  /** Tells this key result's draws from another's. */
  readonly id: string;
  readonly target: Target;
  readonly period: Period | null;
  /** The last good value. */
  readonly value: number | null;
  /** Oldest first; days between two entries kept the value of the earlier one. */
  readonly history: readonly ForecastPoint[];
  readonly today: CalendarDate;
}

export type NoForecastReason =
  'limit' | 'no-value' | 'no-due-date' | 'period-over' | 'short-history' | 'no-movement';

/**
 * The computed chance to hit the target by the due day, or why there is none. It stands beside the
 * status and changes no colour, unless an admin chose the forecast reading.
 */
export type Forecast =
  | {
      readonly kind: 'chance';
      /** Share of the imagined futures that arrive. */
      readonly chance: Ratio;
      /** Middle one, and the range that holds eight of ten, of the values on the due day. */
      readonly median: number;
      readonly low: number;
      readonly high: number;
      /** Past daily steps it draws from, and the days they span. */
      readonly n: number;
      readonly from: CalendarDate;
      readonly to: CalendarDate;
      readonly blockDays: number;
      readonly trials: number;
      readonly daysLeft: number;
    }
  | { readonly kind: 'none'; readonly reason: NoForecastReason; readonly n: number };

/** Fewer past steps than this tell too little. Source: metrics-spec E, table. */
export const MIN_FORECAST_STEPS = 8;
/** Twelve weeks: what came before says little about what comes next. Source: metrics-spec E.9. */
const WINDOW_DAYS = 84;
/** So many make the chance exact to about one percentage point. Source: metrics-spec E. */
const TRIALS = 2_000;

/**
 * Future value = value now + past daily steps, drawn in blocks with replacement, for each day
 * left; the chance is the share of futures whose value reaches the target. Only complete days
 * measured by today's definition are drawn from. The same question on the same day has the same
 * answer. Source: metrics-spec B.3 (confidence b), E.9.
 */
export function forecast(question: ForecastQuestion): Forecast {
  const { target, period, value, today } = question;
  const steps = pastSteps(question);
  const reason = reasonForNone(question, steps.increments);
  if (reason !== null || value === null || period === null) {
    return { kind: 'none', reason: reason ?? 'no-value', n: steps.increments.length };
  }
  const daysLeft = daysBetween(today, period.end);
  const random = seededRandom(seedOf(`${question.id} ${today}`));
  const walk = { increments: steps.increments, steps: daysLeft, trials: TRIALS };
  const ends = resampledSums(walk, random).map((sum) => value + sum);
  const sorted = ends.toSorted((a, b) => a - b);
  return {
    kind: 'chance',
    chance: ends.filter((end) => complies(target, end)).length / TRIALS,
    median: quantile(sorted, 0.5),
    low: quantile(sorted, 0.1),
    high: quantile(sorted, 0.9),
    n: steps.increments.length,
    from: steps.from,
    to: steps.to,
    blockDays: blockLength(steps.increments.length),
    trials: TRIALS,
    daysLeft,
  };
}

function reasonForNone(
  { target, period, value, today }: ForecastQuestion,
  increments: readonly number[],
): NoForecastReason | null {
  if (target.kind !== 'reach') return 'limit';
  if (value === null) return 'no-value';
  if (period === null) return 'no-due-date';
  if (today >= period.end) return 'period-over';
  if (increments.length < MIN_FORECAST_STEPS) return 'short-history';
  return increments.every((step) => Math.abs(step) <= TOLERANCE) ? 'no-movement' : null;
}

interface PastSteps {
  readonly increments: readonly number[];
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** Change from each complete day to the next; today is not over yet. */
function pastSteps({ history, today }: ForecastQuestion): PastSteps {
  const to = addDays(today, -1);
  const earliest = addDays(to, -WINDOW_DAYS);
  const comparable = sinceLastDefinition(history.filter(({ on }) => on <= to));
  const firstKnown = comparable[0]?.on ?? to;
  const from = firstKnown < earliest ? earliest : firstKnown;
  const values = dailyValues(comparable, from, to);
  const increments = values.slice(1).map((value, at) => value - (values[at] ?? value));
  return { increments, from, to };
}

/** A jump that a changed definition made is no movement. */
function sinceLastDefinition(history: readonly ForecastPoint[]): readonly ForecastPoint[] {
  const current = history.at(-1)?.definitionHash;
  const lastOther = history.findLastIndex(({ definitionHash }) => definitionHash !== current);
  const comparable = history.slice(lastOther + 1);
  return comparable.slice(comparable.findIndex(({ value }) => value !== null));
}

/** One value a day; a day without one kept the value before it. */
function dailyValues(
  points: readonly ForecastPoint[],
  from: CalendarDate,
  to: CalendarDate,
): readonly number[] {
  const values: number[] = [];
  let at = 0;
  let last: number | null = null;
  for (let day = from; day <= to; day = addDays(day, 1)) {
    for (let point = points[at]; point !== undefined && point.on <= day; point = points[++at]) {
      last = point.value ?? last;
    }
    if (last !== null) values.push(last);
  }
  return values;
}

/** Hyndman–Fan type 7. Source: metrics-spec P14. */
function quantile(sorted: readonly number[], share: Ratio): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (place - Math.floor(place)) * (above - below);
}

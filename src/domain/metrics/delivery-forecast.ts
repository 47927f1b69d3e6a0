import { mean } from '../statistics/quantile';
import { TOLERANCE } from '../shared/tolerance';
import { type Random, seededRandom, seedOf } from '../statistics/seeded-random';

/** Fewer past steps than this tell too little. Source: metrics-spec E, table. */
export const MIN_FORECAST_SAMPLES = 8;
/** How many futures are imagined. Source: metrics-spec E.9. */
export const FORECAST_TRIALS = 10_000;
/** Nobody plans further ahead: ten years of weeks. */
const MOST_STEPS = 520;

/** What was finished in each step of the past, steps without anything included. */
interface PastSteps {
  /** Tells these draws from those of another question, so that the answer repeats. */
  readonly id: string;
  readonly samples: readonly number[];
}

/** Reached by so many of a hundred futures. */
interface Percentiles {
  readonly p50: number;
  readonly p85: number;
  readonly p95: number;
}

export type DeliveryForecast =
  | ({ readonly kind: 'forecast' } & Percentiles)
  | { readonly kind: 'none'; readonly reason: NoDeliveryForecastReason };

export type NoDeliveryForecastReason = 'nothing-left' | 'short-history' | 'no-progress';

/**
 * In how many steps what remains is finished, if the future draws from the past: steps of the past
 * with replacement until it is reached. `Infinity` where that takes too long to say anything.
 * Source: metrics-spec E.9, C.5 metrics 8 and 15.
 */
export function forecastCompletion(
  past: PastSteps,
  { remaining }: { readonly remaining: number },
): DeliveryForecast {
  if (remaining <= TOLERANCE) return { kind: 'none', reason: 'nothing-left' };
  const samples = Float64Array.from(past.samples);
  // Twice as far as the usual pace ever gets: no need to walk there ten thousand times.
  const isOutOfReach = remaining > 2 * MOST_STEPS * (mean(past.samples) ?? 0);
  return imagined(
    past,
    (random) => (isOutOfReach ? Infinity : stepsUntil(samples, remaining, random)),
    LATE,
  );
}

/** How much is finished in so many steps, at least. Source: metrics-spec E.9, C.1 metric X1. */
export function forecastOutput(
  past: PastSteps,
  { steps }: { readonly steps: number },
): DeliveryForecast {
  const samples = Float64Array.from(past.samples);
  return imagined(
    past,
    (random) => {
      let sum = 0;
      for (let step = 0; step < steps; step += 1) sum += drawn(samples, random);
      return sum;
    },
    LITTLE,
  );
}

/** Cautious is late for a day, and little for an amount. */
const LATE = (share: number): number => Math.ceil(share * FORECAST_TRIALS) - 1;
const LITTLE = (share: number): number => Math.floor((1 - share) * FORECAST_TRIALS + TOLERANCE);

function imagined(
  { id, samples }: PastSteps,
  trial: (random: Random) => number,
  placeOf: (share: number) => number,
): DeliveryForecast {
  if (samples.length < MIN_FORECAST_SAMPLES) return { kind: 'none', reason: 'short-history' };
  if (samples.every((sample) => sample <= TOLERANCE))
    return { kind: 'none', reason: 'no-progress' };
  const random = seededRandom(seedOf(id));
  const ends = Float64Array.from({ length: FORECAST_TRIALS }, () => trial(random)).sort();
  const at = (share: number): number => ends[placeOf(share)] ?? Infinity;
  return { kind: 'forecast', p50: at(0.5), p85: at(0.85), p95: at(0.95) };
}

function stepsUntil(samples: Float64Array, remaining: number, random: Random): number {
  let sum = 0;
  for (let step = 1; step <= MOST_STEPS; step += 1) {
    sum += drawn(samples, random);
    if (sum >= remaining - TOLERANCE) return step;
  }
  return Infinity;
}

const drawn = (samples: Float64Array, random: Random): number =>
  samples[Math.floor(random() * samples.length)] ?? 0;

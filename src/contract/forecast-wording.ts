/** The computed chance to hit a target, and how it was computed. It stands beside the status. */
import type { MeasureUnit } from '../domain/metrics/measure';
import { MIN_FORECAST_STEPS, type Forecast, type NoForecastReason } from '../domain/okr/forecast';
import { dayText } from './day-text';
import { formatPercent, formatValue } from './wording';

type Chance = Extract<Forecast, { readonly kind: 'chance' }>;

/** "72 %"; never quite certain in either direction, since it is drawn from a few thousand futures. */
export function chanceText({ chance, trials }: Pick<Chance, 'chance' | 'trials'>): string {
  const least = 1 / trials;
  if (chance < Math.max(least, 0.01)) return '< 1\u00a0%';
  return chance > Math.min(1 - least, 0.99) ? '> 99\u00a0%' : formatPercent(chance);
}

/** Why there is no chance to tell, in a sentence. */
export function noForecastText({ reason, n }: { reason: NoForecastReason; n: number }): string {
  switch (reason) {
    case 'limit':
      return 'A limit or range is kept or not; no chance is computed for it.';
    case 'no-value':
      return 'Without a value nothing can be computed.';
    case 'no-due-date':
      return 'Without a period there is no day to hit the target by.';
    case 'period-over':
      return 'The period is over.';
    case 'short-history':
      return `The history is too short: ${String(n)} of at least ${String(MIN_FORECAST_STEPS)} whole days that can be compared.`;
    case 'no-movement':
      return `The value has not moved in ${String(n)} days, so there is nothing to draw from.`;
  }
}

/** How it was computed, with every number it rests on. Source: metrics-spec E.9. */
export function forecastMethodText(forecast: Chance, unit: MeasureUnit): string {
  const { trials, n, from, to, blockDays, daysLeft, median, low, high } = forecast;
  const outcome = (value: number) => formatValue(value, unit);
  const left = daysLeft === 1 ? '1 day' : `${String(daysLeft)} days`;
  return [
    `${trials.toLocaleString('en-US')} imagined futures for the ${left} left, each drawn from the ${String(n)} daily changes between ${dayText(from)} and ${dayText(to)} in blocks of ${String(blockDays)}.`,
    `The chance is the share of them that arrive.`,
    `Middle outcome ${outcome(median)}; eight of ten lie between ${outcome(low)} and ${outcome(high)}.`,
  ].join(' ');
}

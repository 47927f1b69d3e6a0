import { type ReactNode, useMemo } from 'react';
import type { MetricSeriesDto } from '../../../../../src/contract/metrics/dto';
import {
  FORECAST_TRIALS,
  MIN_FORECAST_SAMPLES,
  type NoDeliveryForecastReason,
} from '../../../../../src/domain/metrics/delivery-forecast';
import { dayText } from '../../components/relative-time';
import { type MetricForecast, metricForecast } from './forecast-model';

interface ForecastSectionProps {
  readonly metricId: string;
  /** Of the catalogue. */
  readonly metricKey: string;
  readonly series: MetricSeriesDto;
}

/** When what is left will be finished, or how much in the next weeks, as the past suggests. */
export function ForecastSection({ metricId, metricKey, series }: ForecastSectionProps) {
  const forecast = useMemo(
    () => metricForecast({ metricId, key: metricKey, series }),
    [metricId, metricKey, series],
  );
  if (forecast === null) return null;
  return (
    <section aria-label="Forecast">
      <h3 className="okr-section-title">Forecast</h3>
      {forecast.kind === 'other-bucket' ? (
        <p>Choose weeks or days above for a forecast: other buckets are too few to draw from.</p>
      ) : (
        <Outcome forecast={forecast} />
      )}
    </section>
  );
}

type Drawn = Exclude<MetricForecast, { readonly kind: 'other-bucket' }>;

function Outcome({ forecast }: { readonly forecast: Drawn }) {
  const { outcome, bucket, n, from } = forecast;
  if (outcome.kind === 'none') return <p>{noForecastText(outcome.reason, forecast)}</p>;
  return (
    <>
      {forecast.kind === 'completion' ? (
        <Completion forecast={forecast} {...outcome} />
      ) : (
        <p>
          In the next {unitsOf(forecast.steps, bucket)} half of the imagined futures finish at least{' '}
          <strong>{number(outcome.p50)} issues</strong>, 85 % at least{' '}
          <strong>{number(outcome.p85)}</strong> and 95 % at least {number(outcome.p95)}.
        </p>
      )}
      <p className="okr-subtle">
        {number(FORECAST_TRIALS)} futures, each drawn from the {unitsOf(n, bucket)}{' '}
        {from !== null && `since ${dayText(from)} `}that are over, those in which nothing was
        finished included.
      </p>
    </>
  );
}

interface CompletionProps {
  readonly forecast: Extract<MetricForecast, { readonly kind: 'completion' }>;
  readonly p50: number;
  readonly p85: number;
  readonly p95: number;
}

function Completion({ forecast, p50, p85, p95 }: CompletionProps): ReactNode {
  const { left, scope, dayAfter } = forecast;
  const day = (steps: number): string => {
    const on = dayAfter(steps);
    return on === null ? 'later than can be said' : `by ${dayText(on)}`;
  };
  return (
    <p>
      {number(left)} of {number(scope)} are left. Half of the imagined futures finish them{' '}
      <strong>{day(p50)}</strong>, 85 % <strong>{day(p85)}</strong> and 95 % {day(p95)}, if the
      scope stays as it is.
    </p>
  );
}

function noForecastText(reason: NoDeliveryForecastReason, { bucket, n }: Drawn): string {
  switch (reason) {
    case 'nothing-left':
      return 'All of it is done; there is nothing left to forecast.';
    case 'short-history':
      return `No forecast yet: it takes ${unitsOf(MIN_FORECAST_SAMPLES, bucket)} that are over, and there are ${number(n)}.`;
    case 'no-progress':
      return `No forecast: nothing was finished in the last ${unitsOf(n, bucket)}, so there is nothing to draw from.`;
  }
}

const number = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 1 });

const unitsOf = (count: number, bucket: 'day' | 'week'): string =>
  `${number(count)} ${bucket}${count === 1 ? '' : 's'}`;

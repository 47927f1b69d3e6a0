import {
  chanceText,
  forecastMethodText,
  noForecastText,
} from '../../../../../src/contract/forecast-wording';
import type { MeasureUnit } from '../../../../../src/domain/metrics/measure';
import type { Forecast } from '../../../../../src/domain/okr/forecast';

interface ForecastTextProps {
  /** `undefined` while it is loading; `null` where it is withheld. */
  readonly forecast: Forecast | null | undefined;
  readonly unit: MeasureUnit;
}

/** The computed chance with its method, or why there is none. */
export function ForecastText({ forecast, unit }: ForecastTextProps) {
  if (forecast === undefined) return <span className="okr-subtle">Being computed…</span>;
  if (forecast === null) return <span className="okr-subtle">Withheld</span>;
  if (forecast.kind === 'none') {
    return <span className="okr-subtle">None. {noForecastText(forecast)}</span>;
  }
  return (
    <details className="okr-forecast">
      <summary>
        <strong>{chanceText(forecast)}</strong> to hit the target in time
      </summary>
      <p className="okr-subtle">{forecastMethodText(forecast, unit)}</p>
    </details>
  );
}

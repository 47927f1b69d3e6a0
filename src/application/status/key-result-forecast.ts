import { forecast, type Forecast } from '../../domain/okr/forecast';
import type { KeyResult } from '../../domain/okr/key-result';
import type { Period } from '../../domain/okr/period';
import { addDays, type CalendarDate } from '../../domain/shared/calendar-date';
import type { MetricId } from '../../domain/shared/ids';
import type { Ratio } from '../../domain/shared/ratio';
import type { MetricState } from '../ports/metric-states';
import type { Ports } from '../ports/ports';

/** Longer than the forecast looks back, so that a value that rested is known on its first day. */
const LOOK_BACK_DAYS = 180;

export interface ForecastFacts {
  readonly keyResult: KeyResult;
  /** Its own, its objective's or its cycle's. */
  readonly period: Period | null;
  readonly state: MetricState | null;
  readonly today: CalendarDate;
}

/** The computed chance to hit the target, from the stored history. */
export async function keyResultForecast(
  ports: Pick<Ports, 'readings'>,
  { keyResult, period, state, today }: ForecastFacts,
): Promise<Forecast> {
  const { id, metricId, target } = keyResult;
  const range = { from: addDays(today, -LOOK_BACK_DAYS), to: today };
  const history = await ports.readings.list(metricId, range);
  return forecast({ id, target, period, value: state?.measured?.value ?? null, history, today });
}

/**
 * The chances of many, for a site that judges by them: one read of history for each, so nothing is
 * read otherwise.
 */
export async function loadChances(
  ports: Pick<Ports, 'readings'>,
  keyResults: readonly ForecastFacts[],
): Promise<ReadonlyMap<MetricId, Ratio>> {
  const judged = keyResults.filter(({ keyResult }) => keyResult.target.kind === 'reach');
  const entries = await Promise.all(
    judged.map(async (facts): Promise<[MetricId, Ratio][]> => {
      const told = await keyResultForecast(ports, facts);
      return told.kind === 'chance' ? [[facts.keyResult.metricId, told.chance]] : [];
    }),
  );
  return new Map(entries.flat());
}

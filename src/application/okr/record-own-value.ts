import { canonicalText } from '../../domain/metrics/canonical-text';
import type { MetricSource } from '../../domain/metrics/metric';
import type { OwnMeasurement } from '../../domain/metrics/own-measurement';
import { complies } from '../../domain/okr/key-result-progress';
import type { KeyResult } from '../../domain/okr/key-result';
import { calendarDateAt, type CalendarDate } from '../../domain/shared/calendar-date';
import type { MetricState } from '../ports/metric-states';
import type { StoredMetric } from '../ports/okr-repository';
import type { Ports } from '../ports/ports';
import type { ReadingRange } from '../ports/readings';

interface OwnValue {
  readonly keyResult: KeyResult;
  readonly stored: StoredMetric;
  readonly measurement: OwnMeasurement;
  /** The day it is the value of; today unless somebody reports late. */
  readonly on?: CalendarDate;
}

/**
 * Stores a value that did not come from Jira: a checklist's share, or a number a person typed. It
 * leaves a reading like any other. A value of a past day does not replace a later one.
 */
export async function recordOwnValue(
  ports: Ports,
  { keyResult, stored, measurement, on }: OwnValue,
): Promise<void> {
  const { metric } = stored;
  const now = ports.clock.now();
  const asOf = new Date(now).toISOString();
  const { timeZone } = await ports.settings.load();
  const today = calendarDateAt(now, timeZone);
  const day = on ?? today;
  const definitionHash = ports.hash.of(definitionText(metric.source));
  const { value, reason, numerator, denominator, n, flags } = measurement;
  const figures = { value, reason, numerator, denominator, n, flags };
  await ports.readings.record(metric.id, { on: day, ...figures, definitionHash, asOf });
  const before = await ports.states.find(metric.id);
  if (before?.measured != null && (await isOutdated(ports, metric.id, { from: day, to: today })))
    return;
  const state: MetricState = {
    metricId: metric.id,
    projectId: metric.projectId,
    scopeHash: OWN_SCOPE,
    definitionHash,
    measured: { ...measurement, excluded: 0, asOf },
    audience: { byProject: [], restricted: [] },
    stale: null,
    firstAchievedAt: before?.firstAchievedAt ?? (isAchieved(keyResult, value) ? asOf : null),
  };
  await ports.states.save(state);
}

/** Stands where other metrics name the query they share; none is shared here. */
const OWN_SCOPE = 'own';

/** Only what makes its numbers incomparable; ticking and renaming an item do not. */
function definitionText(source: MetricSource): string {
  if (source.kind !== 'checklist') return canonicalText(source);
  return ['checklist', ...source.items.map(({ id }) => id).sort()].join('|');
}

async function isOutdated(
  ports: Pick<Ports, 'readings'>,
  metricId: MetricState['metricId'],
  range: ReadingRange,
): Promise<boolean> {
  const since = await ports.readings.list(metricId, range);
  return since.some(({ on }) => on > range.from);
}

function isAchieved({ target }: KeyResult, value: number | null): boolean {
  return target.kind === 'reach' && value !== null && complies(target, value);
}

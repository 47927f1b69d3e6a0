import { canonicalText } from '../../domain/metrics/canonical-text';
import type { Measurement } from '../../domain/metrics/measurement';
import type { JiraMeasureSource } from '../../domain/metrics/metric';
import { measurePopulation } from '../../domain/metrics/measure-population';
import type { Reading } from '../../domain/metrics/reading';
import type { WorkItem } from '../../domain/metrics/work-item';
import { complies } from '../../domain/okr/key-result-progress';
import { calendarDateAt } from '../../domain/shared/calendar-date';
import type { MeasuredValue, MetricState, Staleness } from '../ports/metric-states';
import type { JiraStoredMetric } from '../ports/okr-repository';
import type { Ports } from '../ports/ports';
import type { Hash } from '../ports/surroundings';
import type { Settings } from '../ports/settings-store';
import { audienceOf } from './audience';
import type { MeasuredKeyResult } from './measured-okrs';
import { noteDefinition } from './note-definition';
import type { Scope } from './scope';

export interface MetricToMeasure {
  readonly stored: JiraStoredMetric;
  readonly scope: Scope;
  readonly items: readonly WorkItem[];
  readonly measured: MeasuredKeyResult | undefined;
  readonly settings: Settings;
}

/** Measures and stores what differs from before. Doing it twice stores the same. */
export async function measureMetric(ports: Ports, task: MetricToMeasure): Promise<boolean> {
  const { stored, settings } = task;
  const now = ports.clock.now();
  const before = await ports.states.find(stored.metric.id);
  const after = nextState(ports, task, before);
  const { measured } = after;
  if (measured !== null && after.stale === null) {
    await ports.readings.record(stored.metric.id, {
      on: calendarDateAt(now, settings.timeZone),
      ...readingOf(measured, after.definitionHash),
      asOf: new Date(now).toISOString(),
    });
    if (before?.definitionHash !== after.definitionHash) await noted(ports, task, after);
  }
  if (before !== null && isSameButTime(before, after)) return false;
  await ports.states.save(after);
  return true;
}

function noted(
  ports: Ports,
  { stored, settings }: MetricToMeasure,
  { definitionHash, scopeHash }: MetricState,
): Promise<void> {
  const { id, source } = stored.metric;
  const entry = { from: ports.clock.now(), definitionHash, scopeHash, source };
  return noteDefinition(ports, id, { entry, timeZone: settings.timeZone });
}

/** Names what a metric measures, and where; changes when either does. */
export function definitionHashOf(hash: Hash, source: JiraMeasureSource, scopeHash: string): string {
  return hash.of(`${canonicalText(source)}|${scopeHash}`);
}

function nextState(ports: Ports, task: MetricToMeasure, before: MetricState | null): MetricState {
  const { stored, scope, items } = task;
  const { metric } = stored;
  const at = new Date(ports.clock.now()).toISOString();
  const definitionHash = definitionHashOf(ports.hash, metric.source, scope.hash);
  const base = {
    metricId: metric.id,
    projectId: metric.projectId,
    scopeHash: scope.hash,
    definitionHash,
  };
  const measurement = measurePopulation(metric.source, items);
  if (measurement.reason === 'field-unavailable' && hasGoodValue(before)) {
    return { ...before, ...base, stale: staleSince(before, { reason: 'field-missing', at }) };
  }
  const measured = withoutIssues(measurement, at);
  return {
    ...base,
    measured,
    audience: audienceOf(items),
    stale: null,
    firstAchievedAt: before?.firstAchievedAt ?? (isAchieved(task, measured) ? at : null),
  };
}

function withoutIssues(measurement: Measurement, asOf: string): MeasuredValue {
  const { value, reason, unit, numerator, denominator } = measurement;
  const { n, doneCount, missing, flags, excluded } = measurement;
  return {
    ...{ value, reason, unit, numerator, denominator },
    ...{ n, doneCount, missing, flags, excluded: excluded.length, asOf },
  };
}

function hasGoodValue(state: MetricState | null): state is MetricState {
  return state?.measured != null && state.measured.value !== null;
}

/** Keeps the instant it began, as long as the reason stays the same. */
export function staleSince(
  before: MetricState | null,
  now: { reason: Staleness['reason']; at: string; messages?: readonly string[] },
): Staleness {
  const since = before?.stale?.reason === now.reason ? before.stale.since : now.at;
  return { reason: now.reason, since, messages: now.messages ?? [] };
}

function isAchieved({ measured }: MetricToMeasure, { value }: MeasuredValue): boolean {
  const target = measured?.keyResult.target;
  return target?.kind === 'reach' && value !== null && complies(target, value);
}

export function readingOf(
  measured: MeasuredValue,
  definitionHash: string,
): Omit<Reading, 'on' | 'asOf'> {
  const { value, reason, numerator, denominator, n, flags } = measured;
  return { value, reason, numerator, denominator, n, flags, definitionHash };
}

/** Without this, an hour in which nothing changed would write every value again. */
function isSameButTime(before: MetricState, after: MetricState): boolean {
  const timeless = (state: MetricState) =>
    JSON.stringify([
      state.scopeHash,
      state.definitionHash,
      state.measured && Object.entries({ ...state.measured, asOf: '' }).sort(byName),
      state.audience.byProject.map(({ projectId, count }) => [projectId, count]),
      state.audience.restricted.map(({ issueId }) => issueId),
      state.stale && [state.stale.reason, state.stale.since, state.stale.messages],
      state.firstAchievedAt,
    ]);
  return timeless(before) === timeless(after);
}

const byName = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1);

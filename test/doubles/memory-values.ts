import type { MetricState, MetricStates } from '../../src/application/ports/metric-states';
import type { Readings } from '../../src/application/ports/readings';
import type { ScopeStore, ScopeSummary } from '../../src/application/ports/scope-store';
import type { Reading } from '../../src/domain/metrics/reading';
import type { WorkItem } from '../../src/domain/metrics/work-item';

/** Counts writes, so that tests can tell that nothing was written. */
export interface Writes {
  readonly writes: string[];
}

export function memoryMetricStates(log: Writes = { writes: [] }): MetricStates {
  const states = new Map<string, MetricState>();
  return {
    find: async (id) => Promise.resolve(states.get(id) ?? null),
    findMany: async (ids) =>
      Promise.resolve(
        new Map(
          ids.flatMap((id) => {
            const state = states.get(id);
            return state === undefined ? [] : [[id, state] as const];
          }),
        ),
      ),
    save: async (state) => {
      log.writes.push('state');
      states.set(state.metricId, state);
      return Promise.resolve();
    },
    remove: async (id) => {
      states.delete(id);
      return Promise.resolve();
    },
  };
}

export function memoryReadings(log: Writes = { writes: [] }): Readings {
  const readings = new Map<string, Reading>();
  const keyOf = (metricId: string, on: string) => `${metricId}|${on}`;
  const timeless = (reading: Reading | undefined) => JSON.stringify({ ...reading, asOf: '' });
  return {
    list: async (metricId, { from, to }) =>
      Promise.resolve(
        [...readings]
          .filter(([key]) => key.startsWith(`${metricId}|`))
          .map(([, reading]) => reading)
          .filter(({ on }) => on >= from && on <= to)
          .sort((a, b) => (a.on < b.on ? -1 : 1)),
      ),
    record: async (metricId, reading) => {
      const key = keyOf(metricId, reading.on);
      if (timeless(readings.get(key)) !== timeless(reading)) {
        log.writes.push('reading');
        readings.set(key, reading);
      }
      return Promise.resolve();
    },
    remove: async (metricId, on) => {
      readings.delete(keyOf(metricId, on));
      return Promise.resolve();
    },
    addPast: async (metricId, past) => {
      for (const reading of past) {
        const known = readings.get(keyOf(metricId, reading.on));
        if (known !== undefined && known.isReconstructed !== true) continue;
        readings.set(keyOf(metricId, reading.on), reading);
      }
      return Promise.resolve();
    },
    removeAll: async (metricId, { from, to }) => {
      for (const [key, { on }] of readings) {
        if (key.startsWith(`${metricId}|`) && on >= from && on <= to) readings.delete(key);
      }
      return Promise.resolve();
    },
  };
}

export function memoryScopeStore(log: Writes = { writes: [] }): ScopeStore {
  const summaries = new Map<string, ScopeSummary>();
  const items = new Map<string, readonly WorkItem[]>();
  return {
    summaries: async (hashes) =>
      Promise.resolve(
        new Map(
          hashes.flatMap((hash) => {
            const summary = summaries.get(hash);
            return summary === undefined ? [] : [[hash, summary] as const];
          }),
        ),
      ),
    items: async (hash) => Promise.resolve(items.get(hash) ?? null),
    save: async (summary, population) => {
      const isSame = JSON.stringify(items.get(summary.hash)) === JSON.stringify(population);
      if (!isSame || summaries.get(summary.hash)?.stale !== null) {
        log.writes.push('scope');
        summaries.set(summary.hash, summary);
        items.set(summary.hash, population);
      }
      return Promise.resolve();
    },
    saveSummary: async (summary) => {
      log.writes.push('scope');
      summaries.set(summary.hash, summary);
      return Promise.resolve();
    },
    list: async () => Promise.resolve([...summaries.keys()]),
    remove: async (hash) => {
      summaries.delete(hash);
      items.delete(hash);
      return Promise.resolve();
    },
  };
}

import { itemsAt, type ScopeHistory } from '../../domain/history/items-at';
import { measurePopulation } from '../../domain/metrics/measure-population';
import type { Reading } from '../../domain/metrics/reading';
import type { CalendarDate } from '../../domain/shared/calendar-date';
import { startOfNextDay } from '../../domain/shared/zoned-time';
import type { JiraStoredMetric } from '../ports/okr-repository';
import type { Ports } from '../ports/ports';
import { definitionHashOf } from '../sync/measure-metric';
import type { PastMonth } from './past-days';

export interface PastTask {
  readonly scopeHash: string;
  readonly history: ScopeHistory;
  readonly metrics: readonly JiraStoredMetric[];
  readonly timeZone: string;
}

/** Puts together what each metric of a scope would have read on the days of a month. */
export async function writePastMonth(
  ports: Pick<Ports, 'readings' | 'definitions' | 'hash'>,
  task: PastTask,
  month: PastMonth,
): Promise<void> {
  const days = month.flatMap((on) => {
    const at = startOfNextDay(on, task.timeZone) - 1;
    const past = itemsAt(task.history, at);
    return past === null ? [] : [{ on, at, items: past.items }];
  });
  for (const { metric } of task.metrics) {
    const definitionHash = definitionHashOf(ports.hash, metric.source, task.scopeHash);
    const [first] = await ports.definitions.list(metric.id);
    // Days before the first edit keep the past of the definition they had.
    if (first !== undefined && first.definitionHash !== definitionHash) continue;
    const readings = days.map(({ on, at, items }): Reading => {
      const { value, reason, numerator, denominator, n, flags } = measurePopulation(
        metric.source,
        items,
      );
      const asOf = new Date(at).toISOString();
      const measured = { value, reason, numerator, denominator, n, flags };
      return { on, ...measured, definitionHash, asOf, isReconstructed: true };
    });
    await ports.readings.addPast(metric.id, fromFirstIssue(readings, days));
  }
}

/** Before there was any issue there was nothing to measure. */
function fromFirstIssue(
  readings: readonly Reading[],
  days: readonly { readonly on: CalendarDate; readonly items: readonly unknown[] }[],
): readonly Reading[] {
  const first = days.find(({ items }) => items.length > 0)?.on;
  return first === undefined ? [] : readings.filter(({ on }) => on >= first);
}

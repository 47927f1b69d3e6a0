import { calendarDateAt } from '../../domain/shared/calendar-date';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import type { Ports } from '../ports/ports';
import type { Outcome } from '../refusal';
import { visibleMetric } from './find-metric';
import type { MetricView } from './metric-view';
import { showMetric } from './show-metric';

/** More edits than this are not worth a mark on a chart. */
const CHANGES = 50;

export interface MetricDetail extends MetricView {
  /** Oldest first. */
  readonly changes: readonly {
    readonly at: string;
    readonly on: string;
    readonly by: string;
    readonly fields: readonly string[];
  }[];
}

/** A metric with when its definition became another. */
export async function getMetric(
  ports: Ports,
  caller: Caller,
  { metricId }: { readonly metricId: string },
): Promise<Outcome<MetricDetail>> {
  const found = await visibleMetric(ports, caller, metricId);
  if (!found.ok) return found;
  const [{ timeZone }, view, log] = await Promise.all([
    ports.settings.load(),
    showMetric(ports, found.value),
    ports.audit.list({
      scope: { of: 'subject', id: metricId },
      ...{ from: null, to: null, cursor: null, size: CHANGES },
    }),
  ]);
  const edits = log.entries.filter(({ action }) => action === 'edited');
  return ok({
    ...view,
    changes: edits.toReversed().map(({ at, by, changes }) => ({
      ...{ at, by, on: calendarDateAt(Date.parse(at), timeZone) },
      fields: changes.map(({ field }) => field),
    })),
  });
}

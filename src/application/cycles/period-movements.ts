import type { Period } from '../../domain/okr/period';
import { type Movement, progressAtStart } from '../../domain/okr/period-report';
import { addDays, calendarDateAt, type CalendarDate } from '../../domain/shared/calendar-date';
import type { KeyResult } from '../../domain/okr/key-result';
import type { OkrRecords } from '../okr/okr-records';
import type { KeyResultView, ObjectiveView } from '../okr/okr-view';
import type { Ports } from '../ports/ports';
import type { ReadingRange } from '../ports/readings';

export interface MovedKeyResult extends Movement {
  readonly id: string;
  readonly title: string;
  /** Title of its objective. */
  readonly of: string;
}

/** Storage answers so many requests at once. */
const AT_ONCE = 50;
/** Reading more histories would take more of storage's minute than one page may have. */
const MOST = 500;
/** A reading shortly before tells where it began. */
const LEAD_DAYS = 14;

interface Asked {
  readonly records: OkrRecords;
  readonly objectives: readonly ObjectiveView[];
  readonly period: Period;
}

/** How far each key result came since the period began; by what is shown, so nothing withheld. */
export async function movements(
  ports: Pick<Ports, 'readings'>,
  { records, objectives, period }: Asked,
): Promise<{ readonly movements: readonly MovedKeyResult[]; readonly considered: number }> {
  const byId = new Map(records.keyResults.map((keyResult) => [keyResult.id, keyResult]));
  const shown = objectives.flatMap((objective) =>
    objective.keyResults.flatMap((view) => {
      const keyResult = byId.get(view.id);
      return keyResult !== undefined && hasMoved(view) ? [{ objective, view, keyResult }] : [];
    }),
  );
  const considered = shown.slice(0, MOST);
  const found: MovedKeyResult[] = [];
  for (let at = 0; at < considered.length; at += AT_ONCE) {
    const some = await Promise.all(
      considered.slice(at, at + AT_ONCE).map(async ({ objective, view, keyResult }) => {
        const range = baseRange(keyResult, period, records.settings.timeZone);
        const readings = await ports.readings.list(keyResult.metricId, range);
        const from = progressAtStart(readings, keyResult.target, period.start);
        const to = view.progress.progress;
        if (from === null || to === null) return [];
        return [{ id: view.id, title: view.title, of: objective.title, from, to }];
      }),
    );
    found.push(...some.flat());
  }
  return { movements: found, considered: considered.length };
}

/** A limit is kept or not; it has no way to go. */
function hasMoved({ target, progress, closing }: KeyResultView): boolean {
  const isTold = progress.visibility === 'shown' && progress.progress !== null;
  return target.kind === 'reach' && isTold && closing?.outcome !== 'cancelled';
}

/** Around the day it began: the period's first, or its own when it came later. */
function baseRange({ createdAt }: KeyResult, { start }: Period, timeZone: string): ReadingRange {
  const createdOn = calendarDateAt(Date.parse(createdAt), timeZone);
  const latest: CalendarDate = createdOn > start ? createdOn : start;
  return { from: addDays(start, -LEAD_DAYS), to: addDays(latest, LEAD_DAYS) };
}

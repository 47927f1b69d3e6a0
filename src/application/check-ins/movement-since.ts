import type { Reading } from '../../domain/metrics/reading';
import type { MetricSource } from '../../domain/metrics/metric';
import { type Movement, movementBetween, type Standing } from '../../domain/okr/check-in-draft';
import type { CheckIn } from '../../domain/okr/check-in';
import { keyResultProgress } from '../../domain/okr/key-result-progress';
import type { KeyResult } from '../../domain/okr/key-result';
import type { Objective } from '../../domain/okr/objective';
import { addDays, calendarDateAt, type CalendarDate } from '../../domain/shared/calendar-date';
import { startOfNextDay } from '../../domain/shared/zoned-time';
import type { Caller } from '../caller';
import { issueMovement } from '../facts/issue-movement';
import type { KeyResultView } from '../okr/okr-view';
import type { Ports } from '../ports/ports';

/** A reading is kept for days on which something changed; older than this it is none any more. */
const LOOK_BACK_DAYS = 366;

interface Span {
  readonly caller: Caller;
  readonly keyResult: KeyResult;
  readonly objective: Objective;
  readonly view: KeyResultView;
  readonly since: CalendarDate;
  readonly today: CalendarDate;
  /** Counts from what it said, if it is about that day. */
  readonly last?: CheckIn | null;
}

/** What really moved since a day; `null` where the viewer may not be told the numbers. */
export async function movementSince(ports: Ports, span: Span): Promise<Movement | null> {
  const { keyResult, view, since, last = null } = span;
  if (view.progress.visibility === 'withheld') return null;
  const measured = (await ports.states.find(keyResult.metricId))?.measured ?? null;
  if (measured === null) return null;
  const isCounted = view.source.kind === 'jira-measure';
  const after: Standing = {
    value: measured.value,
    progress: view.progress.progress,
    n: isCounted ? measured.n : null,
    doneCount: isCounted ? measured.doneCount : null,
  };
  const before = last?.snapshot ?? (await standingOn(ports, span));
  const issues = await issueMovement(ports, span.caller, {
    ...span,
    fromAt: await startOf(ports, span),
    toAt: ports.clock.now(),
  });
  return movementBetween({ since, before, after, issues });
}

/** The moment of the last check-in, if it was made on the day it is about; else that day's end. */
async function startOf(
  ports: Pick<Ports, 'settings'>,
  { since, last = null }: Span,
): Promise<number> {
  const { timeZone } = await ports.settings.load();
  const madeAt = last === null ? null : Date.parse(last.createdAt);
  if (madeAt !== null && calendarDateAt(madeAt, timeZone) === since) return madeAt;
  return startOfNextDay(since, timeZone) - 1;
}

/** By the reading of that day or the last one before it, else by the first one there is. */
async function standingOn(
  ports: Pick<Ports, 'readings'>,
  { keyResult, view, since, today }: Span,
): Promise<Standing | null> {
  const { metricId, target } = keyResult;
  const range = { from: addDays(since, -LOOK_BACK_DAYS), to: today };
  const readings = await ports.readings.list(metricId, range);
  const reading = readings.filter(({ on }) => on <= since).at(-1) ?? readings[0];
  if (reading === undefined) return null;
  const { progress } = keyResultProgress(target, reading.value);
  const counts = countsOf(view.source, reading);
  return { value: reading.value, progress, ...counts };
}

/** Readings keep no count of done issues; where issues are what is counted, the numerator is it. */
function countsOf(source: MetricSource, reading: Reading): Pick<Standing, 'n' | 'doneCount'> {
  const countsIssues =
    source.kind === 'jira-measure' &&
    source.measure.kind === 'count' &&
    (source.mode === 'percent' || source.doneOnly);
  return countsIssues
    ? { n: reading.n, doneCount: reading.numerator }
    : { n: null, doneCount: null };
}

import type { Reading } from '../../domain/metrics/reading';
import type { MetricSource } from '../../domain/metrics/metric';
import { type Movement, movementBetween, type Standing } from '../../domain/okr/check-in-draft';
import type { CheckIn } from '../../domain/okr/check-in';
import { keyResultProgress } from '../../domain/okr/key-result-progress';
import type { KeyResult } from '../../domain/okr/key-result';
import { addDays, type CalendarDate } from '../../domain/shared/calendar-date';
import type { KeyResultView } from '../okr/okr-view';
import type { Ports } from '../ports/ports';

/** A reading is kept for days on which something changed; older than this it is none any more. */
const LOOK_BACK_DAYS = 366;

interface Span {
  readonly keyResult: KeyResult;
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
  return movementBetween({ since, before, after, issues: null });
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

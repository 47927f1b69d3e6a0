import type { Snapshot } from '../../domain/okr/check-in';
import { keyResultProgress } from '../../domain/okr/key-result-progress';
import { addDays, type CalendarDate } from '../../domain/shared/calendar-date';
import type { KeyResult } from '../../domain/okr/key-result';
import type { Caller } from '../caller';
import type { KeyResultView } from '../okr/okr-view';
import { showKeyResult, showObjective } from '../okr/show-definition';
import type { Ports } from '../ports/ports';
import type { FoundSubject } from './find-subject';

/** Further back than this, a reading says nothing about the day any more. */
const LOOK_BACK_DAYS = 366;

interface Moment {
  readonly on: CalendarDate;
  readonly today: CalendarDate;
  /** Typed in for that day; `null` where the number is measured. */
  readonly typed: number | null;
}

/** Where the subject stood on a day by the app's own reckoning. */
export async function snapshotOf(
  ports: Ports,
  caller: Caller,
  { found, moment }: { readonly found: FoundSubject; readonly moment: Moment },
): Promise<Snapshot | null> {
  const { keyResult, objective } = found;
  if (keyResult === null) {
    if (moment.on !== moment.today) return null;
    const { progress } = await showObjective(ports, caller, objective);
    const { status, progress: share } = progress;
    return { value: null, progress: share, status, n: null, doneCount: null };
  }
  if (moment.typed !== null) return ofValue(keyResult, moment.typed);
  if (moment.on !== moment.today) return ofReading(ports, keyResult, moment.on);
  const view = await showKeyResult(ports, caller, { keyResult, objective });
  return ofToday(ports, keyResult, view);
}

/** The state is asked, and not the viewer's numbers: a withheld number is kept for those who may see it. */
async function ofToday(
  ports: Pick<Ports, 'states'>,
  keyResult: KeyResult,
  { progress }: Pick<KeyResultView, 'progress'>,
): Promise<Snapshot | null> {
  const measured = (await ports.states.find(keyResult.metricId))?.measured ?? null;
  if (measured === null) return null;
  const { value, n, doneCount } = measured;
  const share = keyResultProgress(keyResult.target, value).progress;
  // Of limits, the share of days in compliance is what the view has.
  const shown = progress.visibility === 'shown' ? progress.progress : share;
  return { value, progress: shown, status: progress.automaticStatus, n, doneCount };
}

async function ofReading(
  ports: Pick<Ports, 'readings'>,
  keyResult: KeyResult,
  on: CalendarDate,
): Promise<Snapshot | null> {
  const from = addDays(on, -LOOK_BACK_DAYS);
  const reading = (await ports.readings.list(keyResult.metricId, { from, to: on })).at(-1);
  if (reading?.value === undefined || reading.value === null) return null;
  return ofValue(keyResult, reading.value);
}

function ofValue({ target }: KeyResult, value: number): Snapshot {
  const { progress } = keyResultProgress(target, value);
  return { value, progress, status: null, n: null, doneCount: null };
}

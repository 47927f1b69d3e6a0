import { canBeNoted, MOST_NOTES, type MetricNote } from '../../domain/metrics/metric-note';
import {
  type CalendarDate,
  calendarDateAt,
  parseCalendarDate,
} from '../../domain/shared/calendar-date';
import type { MetricNoteId } from '../../domain/shared/ids';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import { managedMetric } from '../metrics/find-metric';
import { mayManage } from '../okr/authorise';
import type { Ports } from '../ports/ports';
import { conflict, invalid, notFound, type Outcome } from '../refusal';
import { traceOfNote } from './note-trace';
import { type NoteView, noteView } from './note-view';

/** As typed. */
interface TypedNote {
  readonly on: string;
  readonly words: string;
}

interface Named {
  readonly noteId: string;
  /** The version the person saw. */
  readonly version: number;
}

/** For those who may change the metric. */
export async function addMetricNote(
  ports: Ports,
  caller: Caller,
  asked: TypedNote & { readonly metricId: string; readonly about: NoteView['about'] },
): Promise<Outcome<NoteView>> {
  const found = await managedMetric(ports, caller, asked.metricId);
  if (!found.ok) return found;
  const on = await checkedDay(ports, asked.on);
  if (!on.ok) return on;
  const { id, projectId } = found.value;
  const subject = { projectId, metricId: asked.about === 'metric' ? id : null };
  if ((await ports.metricNotes.list(subject)).length >= MOST_NOTES) {
    return invalid('words', 'too-many-notes');
  }
  const now = new Date(ports.clock.now()).toISOString();
  const after: MetricNote = {
    id: ports.ids.next() as MetricNoteId,
    version: 1,
    ...subject,
    ...{ on: on.value, words: asked.words, isDeleted: false },
    ...{ createdAt: now, createdBy: caller.accountId },
    ...{ updatedAt: now, updatedBy: caller.accountId, editedAt: null },
  };
  return save(ports, { before: null, after });
}

/** Of anybody's: it says something about the metric, not about who wrote it. */
export async function updateMetricNote(
  ports: Ports,
  caller: Caller,
  { on: typedDay, words, ...named }: Named & TypedNote,
): Promise<Outcome<NoteView>> {
  const opened = await open(ports, caller, named);
  if (!opened.ok) return opened;
  const before = opened.value;
  if (before.isDeleted) return notFound('note-not-found');
  const on = await checkedDay(ports, typedDay);
  if (!on.ok) return on;
  const next = successor(before, caller, ports);
  const after = { ...next, on: on.value, words, editedAt: next.updatedAt };
  return save(ports, { before, after });
}

/** And undo of it. */
export async function setMetricNoteDeleted(
  ports: Ports,
  caller: Caller,
  { isDeleted, ...named }: Named & { readonly isDeleted: boolean },
): Promise<Outcome<NoteView>> {
  const opened = await open(ports, caller, named);
  if (!opened.ok) return opened;
  const before = opened.value;
  return save(ports, { before, after: { ...successor(before, caller, ports), isDeleted } });
}

const successor = (
  note: MetricNote,
  { accountId }: Caller,
  { clock }: Pick<Ports, 'clock'>,
): MetricNote => ({
  ...note,
  version: note.version + 1,
  updatedAt: new Date(clock.now()).toISOString(),
  updatedBy: accountId,
});

async function checkedDay(
  ports: Pick<Ports, 'settings' | 'clock'>,
  typed: string,
): Promise<Outcome<CalendarDate>> {
  const on = parseCalendarDate(typed);
  if (on === undefined) return invalid('on', 'not-a-date');
  const { timeZone } = await ports.settings.load();
  const today = calendarDateAt(ports.clock.now(), timeZone);
  return canBeNoted(on, today) ? ok(on) : invalid('on', 'note-day-out-of-range');
}

/** A note of a place out of sight is not told to be there. */
async function open(
  ports: Ports,
  caller: Caller,
  { noteId, version }: Named,
): Promise<Outcome<MetricNote>> {
  const note = await ports.metricNotes.find(noteId as MetricNoteId);
  if (note === null) return notFound('note-not-found');
  const allowed = await mayManage(ports, caller, note.projectId);
  if (!allowed.ok) return allowed.error.kind === 'not-found' ? notFound('note-not-found') : allowed;
  return note.version === version ? ok(note) : conflict(noteView(note));
}

async function save(
  ports: Ports,
  change: { readonly before: MetricNote | null; readonly after: MetricNote },
): Promise<Outcome<NoteView>> {
  const { after } = change;
  const saved = await ports.metricNotes.save(after, traceOfNote(ports, change));
  if (saved === 'saved') return ok(noteView(after));
  const current = await ports.metricNotes.find(after.id);
  return current === null ? notFound('note-not-found') : conflict(noteView(current));
}

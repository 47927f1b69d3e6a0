import { useState } from 'react';
import type { ApiError, ApiResult } from '../../../../../src/contract/api-result';
import type { MetricNoteDto } from '../../../../../src/contract/metric-notes/calls';
import { useFailureFlag, usePage } from '../../app/page-context';
import { useCall } from '../../app/use-call';

/** As typed. */
export interface NoteDraft {
  readonly about: MetricNoteDto['about'];
  readonly on: string;
  readonly words: string;
}

/** The notes of a metric, with what a person can do to them. */
export function useNotes(metricId: string) {
  const { call, announcement } = usePage();
  const { data, error, reload } = useCall('listMetricNotes', { metricId });
  // Lists of storage lag behind, so that what was changed here stays as it was answered.
  const [changed, setChanged] = useState<ReadonlyMap<string, MetricNoteDto | null>>(new Map());
  const put = (id: string, note: MetricNoteDto | null): void => {
    setChanged((before) => new Map(before).set(id, note));
  };
  const taken = (answer: ApiResult<MetricNoteDto>): ApiError | null => {
    if (!answer.ok) return answer.error;
    put(answer.data.id, answer.data);
    announcement.set('Note saved');
    return null;
  };
  return {
    notes: withChanges(data?.notes ?? [], changed),
    canManage: data?.canManage ?? false,
    error,
    reload,
    /** Shows a note as somebody else left it. */
    put: (note: MetricNoteDto): void => {
      put(note.id, note);
    },
    /** The error, or `null` when it was saved. */
    add: async (draft: NoteDraft) => taken(await call('addMetricNote', { metricId, ...draft })),
    edit: async ({ id: noteId, version }: MetricNoteDto, { on, words }: NoteDraft) =>
      taken(await call('updateMetricNote', { noteId, version, on, words })),
    remove: useRemoval(put),
  };
}

export type Notes = ReturnType<typeof useNotes>;

function withChanges(
  notes: readonly MetricNoteDto[],
  changed: ReadonlyMap<string, MetricNoteDto | null>,
): readonly MetricNoteDto[] {
  const all = new Map(notes.map((note): [string, MetricNoteDto | null] => [note.id, note]));
  for (const [id, note] of changed) {
    const isNewer = note === null || note.version >= (all.get(id)?.version ?? 0);
    if (isNewer) all.set(id, note);
  }
  return [...all.values()].filter((note) => note !== null);
}

/** Gone at once, and back when the person thinks better of it. */
function useRemoval(put: (id: string, note: MetricNoteDto | null) => void) {
  const { call, showFlag } = usePage();
  const flagFailure = useFailureFlag();
  const bringBack = async ({ id: noteId, version }: MetricNoteDto): Promise<void> => {
    const answer = await call('setMetricNoteDeleted', { noteId, version, isDeleted: false });
    if (answer.ok) put(noteId, answer.data);
    else flagFailure('The note was not brought back', answer.error);
  };
  return async ({ id: noteId, version }: MetricNoteDto): Promise<void> => {
    const answer = await call('setMetricNoteDeleted', { noteId, version, isDeleted: true });
    if (!answer.ok) {
      flagFailure('The note was not deleted', answer.error);
      return;
    }
    put(noteId, null);
    showFlag({
      kind: 'success',
      title: 'Note deleted',
      action: { text: 'Undo', onClick: () => void bringBack(answer.data) },
    });
  };
}

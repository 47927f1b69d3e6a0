import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import { visibleMetric } from '../metrics/find-metric';
import type { Ports } from '../ports/ports';
import type { Outcome } from '../refusal';
import { type NoteView, noteView } from './note-view';

export interface NoteList {
  /** By day. */
  readonly notes: readonly NoteView[];
  readonly canManage: boolean;
}

/** Those of the metric, and those of its place; for everybody who may see the metric. */
export async function listMetricNotes(
  ports: Ports,
  caller: Caller,
  { metricId }: { readonly metricId: string },
): Promise<Outcome<NoteList>> {
  const found = await visibleMetric(ports, caller, metricId);
  if (!found.ok) return found;
  const { tracked, canManage } = found.value;
  const { id, projectId } = tracked;
  const lists = await Promise.all([
    ports.metricNotes.list({ projectId, metricId: id }),
    ports.metricNotes.list({ projectId, metricId: null }),
  ]);
  const notes = lists.flat().sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  return ok({ notes: notes.map(noteView), canManage });
}

const orderOf = ({ on, createdAt }: { readonly on: string; readonly createdAt: string }) =>
  `${on} ${createdAt}`;

import type { MetricNote } from '../../domain/metrics/metric-note';

/** A note as it is shown. */
export interface NoteView {
  readonly id: string;
  readonly version: number;
  /** `place`: it stands on all metrics of the place. */
  readonly about: 'metric' | 'place';
  readonly on: string;
  readonly words: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly editedAt: string | null;
  readonly editedBy: string | null;
}

export function noteView(shown: MetricNote): NoteView {
  const { id, version, metricId, on, words, createdAt, createdBy, editedAt, updatedBy } = shown;
  return {
    ...{ id, version, about: metricId === null ? 'place' : 'metric', on, words },
    ...{ createdAt, createdBy, editedAt, editedBy: editedAt === null ? null : updatedBy },
  };
}

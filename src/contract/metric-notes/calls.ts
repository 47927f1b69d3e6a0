import type { ApiResult } from '../api-result';

/** What somebody wrote beside a metric's values. */
export interface MetricNoteDto {
  readonly id: string;
  readonly version: number;
  /** `place`: it stands on all metrics of the project, or of the whole site. */
  readonly about: 'metric' | 'place';
  /** The day it is about. */
  readonly on: string;
  /** Plain text. */
  readonly words: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly editedAt: string | null;
  readonly editedBy: string | null;
}

/** Notes on the days of a metric. */
// A type alias, because an interface has no index signature and fails Forge's `Definitions` bound.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type MetricNoteCalls = {
  /** Those of the metric and of its place, by day. */
  listMetricNotes: (input: { metricId: string }) => ApiResult<{
    readonly notes: readonly MetricNoteDto[];
    readonly canManage: boolean;
  }>;
  addMetricNote: (input: {
    metricId: string;
    about: MetricNoteDto['about'];
    on: string;
    words: string;
  }) => ApiResult<MetricNoteDto>;
  updateMetricNote: (input: {
    noteId: string;
    version: number;
    on: string;
    words: string;
  }) => ApiResult<MetricNoteDto>;
  /** Delete, and undo of a delete. */
  setMetricNoteDeleted: (input: {
    noteId: string;
    version: number;
    isDeleted: boolean;
  }) => ApiResult<MetricNoteDto>;
};

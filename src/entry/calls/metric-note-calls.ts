import {
  addMetricNote,
  setMetricNoteDeleted,
  updateMetricNote,
} from '../../application/metric-notes/change-notes';
import { listMetricNotes } from '../../application/metric-notes/list-notes';
import type { MetricNoteCalls } from '../../contract/metric-notes/calls';
import type { Runs } from './runs';

export const metricNoteCalls: Runs<keyof MetricNoteCalls> = {
  listMetricNotes,
  addMetricNote,
  updateMetricNote,
  setMetricNoteDeleted,
};

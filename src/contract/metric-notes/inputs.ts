import * as z from 'zod';
import { MAX_NOTE_LENGTH } from '../../domain/metrics/metric-note';
import type { InputsOf } from '../inputs';
import type { MetricNoteCalls } from './calls';

const id = z.string().trim().min(1).max(128);
const version = z.number().int().min(0);
const on = z.string().max(10);
const words = z.string().trim().min(1).max(MAX_NOTE_LENGTH);

export const metricNoteInputs: InputsOf<MetricNoteCalls> = {
  listMetricNotes: z.strictObject({ metricId: id }),
  addMetricNote: z.strictObject({ metricId: id, about: z.enum(['metric', 'place']), on, words }),
  updateMetricNote: z.strictObject({ noteId: id, version, on, words }),
  setMetricNoteDeleted: z.strictObject({ noteId: id, version, isDeleted: z.boolean() }),
};

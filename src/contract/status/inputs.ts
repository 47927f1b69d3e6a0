import * as z from 'zod';
import { MANUAL_STATUS_ENDS, SETTABLE_STATUSES } from '../../domain/okr/manual-status';
import type { InputsOf } from '../inputs';
import type { StatusCalls } from './calls';

const MAX_NOTE = 2_000;

const named = {
  keyResultId: z.string().trim().min(1).max(128),
  version: z.number().int().min(0),
};

export const statusInputs: InputsOf<StatusCalls> = {
  setManualStatus: z.strictObject({
    ...named,
    status: z.enum(SETTABLE_STATUSES),
    until: z.enum(MANUAL_STATUS_ENDS),
    note: z.string().trim().max(MAX_NOTE),
  }),
  resumeAutomaticStatus: z.strictObject(named),
};

import * as z from 'zod';
import type { InputsOf } from '../inputs';
import type { LeaverCalls } from './calls';

const id = z.string().trim().min(1).max(128);
/** Each item takes a few reads and writes; a call has 25 seconds. */
const ITEMS_AT_ONCE = 25;

export const leaverInputs: InputsOf<LeaverCalls> = {
  listLeavers: z.strictObject({}),
  reassign: z.strictObject({
    to: id,
    items: z
      .array(z.strictObject({ kind: z.enum(['objective', 'key-result']), id }))
      .min(1)
      .max(ITEMS_AT_ONCE),
  }),
  listArchive: z.strictObject({}),
};

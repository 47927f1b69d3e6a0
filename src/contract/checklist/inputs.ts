import * as z from 'zod';
import type { InputsOf } from '../inputs';
import type { ChecklistCalls } from './calls';

const id = z.string().trim().min(1).max(128);
const itemId = id;
const text = z.string().trim().min(1).max(255);

export const checklistInputs: InputsOf<ChecklistCalls> = {
  editChecklistItem: z.strictObject({
    keyResultId: id,
    edit: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('tick'), itemId, isDone: z.boolean() }),
      z.strictObject({ kind: z.literal('add'), text }),
      z.strictObject({ kind: z.literal('rename'), itemId, text }),
      z.strictObject({ kind: z.literal('move'), itemId, beforeId: id.nullable() }),
      z.strictObject({ kind: z.literal('remove'), itemId }),
    ]),
  }),
};

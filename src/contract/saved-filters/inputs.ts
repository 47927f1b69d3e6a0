import * as z from 'zod';
import type { InputsOf } from '../inputs';
import type { SavedFilterCalls } from './calls';

const MAX_NAME = 60;
const MAX_HREF = 4_000;

export const savedFilterInputs: InputsOf<SavedFilterCalls> = {
  listSavedFilters: z.strictObject({}),
  saveFilter: z.strictObject({
    name: z.string().trim().min(1).max(MAX_NAME),
    // One of the app's own paths, never another site's address.
    href: z
      .string()
      .max(MAX_HREF)
      .regex(/^\/[a-z-]*(\?[^#]*)?$/),
    isShared: z.boolean(),
  }),
  removeSavedFilter: z.strictObject({
    id: z.string().trim().min(1).max(128),
    isShared: z.boolean(),
  }),
};

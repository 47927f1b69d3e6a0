import * as z from 'zod';
import type { InputsOf } from '../inputs';
import type { InitiativeCalls } from './calls';

const id = z.string().trim().min(1).max(128);
/** Jira numbers issues and projects; anything else would be another address or query. */
const number = z.string().max(20).regex(/^\d+$/);

export const initiativeInputs: InputsOf<InitiativeCalls> = {
  listInitiatives: z.strictObject({ keyResultId: id }),
  addInitiative: z.strictObject({
    keyResultId: id,
    kind: z.enum(['issue', 'project']),
    refId: number,
  }),
  removeInitiative: z.strictObject({ initiativeId: id }),
  findProjects: z.strictObject({ text: z.string().max(1_000) }),
};

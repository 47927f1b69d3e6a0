import * as z from 'zod';
import type { InputsOf } from '../inputs';
import type { ObjectiveCalls } from './calls';

const id = z.string().trim().min(1).max(128);
const MAX_MANAGERS = 200;

export const objectiveInputs: InputsOf<ObjectiveCalls> = {
  getObjectiveDetail: z.strictObject({ objectiveId: id }),
  listParentCandidates: z.strictObject({ objectiveId: id.nullable() }),
  getOkrManagers: z.strictObject({}),
  setOkrManagers: z.strictObject({
    version: z.number().int().min(0),
    accountIds: z.array(id).max(MAX_MANAGERS),
  }),
};

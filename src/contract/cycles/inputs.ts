import * as z from 'zod';
import { CARRIED_STARTS } from '../../domain/okr/carry-over';
import { OUTCOMES } from '../../domain/okr/closing';
import type { InputsOf } from '../inputs';
import type { CycleCalls } from './calls';

const MAX_NAME = 60;
const FIRST_YEAR = 2000;
const LAST_YEAR = 2199;

const id = z.string().trim().min(1).max(128);
const version = z.number().int().min(0);
const name = z.string().trim().min(1).max(MAX_NAME);
const period = z.strictObject({ start: z.string().max(10), end: z.string().max(10) });

const MAX_LESSON = 5_000;
const MAX_KEY_RESULTS = 200;

const closing = z.strictObject({
  score: z.number().min(0).max(1).nullable(),
  outcome: z.enum(OUTCOMES),
  lesson: z.string().max(MAX_LESSON),
});
const keyResult = z.strictObject({ keyResultId: id, version });
const objective = z.strictObject({ objectiveId: id, version });

export const cycleInputs: InputsOf<CycleCalls> = {
  createCycle: z.strictObject({ fields: z.strictObject({ name, period }) }),
  updateCycle: z.strictObject({
    cycleId: id,
    version,
    change: z.strictObject({ name: name.exactOptional(), period: period.exactOptional() }),
  }),
  deleteCycle: z.strictObject({ cycleId: id, version }),
  createQuarters: z.strictObject({
    fiscalYear: z.number().int().min(FIRST_YEAR).max(LAST_YEAR),
  }),

  closeKeyResult: keyResult.extend({ closing }),
  closeObjective: objective.extend({
    closing,
    keyResults: z.array(keyResult.extend({ closing })).max(MAX_KEY_RESULTS),
  }),
  getPeriodReport: z.strictObject({
    scope: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('cycle'), cycleId: id }),
      z.strictObject({ kind: z.literal('dates'), period }),
    ]),
  }),
  reopenKeyResult: keyResult,
  reopenObjective: objective,
  carryOver: z.strictObject({
    objectiveId: id,
    cycleId: id,
    keyResults: z
      .array(z.strictObject({ keyResultId: id, start: z.enum(CARRIED_STARTS) }))
      .max(MAX_KEY_RESULTS),
  }),
};

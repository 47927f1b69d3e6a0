import { z } from 'zod';
import type { InputsOf } from '../inputs';
import type { CycleCalls } from './calls';

const MAX_NAME = 60;
const FIRST_YEAR = 2000;
const LAST_YEAR = 2199;

const id = z.string().trim().min(1).max(128);
const version = z.number().int().min(0);
const name = z.string().trim().min(1).max(MAX_NAME);
const period = z.strictObject({ start: z.string().max(10), end: z.string().max(10) });

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
};

import * as z from 'zod';
import type { InputsOf } from '../inputs';
import type { MovementCalls } from './calls';

const id = z.string().trim().min(1).max(128);
const day = z.string().max(10).nullable();

export const movementInputs: InputsOf<MovementCalls> = {
  explainMovement: z.strictObject({ keyResultId: id, from: day, to: day }),
};

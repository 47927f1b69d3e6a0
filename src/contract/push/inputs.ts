import * as z from 'zod';
import type { InputsOf } from '../inputs';
import type { PushCalls } from './calls';

const project = z.strictObject({ projectId: z.string().trim().min(1).max(128).nullable() });

export const pushInputs: InputsOf<PushCalls> = {
  getPushAccess: project,
  makePushToken: project,
  revokePushToken: project,
};

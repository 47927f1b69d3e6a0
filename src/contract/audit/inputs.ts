import * as z from 'zod';
import type { InputsOf } from '../inputs';
import type { AuditCalls } from './calls';

const id = z.string().trim().min(1).max(128);
const day = z.string().max(10).nullable();
const cursor = z.string().max(4_000).nullable();

export const auditInputs: InputsOf<AuditCalls> = {
  getHistory: z.strictObject({ kind: z.enum(['objective', 'key-result']), id, cursor }),
  listAudit: z.strictObject({
    filter: z.strictObject({
      where: z.union([z.enum(['all', 'site']), z.strictObject({ projectId: id })]),
      from: day,
      to: day,
      by: id.nullable(),
      kind: z
        .enum(['objective', 'key-result', 'cycle', 'settings', 'practice', 'metric', 'metric-note'])
        .nullable(),
    }),
    cursor,
  }),
};

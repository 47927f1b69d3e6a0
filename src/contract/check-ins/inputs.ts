import * as z from 'zod';
import { SETTABLE_STATUSES } from '../../domain/okr/manual-status';
import type { InputsOf } from '../inputs';
import type { CheckInCalls } from './calls';

const MAX_COMMENT = 2_000;
const MAX_READ_AT_ONCE = 200;

const id = z.string().trim().min(1).max(128);
const version = z.number().int().min(0);
const day = z.string().max(10);
export const subject = z.strictObject({ kind: z.enum(['objective', 'key-result']), id });

const content = {
  on: day,
  value: z.number().min(-1e15).max(1e15).nullable(),
  status: z.enum(SETTABLE_STATUSES).nullable(),
  confidence: z.number().int().min(0).max(10).nullable(),
  comment: z.string().trim().max(MAX_COMMENT),
};

const weekday = z.union([
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
  z.literal(5),
  z.literal(6),
  z.literal(7),
]);

export const checkInInputs: InputsOf<CheckInCalls> = {
  listCheckIns: z.strictObject({ subject, cursor: z.string().max(4_000).nullable() }),
  prepareCheckIn: z.strictObject({ subject }),
  recordCheckIn: z.strictObject({ subject, content: z.strictObject(content) }),
  updateCheckIn: z.strictObject({
    checkInId: id,
    version,
    change: z.strictObject({
      on: content.on.exactOptional(),
      value: content.value.exactOptional(),
      status: content.status.exactOptional(),
      confidence: content.confidence.exactOptional(),
      comment: content.comment.exactOptional(),
    }),
  }),
  setCheckInDeleted: z.strictObject({ checkInId: id, version, isDeleted: z.boolean() }),
  getOwed: z.strictObject({}),
  markMentionsRead: z.strictObject({
    mentions: z
      .array(z.strictObject({ sourceId: id, at: z.string().max(40) }))
      .min(1)
      .max(MAX_READ_AT_ONCE),
  }),
  getObjectiveReview: z.strictObject({ objectiveId: id, since: day }),
  updateCheckInCadence: z.strictObject({
    version,
    cadence: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('off') }),
      z.strictObject({ kind: z.literal('weekly'), weekday }),
      z.strictObject({ kind: z.literal('everyTwoWeeks'), from: day }),
      z.strictObject({ kind: z.literal('monthly'), day: z.number().int().min(1).max(31) }),
    ]),
  }),
};

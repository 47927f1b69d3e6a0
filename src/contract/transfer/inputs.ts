import * as z from 'zod';
import { OUTCOMES } from '../../domain/okr/closing';
import { LEVELS } from '../../domain/okr/objective';
import { SETTABLE_STATUSES } from '../../domain/okr/manual-status';
import type { CalendarDate } from '../../domain/shared/calendar-date';
import type { ImportedItem } from '../../domain/transfer/imported-okrs';
import type { JsonDto } from '../audit/calls';
import type { InputsOf } from '../inputs';
import type { TransferCalls } from './calls';

const id = z.string().trim().min(1).max(128);
const text = z.string().max(5_000);
const json: z.ZodType<JsonDto> = z.json();
const number = z.number().min(-1e15).max(1e15);

/** Forge takes 500 KB from a page in one call; the page sends fewer when they are large. */
const records = z
  .array(z.strictObject({ kind: z.string().max(64), key: z.string().max(500), value: json }))
  .max(500);
/** Each row takes a few calls to Jira; a call of ours has 25 seconds. */
const ROWS_AT_ONCE = 10;

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .transform((date) => date as CalendarDate);
const described = {
  line: z.number().int().min(1),
  title: z.string().trim().min(1).max(255),
  description: text,
  owner: z.string().max(255),
  period: z.strictObject({ start: day, end: day }).nullable(),
  weight: z.number().min(0).max(100),
  labels: z.array(z.string().trim().min(1).max(60)).max(30),
  status: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('running'), status: z.enum(SETTABLE_STATUSES).nullable() }),
    z.strictObject({ kind: z.literal('postponed') }),
    z.strictObject({ kind: z.literal('closed'), outcome: z.enum(OUTCOMES) }),
  ]),
};
const ref = z.string().min(1).max(255);
const item: z.ZodType<ImportedItem> = z.discriminatedUnion('kind', [
  z.strictObject({
    ...described,
    kind: z.literal('objective'),
    ref,
    parentRef: ref.nullable(),
    projectKey: z.string().max(64),
    level: z.enum(LEVELS).nullable(),
    cycleId: id.nullable(),
  }),
  z.strictObject({
    ...described,
    kind: z.literal('key-result'),
    objectiveRef: ref,
    target: z.strictObject({ kind: z.literal('reach'), start: number, target: number }),
    current: number.nullable(),
    source: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('query'), jql: z.string().max(10_000) }),
      z.strictObject({ kind: z.literal('manual'), unit: z.string().max(30) }),
    ]),
  }),
]);

export const transferInputs: InputsOf<TransferCalls> = {
  readBackup: z.strictObject({
    position: z
      .strictObject({ kind: z.string().max(64), cursor: z.string().max(4_000).nullable() })
      .nullable(),
  }),
  checkRestore: z.strictObject({ restoreId: id, records }),
  restorePart: z.strictObject({
    restoreId: id,
    records,
    projectIds: z.array(z.strictObject({ from: id, to: id })).max(2_000),
    unknownAccounts: z.array(id).max(5_000),
    isLast: z.boolean(),
  }),
  getSiteState: z.strictObject({}),
  setPaused: z.strictObject({ isPaused: z.boolean() }),
  addDemo: z.strictObject({ projectId: id }),
  removeDemo: z.strictObject({}),
  checkImport: z.strictObject({
    owners: z.array(z.string().min(1).max(255)).max(20),
    projectKeys: z.array(z.string().min(1).max(64)).max(100),
  }),
  importItems: z.strictObject({
    importId: id,
    step: z.enum(['items', 'statuses']),
    projectId: id.nullable(),
    projects: z.array(z.strictObject({ key: z.string().max(64), projectId: id })).max(500),
    owners: z.array(z.strictObject({ text: z.string().max(255), accountId: id })).max(500),
    items: z.array(item).min(1).max(ROWS_AT_ONCE),
  }),
};

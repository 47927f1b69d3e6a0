import * as z from 'zod';
import type { PracticePart } from '../../application/ports/practice';
import type { DeliveryEvent } from '../../domain/practice/delivery';
import type { PracticeContent } from '../../domain/practice/practice-content';
import type { QualitySignals } from '../../domain/practice/quality-signals';
import type { SprintCapacity } from '../../domain/practice/sprint-capacity';
import { GOAL_VERDICTS, type SprintVerdict } from '../../domain/practice/sprint-verdict';
import { STATUS_KINDS } from '../../domain/practice/status-kind';
import type { Teams } from '../../domain/practice/teams';
import type { ToldThrough } from '../../domain/practice/told-through';
import type { CalendarDate } from '../../domain/shared/calendar-date';
import type { AccountId, IssueId, ProjectId } from '../../domain/shared/ids';
import { recordFormat } from './definition-records';

const id = <Id extends string>() => z.string().transform((text) => text as Id);
const texts = z.array(z.string());
const values = z.array(z.object({ id: z.string(), name: z.string() }));

const signals: z.ZodType<QualitySignals> = z.object({
  bugTypeIds: texts.nullable(),
  severity: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('priority') }),
      z.object({ kind: z.literal('field'), fieldId: z.string(), levels: values }),
    ])
    .nullable(),
  foundIn: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('field'), fieldId: z.string(), values }),
      z.object({ kind: z.literal('label'), labels: texts }),
      z.object({ kind: z.literal('type'), typeIds: texts }),
      z.object({ kind: z.literal('released-version') }),
    ])
    .nullable(),
  debt: z
    .object({
      labels: texts,
      typeIds: texts,
      componentIds: texts,
      // Earlier records know of no query.
      jql: z.string().nullable().default(null),
    })
    .nullable(),
  escalation: z
    .object({ accountIds: z.array(id<AccountId>()), statusIds: texts, labels: texts })
    .nullable(),
  flaggedFieldId: z.string().nullable(),
});

const teams: z.ZodType<Teams> = z.object({
  fieldId: z.string().nullable(),
  teams: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      memberIds: z.array(id<AccountId>()),
      // Earlier records know people only.
      componentIds: texts.default([]),
      valueIds: texts.default([]),
    }),
  ),
  arePersonMetricsOn: z.boolean(),
});

const capacity: z.ZodType<SprintCapacity> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('points'), points: z.number() }),
  z.object({
    kind: z.literal('people'),
    people: z.array(
      z.object({
        accountId: id<AccountId>(),
        workdays: z.number(),
        leaveDays: z.number(),
        focus: z.number(),
      }),
    ),
    pointsPerFocusedDay: z.number(),
  }),
]);

const verdict: z.ZodType<SprintVerdict> = z.object({
  verdict: z.enum(GOAL_VERDICTS),
  note: z.string(),
  by: id<AccountId>(),
  at: z.string(),
});

const toldThrough: z.ZodType<ToldThrough> = z.object({
  completeOn: id<CalendarDate>().nullable(),
  arePushesComplete: z.boolean(),
});

const content: z.ZodType<PracticeContent> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('statuses'),
    kinds: z.record(z.string(), z.enum(STATUS_KINDS)),
  }),
  z.object({ kind: z.literal('quality'), signals }),
  z.object({ kind: z.literal('teams'), teams }),
  z.object({ kind: z.literal('capacity'), sprintId: z.string(), capacity: capacity.nullable() }),
  z.object({ kind: z.literal('verdict'), sprintId: z.string(), verdict: verdict.nullable() }),
  z.object({
    kind: z.literal('told-through'),
    told: z.object({ deployment: toldThrough, incident: toldThrough }),
  }),
  z.object({
    kind: z.literal('release'),
    versionId: z.string(),
    release: z.object({
      plannedOn: id<CalendarDate>(),
      source: z.enum(['first-seen', 'person']),
      at: z.string(),
    }),
  }),
]);

const part: z.ZodType<PracticePart> = z.object({
  projectId: id<ProjectId>(),
  version: z.number(),
  updatedAt: z.string(),
  updatedBy: id<AccountId>().nullable(),
  content,
});

export const practiceFormat = recordFormat(part);

const delivery: z.ZodType<DeliveryEvent> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('deployment'),
    id: z.string(),
    service: z.string(),
    environment: z.string(),
    isProduction: z.boolean(),
    isSuccessful: z.boolean(),
    finishedAt: z.number(),
    firstCommitAt: z.number().nullable(),
    runId: z.string().nullable(),
    issueKeys: texts,
  }),
  z.object({
    kind: z.literal('incident'),
    id: z.string(),
    service: z.string(),
    createdAt: z.number(),
    resolvedAt: z.number().nullable(),
    deploymentId: z.string().nullable(),
    issueId: id<IssueId>().nullable(),
    issueKey: z.string().nullable(),
  }),
]);

export const deliveryFormat = recordFormat(delivery);

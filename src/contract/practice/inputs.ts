import * as z from 'zod';
import { GOAL_VERDICTS } from '../../domain/practice/sprint-verdict';
import { STATUS_KINDS } from '../../domain/practice/status-kind';
import type { InputsOf } from '../inputs';
import type { DeliveryEventDto, PracticeCalls } from './calls';

const MAX_NAME = 255;
const MAX_STATUSES = 500;
const MAX_LIST = 200;
const MAX_TEAMS = 100;
const MAX_MEMBERS = 200;
const MAX_NOTE = 2_000;
/** Jira’s own limit is higher; nobody reads a longer one. */
const MAX_JQL = 10_000;
/** Storage takes 25 at once; a call of ours has 25 seconds. */
const EVENTS_AT_ONCE = 200;
const MAX_DAYS = 366;

const id = z.string().trim().min(1).max(128);
const version = z.number().int().min(0);
const project = { projectId: id.nullable() };
const ids = z.array(id).max(MAX_LIST);
const label = z.string().trim().min(1).max(MAX_NAME).regex(/^\S+$/);
const labels = z.array(label).max(MAX_LIST);
const values = z.array(z.strictObject({ id, name: z.string().max(MAX_NAME) })).max(MAX_LIST);
const fieldId = z
  .string()
  .max(128)
  .regex(/^(customfield_\d+|[a-zA-Z]+)$/);

const signals = z.strictObject({
  bugTypeIds: ids.nullable(),
  severity: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('priority') }),
      z.strictObject({ kind: z.literal('field'), fieldId, levels: values }),
    ])
    .nullable(),
  foundIn: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('field'), fieldId, values }),
      z.strictObject({ kind: z.literal('label'), labels }),
      z.strictObject({ kind: z.literal('type'), typeIds: ids }),
      z.strictObject({ kind: z.literal('released-version') }),
    ])
    .nullable(),
  debt: z
    .strictObject({
      labels,
      typeIds: ids,
      componentIds: ids,
      jql: z.string().max(MAX_JQL).nullable(),
    })
    .nullable(),
  escalation: z.strictObject({ accountIds: ids, statusIds: ids, labels }).nullable(),
  flaggedFieldId: fieldId.nullable(),
});

const teams = z.strictObject({
  fieldId: fieldId.nullable(),
  teams: z
    .array(
      z.strictObject({
        id,
        name: z.string().max(60),
        memberIds: z.array(id).max(MAX_MEMBERS),
        componentIds: ids,
        valueIds: ids,
      }),
    )
    .max(MAX_TEAMS),
  arePersonMetricsOn: z.boolean(),
});

const days = z.number().min(0).max(MAX_DAYS);
const capacity = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('points'), points: z.number().min(0).max(1e6) }),
  z.strictObject({
    kind: z.literal('people'),
    people: z
      .array(
        z.strictObject({
          accountId: id,
          workdays: days,
          leaveDays: days,
          focus: z.number().min(0).max(1),
        }),
      )
      .max(MAX_MEMBERS),
    pointsPerFocusedDay: z.number().min(0).max(1_000),
  }),
]);

/** From 2000 to 2100, so that seconds taken for milliseconds are found out. */
const instant = z.number().int().min(946_684_800_000).max(4_102_444_800_000);
const text = z.string().trim().max(MAX_NAME);
const event: z.ZodType<DeliveryEventDto> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('deployment'),
    id: text.min(1),
    service: text,
    environment: text,
    isProduction: z.boolean(),
    isSuccessful: z.boolean(),
    finishedAt: instant,
    firstCommitAt: instant.nullable(),
    runId: text.min(1).nullable(),
    issueKeys: z.array(z.string().max(64)).max(MAX_LIST),
  }),
  z.strictObject({
    kind: z.literal('incident'),
    id: text.min(1),
    service: text,
    createdAt: instant,
    resolvedAt: instant.nullable(),
    deploymentId: text.min(1).nullable(),
    issueKey: z.string().max(64).nullable(),
  }),
]);

const toldThrough = z.strictObject({
  completeOn: z.string().max(10).nullable(),
  arePushesComplete: z.boolean(),
});

export const practiceInputs: InputsOf<PracticeCalls> = {
  getPractice: z.strictObject(project),
  setStatusKinds: z.strictObject({
    ...project,
    version,
    kinds: z
      .record(id, z.enum(STATUS_KINDS))
      .refine((kinds) => Object.keys(kinds).length <= MAX_STATUSES),
  }),
  setQualitySignals: z.strictObject({ ...project, version, signals }),
  setTeams: z.strictObject({ ...project, version, teams }),
  listFieldValues: z.strictObject({ ...project, fieldId }),

  getSprintPractice: z.strictObject(project),
  setSprintCapacity: z.strictObject({
    ...project,
    sprintId: id,
    version,
    capacity: capacity.nullable(),
  }),
  setSprintVerdict: z.strictObject({
    ...project,
    sprintId: id,
    version,
    verdict: z
      .strictObject({ verdict: z.enum(GOAL_VERDICTS), note: z.string().max(MAX_NOTE) })
      .nullable(),
  }),

  getReleasePlans: z.strictObject(project),
  setPlannedRelease: z.strictObject({
    ...project,
    versionId: id,
    version,
    plannedOn: z.string().max(10),
  }),

  getDeliveries: z.strictObject(project),
  importDeliveries: z.strictObject({
    ...project,
    events: z.array(event).min(1).max(EVENTS_AT_ONCE),
    completeOn: z.string().max(10).nullable().exactOptional(),
  }),
  setToldThrough: z.strictObject({
    ...project,
    version,
    told: z.strictObject({ deployment: toldThrough, incident: toldThrough }),
  }),
  removeDeliveries: z.strictObject({
    ...project,
    events: z
      .array(z.strictObject({ kind: z.enum(['deployment', 'incident']), id: text.min(1) }))
      .min(1)
      .max(EVENTS_AT_ONCE),
  }),
};

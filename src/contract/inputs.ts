import * as z from 'zod';
import { LEVELS } from '../domain/okr/objective';
import type { Api, OkrCalls } from './api';
import { transferInputs } from './transfer/inputs';
import { leaverInputs } from './leavers/inputs';
import { cycleInputs } from './cycles/inputs';
import { checkInInputs } from './check-ins/inputs';
import { commentInputs } from './comments/inputs';
import { auditInputs } from './audit/inputs';
import { checklistInputs } from './checklist/inputs';
import { initiativeInputs } from './initiatives/inputs';
import { objectiveInputs } from './objectives/inputs';
import { metricInputs } from './metrics/inputs';
import { metricNoteInputs } from './metric-notes/inputs';
import { movementInputs } from './movement/inputs';
import { practiceInputs } from './practice/inputs';
import { pushInputs } from './push/inputs';
import { savedFilterInputs } from './saved-filters/inputs';
import { settingsInputs } from './settings/inputs';
import { statusInputs } from './status/inputs';
import { dataSourceInputs } from './data-source/inputs';

/** What the product accepts; Jira and storage have limits of their own beyond these. */
const MAX_TITLE = 255;
const MAX_DESCRIPTION = 5_000;
const MAX_JQL = 10_000;
const MAX_WEIGHT = 100;
const MAX_UNIT = 30;
const MAX_CHECKLIST = 100;
const MAX_PEOPLE = 100;
const MAX_LABEL = 60;
const MAX_LABELS = 30;
const MAX_PHASES = 60;

const id = z.string().trim().min(1).max(128);
const version = z.number().int().min(0);
const nothing = z.strictObject({});

const number = z.number().min(-1e15).max(1e15);
const period = z.strictObject({ start: z.string().max(10), end: z.string().max(10) }).nullable();

const described = {
  title: z.string().trim().min(1).max(MAX_TITLE),
  description: z.string().max(MAX_DESCRIPTION),
  ownerId: id.nullable(),
  period,
  weight: z.number().min(0).max(MAX_WEIGHT),
};

const target = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('reach'), start: number, target: number }),
  z.strictObject({ kind: z.literal('stayAbove'), limit: number }),
  z.strictObject({ kind: z.literal('stayBelow'), limit: number }),
  z.strictObject({ kind: z.literal('within'), lower: number, upper: number }),
]);

const measure = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum([
      'count',
      'timeSpent',
      'originalEstimate',
      'remainingEstimate',
      'progress',
      'storyPoints',
    ]),
  }),
  z.strictObject({
    kind: z.literal('field'),
    fieldId: z
      .string()
      .max(64)
      .regex(/^[A-Za-z][\w-]*$/),
  }),
]);

const jiraMeasure = z.strictObject({
  kind: z.literal('jira-measure'),
  jql: z.string().max(MAX_JQL),
  measure,
  mode: z.enum(['percent', 'kpi']),
  doneOnly: z.boolean(),
  timeRollup: z.enum(['self', 'aggregate']),
  untracked: z.enum(['exclude', 'zero']),
});

const source = z.discriminatedUnion('kind', [
  jiraMeasure,
  z.strictObject({ kind: z.literal('manual'), unit: z.string().trim().max(MAX_UNIT) }),
  z.strictObject({
    kind: z.literal('checklist'),
    items: z
      .array(
        z.strictObject({
          id,
          text: z.string().trim().min(1).max(MAX_TITLE),
          isDone: z.boolean(),
        }),
      )
      .max(MAX_CHECKLIST),
  }),
]);

const ratio = z.number().min(0).max(1);
const date = z.string().max(10);
const accountIds = z.array(id).max(MAX_PEOPLE);
const labels = z.array(z.string().trim().min(1).max(MAX_LABEL)).max(MAX_LABELS);
const curve = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['linear', 'workingDays', 'atEnd']) }),
  z.strictObject({
    kind: z.literal('phased'),
    points: z.array(z.strictObject({ on: date, progress: ratio })).max(MAX_PHASES),
  }),
]);

const objectiveExtras = {
  level: z.enum(LEVELS).exactOptional(),
  contributorIds: accountIds.exactOptional(),
  watcherIds: accountIds.exactOptional(),
  labels: labels.exactOptional(),
  isPrivate: z.boolean().exactOptional(),
  cycleId: id.nullable().exactOptional(),
  isInRollUp: z.boolean().exactOptional(),
};
const keyResultExtras = {
  contributorIds: accountIds.exactOptional(),
  labels: labels.exactOptional(),
  isInRollUp: z.boolean().exactOptional(),
  zones: z.strictObject({ commit: number, stretch: number }).nullable().exactOptional(),
  curve: curve.exactOptional(),
};

const objectiveFields = z.strictObject({
  ...described,
  ...objectiveExtras,
  parentId: id.nullable(),
});
const keyResultFields = z.strictObject({ ...described, ...keyResultExtras, target, source });

/** Every field may be left out; `undefined` itself cannot arrive through JSON. */
const objectiveChange = z.strictObject({
  ...objectiveExtras,
  title: described.title.exactOptional(),
  description: described.description.exactOptional(),
  ownerId: described.ownerId.exactOptional(),
  period: described.period.exactOptional(),
  weight: described.weight.exactOptional(),
  parentId: id.nullable().exactOptional(),
});
const keyResultChange = z.strictObject({
  ...keyResultExtras,
  title: described.title.exactOptional(),
  description: described.description.exactOptional(),
  ownerId: described.ownerId.exactOptional(),
  period: described.period.exactOptional(),
  weight: described.weight.exactOptional(),
  target: target.exactOptional(),
  source: source.exactOptional(),
});

/** Closing has a call of its own, since it asks for more. */
const lifecycle = z.enum(['active', 'postponed', 'archived', 'deleted']);

/** The schemas of these calls' inputs. */
export type InputsOf<Calls extends Record<keyof Calls, (input: never) => unknown>> = {
  readonly [Call in keyof Calls]: z.ZodType<Parameters<Calls[Call]>[0]>;
};

const okrInputs: InputsOf<OkrCalls> = {
  getOkrPage: z.strictObject({ includeArchived: z.boolean() }),
  listManagedProjects: nothing,

  createObjective: z.strictObject({ projectId: id.nullable(), fields: objectiveFields }),
  updateObjective: z.strictObject({ objectiveId: id, version, change: objectiveChange }),
  moveObjective: z.strictObject({ objectiveId: id, version, beforeId: id.nullable() }),
  setObjectiveLifecycle: z.strictObject({ objectiveId: id, version, lifecycle }),

  createKeyResult: z.strictObject({ objectiveId: id, fields: keyResultFields }),
  updateKeyResult: z.strictObject({ keyResultId: id, version, change: keyResultChange }),
  moveKeyResult: z.strictObject({
    keyResultId: id,
    version,
    objectiveId: id,
    beforeId: id.nullable(),
  }),
  setKeyResultLifecycle: z.strictObject({ keyResultId: id, version, lifecycle }),

  listMeasureOptions: nothing,
  previewQuery: z.strictObject({ source: jiraMeasure }),
  getKeyResultDetail: z.strictObject({
    keyResultId: id,
    pageToken: z.string().max(4_000).nullable(),
  }),

  requestRefresh: z.strictObject({ keyResultIds: z.array(id).max(1_000).nullable() }),
  getRefresh: z.strictObject({ jobId: id }),

  getIssueImpacts: nothing,

  getDataHealth: nothing,
};

/** Runtime twin of `Api`: a new call does not compile until its input is checked. */
export const inputs: InputsOf<Api> = {
  ...okrInputs,
  ...dataSourceInputs,
  ...settingsInputs,
  ...statusInputs,
  ...auditInputs,
  ...objectiveInputs,
  ...checklistInputs,
  ...initiativeInputs,
  ...checkInInputs,
  ...commentInputs,
  ...movementInputs,
  ...metricInputs,
  ...metricNoteInputs,
  ...savedFilterInputs,
  ...practiceInputs,
  ...pushInputs,
  ...cycleInputs,
  ...leaverInputs,
  ...transferInputs,
};

import * as z from 'zod';
import type { StoredMetric } from '../../application/ports/okr-repository';
import { UpstreamError } from '../../application/ports/upstream-error';
import type { KeyResult, Target, Zones } from '../../domain/okr/key-result';
import { OUTCOMES, type Closing } from '../../domain/okr/closing';
import type { ExpectationCurve } from '../../domain/okr/expectation-curve';
import { LIFECYCLES } from '../../domain/okr/lifecycle';
import { SETTABLE_STATUSES, type ManualStatus } from '../../domain/okr/manual-status';
import { LEVELS, type Objective } from '../../domain/okr/objective';
import { PROGRESS_STATUSES } from '../../domain/okr/status';
import type { Measure } from '../../domain/metrics/measure';
import type { MetricSource } from '../../domain/metrics/metric';
import type { CalendarDate } from '../../domain/shared/calendar-date';
import type { AccountId, CycleId, ProjectId } from '../../domain/shared/ids';

/** Ids and dates are plain text in storage; a record we wrote holds nothing else. */
const id = <Id extends string>() => z.string().transform((text) => text as Id);

const period = z.object({ start: id<CalendarDate>(), end: id<CalendarDate>() }).nullable();
const common = {
  version: z.number(),
  createdAt: z.string(),
  updatedAt: z.string(),
  updatedBy: id<AccountId>(),
};
const closing: z.ZodType<Closing | null> = z
  .object({
    at: z.string(),
    by: id<AccountId>(),
    score: z.number().nullable(),
    outcome: z.enum(OUTCOMES),
    lesson: z.string(),
    value: z.number().nullable(),
    progress: z.number().nullable(),
    status: z.enum(PROGRESS_STATUSES),
  })
  .nullable();
const described = {
  title: z.string(),
  description: z.string(),
  ownerId: id<AccountId>().nullable(),
  ownerSince: z.string().exactOptional(),
  contributorIds: z.array(id<AccountId>()),
  labels: z.array(z.string()),
  period,
  weight: z.number(),
  isInRollUp: z.boolean(),
  lifecycle: z.enum(LIFECYCLES),
  closing,
  rank: z.string(),
};

const objective: z.ZodType<Objective> = z.object({
  ...common,
  ...described,
  id: id<Objective['id']>(),
  projectId: id<ProjectId>().nullable(),
  level: z.enum(LEVELS),
  watcherIds: z.array(id<AccountId>()),
  isPrivate: z.boolean(),
  cycleId: id<CycleId>().nullable(),
  parentId: id<Objective['id']>().nullable(),
  parentHome: id<ProjectId>().nullable(),
  carriedOverFrom: id<Objective['id']>().exactOptional(),
});

const target: z.ZodType<Target> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reach'), start: z.number(), target: z.number() }),
  z.object({ kind: z.literal('stayAbove'), limit: z.number() }),
  z.object({ kind: z.literal('stayBelow'), limit: z.number() }),
  z.object({ kind: z.literal('within'), lower: z.number(), upper: z.number() }),
]);

const zones: z.ZodType<Zones | null> = z
  .object({ commit: z.number(), stretch: z.number() })
  .nullable();

const curve: z.ZodType<ExpectationCurve> = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['linear', 'workingDays', 'atEnd']) }),
  z.object({
    kind: z.literal('phased'),
    points: z.array(z.object({ on: id<CalendarDate>(), progress: z.number() })),
  }),
]);

const manualStatus: z.ZodType<ManualStatus | null> = z
  .object({
    status: z.enum(SETTABLE_STATUSES),
    until: z.enum(['next-update', 'resumed']),
    note: z.string(),
    at: z.string(),
    by: id<AccountId>(),
  })
  .nullable();

const keyResult: z.ZodType<KeyResult> = z.object({
  ...common,
  ...described,
  id: id<KeyResult['id']>(),
  projectId: id<ProjectId>().nullable(),
  objectiveId: id<KeyResult['objectiveId']>(),
  metricId: id<KeyResult['metricId']>(),
  target,
  zones,
  curve,
  manualStatus,
});

export const measure: z.ZodType<Measure> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum([
      'count',
      'timeSpent',
      'originalEstimate',
      'remainingEstimate',
      'progress',
      'storyPoints',
    ]),
  }),
  z.object({ kind: z.literal('field'), fieldId: z.string() }),
]);

const source: z.ZodType<MetricSource> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('jira-measure'),
    jql: z.string(),
    measure,
    mode: z.enum(['percent', 'kpi']),
    doneOnly: z.boolean(),
    timeRollup: z.enum(['self', 'aggregate']),
    untracked: z.enum(['exclude', 'zero']),
  }),
  z.object({ kind: z.literal('manual'), unit: z.string() }),
  z.object({
    kind: z.literal('checklist'),
    items: z.array(
      z.object({
        id: z.string(),
        text: z.string(),
        isDone: z.boolean(),
        doneAt: z.string().nullable().default(null),
        doneBy: id<AccountId>().nullable().default(null),
      }),
    ),
  }),
]);

const storedMetric: z.ZodType<StoredMetric> = z.object({
  metric: z.object({
    ...common,
    id: id<StoredMetric['metric']['id']>(),
    projectId: id<ProjectId>().nullable(),
    source,
  }),
  traits: z.object({
    isTimeDependent: z.boolean(),
    usesSprints: z.boolean(),
    usesVersions: z.boolean(),
  }),
});

/** How records of one kind are written down and read back, whatever version wrote them. */
export interface RecordFormat<Value> {
  write(value: Value): Readonly<Record<string, unknown>>;
  read(record: unknown): Value;
}

/** Brings a record from the version before to the version it stands under in the list. */
export type Migration = (record: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/** The newest version is the number of migrations plus one. */
export function recordFormat<Value extends object>(
  schema: z.ZodType<Value>,
  migrations: readonly Migration[] = [],
): RecordFormat<Value> {
  const newest = migrations.length + 1;
  const versioned = z.looseObject({ schema: z.number().int().min(1).max(newest) });
  return {
    write: (value) => ({ ...value, schema: newest }),
    read(record) {
      const known = versioned.safeParse(record);
      if (!known.success) throw unreadable(known.error);
      const upToDate = migrations
        .slice(known.data.schema - 1)
        .reduce<Record<string, unknown>>((older, migrate) => migrate(older), known.data);
      const parsed = schema.safeParse(upToDate);
      if (!parsed.success) throw unreadable(parsed.error);
      return parsed.data;
    },
  };
}

function unreadable(cause: unknown): UpstreamError {
  return new UpstreamError('unexpected-answer', 'A stored record has another shape', { cause });
}

/** Before levels, cycles and closing: every objective belonged to a project and nothing ended. */
const withoutLevels: Migration = (record) => ({
  level: 'project',
  contributorIds: [],
  watcherIds: [],
  labels: [],
  isPrivate: false,
  isInRollUp: true,
  cycleId: null,
  closing: null,
  // A parent stood in the same project.
  parentHome: record['projectId'],
  ...record,
});

/** Before curves, zones and statuses set by hand. */
const withoutCurves: Migration = (record) => ({
  contributorIds: [],
  labels: [],
  isInRollUp: true,
  zones: null,
  curve: { kind: 'linear' },
  manualStatus: null,
  closing: null,
  ...record,
});

export const objectiveFormat = recordFormat(objective, [withoutLevels]);
export const keyResultFormat = recordFormat(keyResult, [withoutCurves]);
export const metricFormat = recordFormat(storedMetric);

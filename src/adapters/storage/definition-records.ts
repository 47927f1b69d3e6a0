import { z } from 'zod';
import type { StoredMetric } from '../../application/ports/okr-repository';
import { UpstreamError } from '../../application/ports/upstream-error';
import type { KeyResult, Target } from '../../domain/okr/key-result';
import type { Objective } from '../../domain/okr/objective';
import type { Measure } from '../../domain/metrics/measure';
import type { CalendarDate } from '../../domain/shared/calendar-date';
import type { AccountId } from '../../domain/shared/ids';

/** Ids and dates are plain text in storage; a record we wrote holds nothing else. */
const id = <Id extends string>() => z.string().transform((text) => text as Id);

const period = z.object({ start: id<CalendarDate>(), end: id<CalendarDate>() }).nullable();
const common = {
  version: z.number(),
  createdAt: z.string(),
  updatedAt: z.string(),
  updatedBy: id<AccountId>(),
};
const described = {
  title: z.string(),
  description: z.string(),
  ownerId: id<AccountId>().nullable(),
  period,
  weight: z.number(),
  lifecycle: z.enum(['active', 'archived', 'deleted']),
  rank: z.string(),
};

const objective: z.ZodType<Objective> = z.object({
  ...common,
  ...described,
  id: id<Objective['id']>(),
  projectId: id<Objective['projectId']>(),
  parentId: id<Objective['id']>().nullable(),
});

const target: z.ZodType<Target> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reach'), start: z.number(), target: z.number() }),
  z.object({ kind: z.literal('stayAbove'), limit: z.number() }),
  z.object({ kind: z.literal('stayBelow'), limit: z.number() }),
  z.object({ kind: z.literal('within'), lower: z.number(), upper: z.number() }),
]);

const keyResult: z.ZodType<KeyResult> = z.object({
  ...common,
  ...described,
  id: id<KeyResult['id']>(),
  projectId: id<KeyResult['projectId']>(),
  objectiveId: id<KeyResult['objectiveId']>(),
  metricId: id<KeyResult['metricId']>(),
  target,
});

const measure: z.ZodType<Measure> = z.discriminatedUnion('kind', [
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

const storedMetric: z.ZodType<StoredMetric> = z.object({
  metric: z.object({
    ...common,
    id: id<StoredMetric['metric']['id']>(),
    projectId: id<StoredMetric['metric']['projectId']>(),
    source: z.object({
      kind: z.literal('jira-measure'),
      jql: z.string(),
      measure,
      mode: z.enum(['percent', 'kpi']),
      doneOnly: z.boolean(),
      timeRollup: z.enum(['self', 'aggregate']),
      untracked: z.enum(['exclude', 'zero']),
    }),
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

export const objectiveFormat = recordFormat(objective);
export const keyResultFormat = recordFormat(keyResult);
export const metricFormat = recordFormat(storedMetric);

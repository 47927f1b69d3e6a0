import { Filter, FilterConditions, kvs, WhereConditions } from '@forge/kvs';
import * as z from 'zod';
import type { MetricPlace, TrackedMetrics } from '../../application/ports/tracked-metrics';
import { BUCKET_KINDS } from '../../domain/metrics/bucket';
import type { MetricScope, TrackedMetric } from '../../domain/metrics/tracked-metric';
import type { AccountId, ProjectId } from '../../domain/shared/ids';
import { recordFormat } from './definition-records';
import { auditRow } from './kvs-audit';
import { everyPage, isConflict, PAGE, storage, WHOLE_SITE } from './kvs-call';

const ENTITY = 'tracked-metric';

const id = <Id extends string>() => z.string().transform((text) => text as Id);

const scope: z.ZodType<MetricScope> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('jql'), jql: z.string() }),
  z.object({ kind: z.literal('project'), projectId: id<ProjectId>() }),
  z.object({ kind: z.literal('board'), boardId: z.string() }),
  z.object({ kind: z.literal('epic'), issueKey: z.string() }),
  z.object({ kind: z.literal('version'), versionId: z.string() }),
]);

const metric: z.ZodType<TrackedMetric> = z.object({
  id: id<TrackedMetric['id']>(),
  version: z.number(),
  projectId: id<ProjectId>().nullable(),
  title: z.string(),
  source: z.object({
    kind: z.literal('catalogue'),
    catalogueKey: z.string(),
    scope,
    parameters: z.record(
      z.string(),
      z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
    ),
  }),
  isTimeDependent: z.boolean(),
  bucket: z.enum([...BUCKET_KINDS, 'sprint', 'version']),
  target: z.number().nullable(),
  band: z.object({ lower: z.number().nullable(), upper: z.number().nullable() }).nullable(),
  lifecycle: z.enum(['active', 'archived']),
  createdAt: z.string(),
  updatedAt: z.string(),
  updatedBy: id<AccountId>(),
});

export const trackedMetricFormat = recordFormat(metric);

interface Row {
  readonly projectId: string;
  readonly lifecycle: string;
  readonly version: number;
  readonly record: unknown;
}

export function createKvsTrackedMetrics(): TrackedMetrics {
  return {
    async find(key) {
      const row = await storage(() => kvs.entity<Row>(ENTITY).get(key));
      return row === undefined ? null : trackedMetricFormat.read(row.record);
    },
    async list(place, lifecycle) {
      const rows = await everyPage((cursor) => {
        const query = rowsOf(place).where(WhereConditions.equalTo(lifecycle)).limit(PAGE);
        return (cursor === undefined ? query : query.cursor(cursor)).getMany();
      });
      return rows.map(({ value }) => trackedMetricFormat.read(value.record));
    },
    async save(next, trace = []) {
      const transaction = kvs.transact();
      for (const { entityName, key, row } of trace.map(auditRow)) {
        transaction.set(key, row, { entityName });
      }
      transaction.set(next.id, rowOf(next), {
        entityName: ENTITY,
        ...(next.version > 1 && { conditions: isVersion(next.version - 1) }),
      });
      try {
        await transaction.execute();
        return 'saved';
      } catch (thrown) {
        if (isConflict(thrown)) return 'version-conflict';
        return storage(() => Promise.reject(thrown as Error));
      }
    },
  };
}

function rowsOf(place: MetricPlace) {
  const rows = kvs.entity<Row>(ENTITY).query();
  if (place === 'everywhere') return rows.index('by-lifecycle');
  return rows.index('by-project', { partition: [place.home ?? WHOLE_SITE] });
}

const rowOf = (next: TrackedMetric): Row => ({
  projectId: next.projectId ?? WHOLE_SITE,
  lifecycle: next.lifecycle,
  version: next.version,
  record: trackedMetricFormat.write(next),
});

const isVersion = (version: number) =>
  new Filter<Row>().and('version', FilterConditions.equalTo(version));

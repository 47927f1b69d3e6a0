import { kvs } from '@forge/kvs';
import * as z from 'zod';
import type { MetricStanding, MetricStandings } from '../../application/ports/metric-standings';
import type { IssueId, MetricId, ProjectId } from '../../domain/shared/ids';
import { recordFormat } from './definition-records';
import { getAll, storage } from './kvs-call';

const keyOf = (id: MetricId) => `metric-standing:${id}`;

const id = <Id extends string>() => z.string().transform((text) => text as Id);

const format = recordFormat<MetricStanding>(
  z.object({
    metricId: id<MetricId>(),
    version: z.number(),
    points: z.array(
      z.object({
        label: z.string(),
        value: z.number().nullable(),
        reason: z.string().nullable(),
        n: z.number(),
        flags: z.array(z.string()),
      }),
    ),
    audience: z.object({
      byProject: z.array(z.object({ projectId: id<ProjectId>(), count: z.number() })),
      restricted: z.array(z.object({ issueId: id<IssueId>(), projectId: id<ProjectId>() })),
    }),
    asOf: z.string(),
  }),
);

export function createKvsMetricStandings(): MetricStandings {
  return {
    async findMany(ids) {
      const found = await getAll(ids.map((one) => ({ key: keyOf(one) })));
      const standings = [...found.values()].map((value) => format.read(value));
      return new Map(standings.map((standing) => [standing.metricId, standing]));
    },
    async save(standing) {
      await storage(() => kvs.set(keyOf(standing.metricId), format.write(standing)));
    },
  };
}

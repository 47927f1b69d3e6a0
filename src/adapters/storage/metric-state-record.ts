import * as z from 'zod';
import type { MetricState, Staleness } from '../../application/ports/metric-states';
import type { ProjectId } from '../../domain/shared/ids';
import { recordFormat } from './definition-records';

const id = <Id extends string>() => z.string().transform((text) => text as Id);

export const staleness: z.ZodType<Staleness> = z.object({
  reason: z.enum([
    'jira-unavailable',
    'rate-limited',
    'jql-invalid',
    'field-missing',
    'no-permission',
    'too-many-issues',
    'waiting',
  ]),
  since: z.string(),
  messages: z.array(z.string()),
});

const metricState: z.ZodType<MetricState> = z.object({
  metricId: id<MetricState['metricId']>(),
  projectId: id<ProjectId>().nullable(),
  scopeHash: z.string(),
  definitionHash: z.string(),
  measured: z
    .object({
      value: z.number().nullable(),
      reason: z
        .enum(['empty-population', 'zero-denominator', 'field-unavailable', 'not-measured-yet'])
        .nullable(),
      unit: z.enum(['issue', 'hour', 'point', 'percent', 'number']),
      numerator: z.number().nullable(),
      denominator: z.number().nullable(),
      n: z.number(),
      doneCount: z.number(),
      missing: z.number(),
      flags: z.array(
        z.enum([
          'negative-values',
          'story-point-conflict',
          'mixed-hierarchy',
          'own-and-parent-counted',
        ]),
      ),
      excluded: z.number(),
      asOf: z.string(),
    })
    .nullable(),
  audience: z.object({
    byProject: z.array(z.object({ projectId: id<ProjectId>(), count: z.number() })),
    restricted: z.array(
      z.object({
        issueId: id<MetricState['audience']['restricted'][number]['issueId']>(),
        projectId: id<ProjectId>(),
      }),
    ),
  }),
  stale: staleness.nullable(),
  firstAchievedAt: z.string().nullable(),
});

export const metricStateFormat = recordFormat(metricState);

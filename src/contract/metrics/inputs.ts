import * as z from 'zod';
import { BUCKET_KINDS } from '../../domain/metrics/bucket';
import { SORTABLE_COLUMNS } from '../../domain/metrics/catalogue/drill-down-columns';
import type { CatalogueSource, MetricScope } from '../../domain/metrics/tracked-metric';
import type { ProjectId } from '../../domain/shared/ids';
import type { InputsOf } from '../inputs';
import type { MetricCalls } from './calls';

const MAX_TITLE = 255;
const MAX_JQL = 10_000;
const MAX_PARAMETERS = 30;
const MAX_TEXT = 255;
const MAX_ITEMS = 500;
const MAX_OFFSET = 100_000;

const id = z.string().trim().min(1).max(128);
const version = z.number().int().min(0);
/** Ids and keys become part of a query, so that nothing else may stand in them. */
const jiraId = z.string().regex(/^\d{1,18}$/);
const issueKey = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,254}-\d{1,18}$/);

const scope: z.ZodType<MetricScope> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('jql'), jql: z.string().max(MAX_JQL) }),
  z.strictObject({
    kind: z.literal('project'),
    projectId: jiraId.transform((text) => text as ProjectId),
  }),
  z.strictObject({ kind: z.literal('board'), boardId: jiraId }),
  z.strictObject({ kind: z.literal('epic'), issueKey }),
  z.strictObject({ kind: z.literal('version'), versionId: jiraId }),
]);

const text = z.string().max(MAX_TEXT);
const parameters = z
  .record(
    z.string().max(64),
    z.union([text, z.number(), z.boolean(), z.array(text).max(MAX_ITEMS)]),
  )
  .refine((values) => Object.keys(values).length <= MAX_PARAMETERS);

const source: z.ZodType<CatalogueSource> = z.strictObject({
  kind: z.literal('catalogue'),
  catalogueKey: z.string().max(64),
  scope,
  parameters,
});

const number = z.number().min(-1e15).max(1e15).nullable();
const bucket = z.enum([...BUCKET_KINDS, 'sprint', 'version']);
const band = z.strictObject({ lower: number, upper: number }).nullable();
const title = z.string().trim().min(1).max(MAX_TITLE);
const day = z.string().max(10);
const window = { bucket, from: day, to: day };

export const metricInputs: InputsOf<MetricCalls> = {
  getCatalogue: z.strictObject({ projectId: id.nullable() }),
  listMetricScopes: z.strictObject({
    projectId: id.nullable(),
    kind: z.enum(['board', 'version', 'epic']),
  }),
  listParameterChoices: z.strictObject({
    projectId: id.nullable(),
    of: z.enum(['resolutions', 'releases']),
  }),
  previewMetric: z.strictObject({ projectId: id.nullable(), source, ...window }),
  createMetric: z.strictObject({
    projectId: id.nullable(),
    fields: z.strictObject({ title, source, bucket, target: number, band }),
  }),
  updateMetric: z.strictObject({
    metricId: id,
    version,
    change: z.strictObject({
      title: title.exactOptional(),
      source: source.exactOptional(),
      bucket: bucket.exactOptional(),
      target: number.exactOptional(),
      band: band.exactOptional(),
    }),
  }),
  setMetricLifecycle: z.strictObject({
    metricId: id,
    version,
    lifecycle: z.enum(['active', 'archived']),
  }),
  listMetrics: z.strictObject({ includeArchived: z.boolean() }),
  getMetric: z.strictObject({ metricId: id }),
  getMetricSeries: z.strictObject({ metricId: id, ...window }),
  compareTeams: z.strictObject({ metricId: id, ...window }),
  getMetricIssues: z.strictObject({
    metricId: id,
    key: z.string().max(128).nullable(),
    next: z.number().int().min(0).max(MAX_OFFSET),
    sort: z
      .strictObject({ column: z.enum(['amount', ...SORTABLE_COLUMNS]), isFalling: z.boolean() })
      .nullable(),
    ...window,
  }),
};

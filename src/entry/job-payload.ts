import * as z from 'zod';
import type { Job, Run } from '../application/ports/jobs';
import type { PendingChange } from '../application/ports/sync-store';
import type { IssueId, KeyResultId } from '../domain/shared/ids';

const issueId = z.string().transform((text) => text as IssueId);
const keyResultId = z.string().transform((text) => text as KeyResultId);

const change: z.ZodType<PendingChange> = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['issue-changed', 'issue-deleted']), issueId }),
  z.object({ kind: z.enum(['sprints-changed', 'versions-changed']) }),
]);

const run: z.ZodType<Run> = z.object({
  trigger: z.enum(['hourly', 'event', 'refresh', 'definition']),
  startedAt: z.string(),
  readWhole: z.array(z.string()),
  update: z.array(z.string()),
  changedIds: z.array(issueId),
  minutes: z.number().exactOptional(),
  deletedIds: z.array(issueId),
  pendingKeys: z.array(z.string()),
  isSweep: z.boolean(),
  isNightly: z.boolean(),
  isBeyondCounting: z.literal(true).exactOptional(),
  areContainersChanged: z.literal(true).exactOptional(),
  refresh: z.object({ id: z.string(), total: z.number() }).nullable(),
  measured: z.number(),
  failed: z.number(),
  attempts: z.number(),
  statuses: z.string().exactOptional(),
  reconcile: z
    .object({
      statuses: z.string(),
      issues: z.number(),
      queries: z.number(),
      compared: z.array(z.string()),
      byScope: z.record(
        z.string(),
        z.object({ missing: z.number(), extra: z.number(), outdated: z.number() }),
      ),
    })
    .exactOptional(),
});

/** Absent in jobs that were never put off, and in those of versions before. */
const attempts = z.number().exactOptional();

const payload: z.ZodType<{ job: Job }> = z.object({
  job: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('sweep'), attempts }),
    z.object({
      kind: z.literal('changes'),
      change,
      key: z.string().exactOptional(),
      gathering: z
        .object({ since: z.number(), looks: z.number(), waiting: z.number() })
        .exactOptional(),
      attempts,
    }),
    z.object({
      kind: z.literal('key-results'),
      keyResultIds: z.array(keyResultId),
      trigger: z.enum(['refresh', 'definition']),
      refreshId: z.string().nullable(),
      attempts,
    }),
    z.object({ kind: z.literal('resume'), run }),
  ]),
});

/** `null` for anything this version does not understand. */
export function parseJob(body: unknown): Job | null {
  const parsed = payload.safeParse(body);
  return parsed.success ? parsed.data.job : null;
}

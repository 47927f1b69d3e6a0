import * as z from 'zod';
import type { KnownIssue } from '../../application/ports/metric-facts';
import type { AccountId, IssueId, ProjectId } from '../../domain/shared/ids';

/** An issue with its past written small: one letter a field, and nothing for what is not there. */
const value = z.string().nullable();
const change = z.tuple([z.number(), value, value]);
const LINK_KINDS = ['blocks', 'blocked-by', 'other'] as const;

export const compactIssue = z.object({
  i: z.string(),
  k: z.string(),
  p: z.string(),
  h: z.number(),
  c: z.number(),
  r: z.literal(1).exactOptional(),
  v: z.record(z.string(), value),
  x: z.record(z.string(), z.array(change)),
  l: z.array(z.tuple([z.enum(LINK_KINDS), z.string(), z.number().nullable()])).exactOptional(),
  w: z.array(z.tuple([z.string(), z.number(), z.number(), z.number()])).exactOptional(),
  m: z.array(z.tuple([z.string(), z.number()])).exactOptional(),
  b: z.array(z.string()).exactOptional(),
});
export type CompactIssue = z.infer<typeof compactIssue>;

export function toCompactIssue({ timeline, isRestricted, ...more }: KnownIssue): CompactIssue {
  const { links, worklogs, comments, appAccountIds } = more;
  const changes = Object.entries(timeline.changes).map(
    ([fieldId, all]) =>
      [fieldId, all.map(({ at, from, to }): z.infer<typeof change> => [at, from, to])] as const,
  );
  return {
    i: timeline.id,
    k: timeline.key,
    p: timeline.projectId,
    h: timeline.hierarchyLevel,
    c: timeline.createdAt,
    ...(isRestricted && { r: 1 as const }),
    v: { ...timeline.values },
    x: Object.fromEntries(changes),
    ...(links.length > 0 && {
      l: links.map((link): [typeof link.kind, string, number | null] => [
        link.kind,
        link.otherId,
        link.linkedAt,
      ]),
    }),
    ...(worklogs !== null && {
      w: worklogs.map((log): [string, number, number, number] => [
        log.authorId,
        log.startedAt,
        log.createdAt,
        log.seconds,
      ]),
    }),
    ...(comments !== null && {
      m: comments.map(({ authorId, at }): [string, number] => [authorId, at]),
    }),
    ...(appAccountIds.length > 0 && { b: [...appAccountIds] }),
  };
}

export function fromCompactIssue(compact: CompactIssue): KnownIssue {
  const { i, k, p, h, c, r, v, x, l = [], w, m, b = [] } = compact;
  const changes = Object.entries(x).map(
    ([fieldId, all]) => [fieldId, all.map(([at, from, to]) => ({ at, from, to }))] as const,
  );
  return {
    timeline: {
      id: i as IssueId,
      key: k,
      projectId: p as ProjectId,
      hierarchyLevel: h,
      createdAt: c,
      values: v,
      changes: Object.fromEntries(changes),
    },
    isRestricted: r === 1,
    links: l.map(([kind, otherId, linkedAt]) => ({ kind, otherId: otherId as IssueId, linkedAt })),
    worklogs:
      w?.map(([authorId, startedAt, createdAt, seconds]) => ({
        ...{ authorId: authorId as AccountId, startedAt, createdAt, seconds },
      })) ?? null,
    comments: m?.map(([authorId, at]) => ({ authorId: authorId as AccountId, at })) ?? null,
    appAccountIds: b.map((id) => id as AccountId),
  };
}

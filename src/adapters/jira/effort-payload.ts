import * as z from 'zod';
import type { KnownIssue, KnownLink } from '../../application/ports/metric-facts';
import type { ValueChange } from '../../domain/metrics/timeline/issue-timeline';
import type { AccountId, IssueId } from '../../domain/shared/ids';

const author = z.object({ accountId: z.string(), accountType: z.string().nullish() }).nullish();

export const worklogPayload = z.object({
  author,
  started: z.string(),
  created: z.string(),
  timeSpentSeconds: z.number().default(0),
});
type WorklogPayload = z.infer<typeof worklogPayload>;

const commentPayload = z.object({ author, created: z.string() });

const other = z.object({ id: z.string(), key: z.string() }).nullish();
const linkPayload = z.object({
  type: z.object({ name: z.string().default('') }),
  inwardIssue: other,
  outwardIssue: other,
});

/** Fields of an issue that hold people's work on it, and its links. */
export const effortFields = {
  issuelinks: z.array(linkPayload).nullish(),
  worklog: z
    .object({ total: z.number().default(0), worklogs: z.array(worklogPayload).default([]) })
    .nullish(),
  comment: z.object({ comments: z.array(commentPayload).default([]) }).nullish(),
};

interface EffortPayload {
  readonly issuelinks?: readonly z.infer<typeof linkPayload>[] | null | undefined;
  readonly comment?:
    { readonly comments: readonly z.infer<typeof commentPayload>[] } | null | undefined;
}

type Effort = Pick<KnownIssue, 'worklogs' | 'comments' | 'appAccountIds'>;

export const NO_EFFORT: Effort = { worklogs: null, comments: null, appAccountIds: [] };

/** Who worked on an issue and spoke about it, as far as the app may see. */
export function effortOf({ comment }: EffortPayload, worklogs: readonly WorklogPayload[]): Effort {
  const comments = comment?.comments ?? [];
  const authors = [...worklogs, ...comments].flatMap((one) => one.author ?? []);
  const apps = authors.filter(({ accountType }) => (accountType ?? 'atlassian') !== 'atlassian');
  return {
    worklogs: worklogs.map((log) => ({
      authorId: accountOf(log),
      startedAt: Date.parse(log.started),
      createdAt: Date.parse(log.created),
      seconds: log.timeSpentSeconds,
    })),
    comments: comments.map((one) => ({
      authorId: accountOf(one),
      at: Date.parse(one.created),
    })),
    appAccountIds: [...new Set(apps.map(({ accountId }) => accountId as AccountId))],
  };
}

/** Empty for an author Jira does not name. */
const accountOf = ({ author: who }: Pick<WorklogPayload, 'author'>) =>
  (who?.accountId ?? '') as AccountId;

/** The link type that Jira calls `Blocks` in every language. */
const BLOCKS = /^block/i;

export function linksOf(
  { issuelinks }: EffortPayload,
  linkChanges: readonly ValueChange[],
): readonly KnownLink[] {
  return (issuelinks ?? []).flatMap(({ type, inwardIssue, outwardIssue }) => {
    const linked = inwardIssue ?? outwardIssue;
    if (linked == null) return [];
    const isInward = inwardIssue != null;
    const kind = !BLOCKS.test(type.name) ? 'other' : isInward ? 'blocked-by' : 'blocks';
    // Keys stand in the history, and an issue that was moved has another one now.
    const added = linkChanges.findLast(({ to }) => to === linked.key);
    return { kind, otherId: linked.id as IssueId, linkedAt: added?.at ?? null } as const;
  });
}

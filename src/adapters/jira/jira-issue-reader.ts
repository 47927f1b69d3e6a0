import { asUser, route } from '@forge/api';
import * as z from 'zod';
import type { IssueReader, IssueRow } from '../../application/ports/issue-reader';
import { UpstreamError } from '../../application/ports/upstream-error';
import type { IssueId, ProjectId } from '../../domain/shared/ids';
import { fieldIds, issuePayload, statusPayload, toWorkItem } from './issue-payload';
import type { JiraClient } from './jira-client';
import { batches } from './jira-work-items';

const HEADERS = { Accept: 'application/json', 'Content-Type': 'application/json' };
const KEYS_AT_ONCE = 100;
/** Initiative, epic, story, sub-task, and one level of headroom. */
const MAX_DEPTH = 5;

const head = z.object({
  id: z.string(),
  key: z.string(),
  fields: z.object({ project: z.object({ id: z.string() }) }),
});
const rowPayload = z.object({
  id: z.string(),
  key: z.string(),
  fields: z.object({
    summary: z.string().nullish(),
    issuetype: z.object({ name: z.string() }),
    status: statusPayload,
  }),
});
const rowsPage = z.object({
  issues: z.array(rowPayload).default([]),
  nextPageToken: z.string().nullish(),
});
const samplePage = z.object({
  issues: z.array(issuePayload.and(rowPayload)).default([]),
  nextPageToken: z.string().nullish(),
});
const keysPage = z.object({
  issues: z.array(z.object({ id: z.string(), key: z.string() })).default([]),
  nextPageToken: z.string().nullish(),
});

export function createJiraIssueReader(client: JiraClient): IssueReader {
  return {
    async find(issueId) {
      const answer = await client.ask({
        schema: head,
        pointsOf: () => 1,
        send: () =>
          asUser().requestJira(route`/rest/api/3/issue/${issueId}?fields=project`, {
            headers: { Accept: 'application/json' },
          }),
      });
      if (answer.kind !== 'ok') return null;
      const { id, key, fields } = answer.value;
      return { id: id as IssueId, key, projectId: fields.project.id as ProjectId };
    },
    page: (jql, options) => readPage(client, jql, options),
    sample: (jql, options) => readSample(client, jql, options),
    descendants: (key, limit) => descendants(client, key, limit),
  };
}

async function readPage(
  client: JiraClient,
  jql: string,
  { pageToken, size }: { pageToken: string | null; size: number },
): ReturnType<IssueReader['page']> {
  const body = {
    jql,
    fields: ['summary', 'issuetype', 'status'],
    maxResults: size,
    ...(pageToken !== null && { nextPageToken: pageToken }),
  };
  const answer = await client.ask({
    schema: rowsPage,
    pointsOf: ({ issues }) => issues.length,
    send: () =>
      asUser().requestJira(route`/rest/api/3/search/jql`, {
        method: 'POST',
        headers: HEADERS,
        body: JSON.stringify(body),
      }),
  });
  if (answer.kind === 'rejected') return { kind: 'invalid-jql', messages: answer.messages };
  if (answer.kind === 'missing') throw new UpstreamError('unexpected-answer', 'No such search');
  const { issues, nextPageToken } = answer.value;
  return { kind: 'page', rows: issues.map(toRow), nextPageToken: nextPageToken ?? null };
}

/** One page with everything a row and a measure need. */
async function readSample(
  client: JiraClient,
  jql: string,
  { needs, size }: Parameters<IssueReader['sample']>[1],
): ReturnType<IssueReader['sample']> {
  const answer = await client.ask({
    schema: samplePage,
    pointsOf: ({ issues }) => issues.length,
    send: () =>
      asUser().requestJira(route`/rest/api/3/search/jql`, {
        method: 'POST',
        headers: HEADERS,
        body: JSON.stringify({ jql, fields: ['summary', ...fieldIds(needs)], maxResults: size }),
      }),
  });
  if (answer.kind === 'rejected') return { kind: 'invalid-jql', messages: answer.messages };
  if (answer.kind === 'missing') throw new UpstreamError('unexpected-answer', 'No such search');
  const { issues, nextPageToken } = answer.value;
  return {
    kind: 'sampled',
    issues: issues.map((issue) => ({ row: toRow(issue), item: toWorkItem(issue, needs) })),
    isWhole: nextPageToken == null,
  };
}

function toRow({ id, key, fields }: z.infer<typeof rowsPage>['issues'][number]): IssueRow {
  return {
    id: id as IssueId,
    key,
    summary: fields.summary ?? '',
    typeName: fields.issuetype.name,
    statusName: fields.status.name,
    statusCategory: fields.status.statusCategory.key,
  };
}

/** Level by level, since `parent` works in every kind of project and names children only. */
async function descendants(
  client: JiraClient,
  key: string,
  limit: number,
): Promise<readonly IssueId[]> {
  const found = new Map<string, IssueId>();
  let level: readonly string[] = [key];
  for (let depth = 0; depth < MAX_DEPTH && level.length > 0 && found.size < limit; depth += 1) {
    const next: string[] = [];
    for (const parents of batches(level, KEYS_AT_ONCE)) {
      for (const child of await childrenOf(client, parents, limit - found.size)) {
        if (found.has(child.key)) continue;
        found.set(child.key, child.id as IssueId);
        next.push(child.key);
      }
    }
    level = next;
  }
  return [...found.values()].slice(0, limit);
}

async function childrenOf(
  client: JiraClient,
  parents: readonly string[],
  limit: number,
): Promise<readonly { readonly id: string; readonly key: string }[]> {
  if (limit <= 0) return [];
  const children = await client.get({
    schema: keysPage,
    pointsOf: ({ issues }) => issues.length,
    send: () =>
      asUser().requestJira(route`/rest/api/3/search/jql`, {
        method: 'POST',
        headers: HEADERS,
        body: JSON.stringify({
          jql: `parent in (${parents.map((key) => `"${key}"`).join(', ')})`,
          fields: ['key'],
          maxResults: Math.min(5_000, limit),
        }),
      }),
  });
  return children.issues;
}

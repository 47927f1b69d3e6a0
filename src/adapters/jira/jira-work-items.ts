import { asApp, route } from '@forge/api';
import * as z from 'zod';
import type { FieldNeeds, SearchOutcome, WorkItems } from '../../application/ports/work-items';
import { UpstreamError } from '../../application/ports/upstream-error';
import type { WorkItem } from '../../domain/metrics/work-item';
import { withoutOrder } from '../../domain/metrics/jql-text';
import type { IssueId } from '../../domain/shared/ids';
import { everyPageOf } from './every-page';
import { fieldIds, issuePayload, toWorkItem } from './issue-payload';
import type { JiraClient } from './jira-client';
import { matchIssues } from './jira-match';

/** Pages with fields hold at most 100 issues, pages of ids alone 5,000. Source: forge-facts 5. */
const PAGE_WITH_FIELDS = 100;
const PAGE_OF_IDS = 5_000;
const FETCH_AT_ONCE = 100;

const HEADERS = { Accept: 'application/json', 'Content-Type': 'application/json' };

/** A page without its list is a broken answer, not an empty one: what it lacks has not left. */
const searchPage = z.object({
  issues: z.array(issuePayload),
  nextPageToken: z.string().nullish(),
});
const idPage = z.object({
  issues: z.array(z.object({ id: z.string() })),
  nextPageToken: z.string().nullish(),
});
const counted = z.object({ count: z.number() });
const fetched = z.object({ issues: z.array(issuePayload) });
export function createJiraWorkItems(client: JiraClient): WorkItems {
  return {
    search: (jql, needs, limit) => search(client, { jql, needs, limit }),
    byIds: (ids, needs) => fetchItems(client, ids, needs),
    changedSince: (minutes, limit) => changedSince(client, minutes, limit),
    countUnedited: (jqls, minutes) => countUnedited(client, jqls, minutes),
    match: (ids, jqls) => matchIssues(client, ids, jqls),
  };
}

async function search(
  client: JiraClient,
  { jql, needs, limit }: { jql: string; needs: FieldNeeds; limit: number },
): Promise<SearchOutcome> {
  const found = new Map<string, WorkItem>();
  const ending = await everyPageOf<z.infer<typeof searchPage>>(client, {
    question: (nextPageToken) => ({
      schema: searchPage,
      pointsOf: ({ issues }) => issues.length,
      send: () =>
        searchJql({ jql, fields: fieldIds(needs), maxResults: PAGE_WITH_FIELDS, nextPageToken }),
    }),
    take: ({ issues }) => {
      for (const issue of issues) found.set(issue.id, toWorkItem(issue, needs));
      return found.size <= limit;
    },
    forget: () => {
      found.clear();
    },
  });
  if (ending.kind === 'rejected') return { kind: 'invalid-jql', messages: ending.messages };
  if (ending.kind === 'missing') throw new UpstreamError('unexpected-answer', 'No such search');
  if (ending.kind === 'enough') return { kind: 'too-many' };
  // By id, so that the same population is always stored as the same text.
  const items = [...found.values()].sort((a, b) => Number(a.id) - Number(b.id));
  return { kind: 'found', items };
}

async function fetchItems(
  client: JiraClient,
  ids: readonly IssueId[],
  needs: FieldNeeds,
): Promise<readonly WorkItem[]> {
  const items: WorkItem[] = [];
  for (const batch of batches(ids, FETCH_AT_ONCE)) {
    const { issues } = await client.get({
      schema: fetched,
      pointsOf: (value) => value.issues.length,
      send: () =>
        asApp().requestJira(route`/rest/api/3/issue/bulkfetch`, {
          method: 'POST',
          headers: HEADERS,
          body: JSON.stringify({ issueIdsOrKeys: batch, fields: fieldIds(needs) }),
        }),
    });
    items.push(...issues.map((issue) => toWorkItem(issue, needs)));
  }
  return items;
}

async function changedSince(
  client: JiraClient,
  minutes: number,
  limit: number,
): Promise<readonly IssueId[] | null> {
  const ids = new Set<IssueId>();
  const maxResults = Math.min(PAGE_OF_IDS, limit + 1);
  const ending = await everyPageOf<z.infer<typeof idPage>>(client, {
    question: (nextPageToken) => ({
      schema: idPage,
      pointsOf: ({ issues }) => issues.length,
      send: () =>
        searchJql({ jql: `updated >= -${minutes}m`, fields: ['id'], maxResults, nextPageToken }),
    }),
    take: ({ issues }) => {
      for (const { id } of issues) ids.add(id as IssueId);
      return ids.size <= limit;
    },
    forget: () => {
      ids.clear();
    },
  });
  if (ending.kind === 'enough') return null;
  if (ending.kind === 'all') return [...ids];
  throw new UpstreamError('unexpected-answer', 'Jira refused to tell what changed');
}

async function countUnedited(
  client: JiraClient,
  jqls: readonly string[],
  minutes: number,
): Promise<number | null> {
  const any = jqls.map((jql) => `(${withoutOrder(jql)})`).join(' OR ');
  const jql = minutes === 0 ? any : `(${any}) AND updated < -${minutes}m`;
  const answer = await client.ask({
    schema: counted,
    send: () =>
      asApp().requestJira(route`/rest/api/3/search/approximate-count`, {
        method: 'POST',
        headers: HEADERS,
        body: JSON.stringify({ jql }),
      }),
  });
  return answer.kind === 'ok' ? answer.value.count : null;
}

interface SearchBody {
  readonly jql: string;
  readonly fields: readonly string[];
  readonly maxResults: number;
  readonly nextPageToken: string | undefined;
}

function searchJql(body: SearchBody) {
  return asApp().requestJira(route`/rest/api/3/search/jql`, {
    method: 'POST',
    headers: HEADERS,
    // A token that is undefined is left out.
    body: JSON.stringify(body),
  });
}

export function batches<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, at) => items.slice(at * size, (at + 1) * size));
}

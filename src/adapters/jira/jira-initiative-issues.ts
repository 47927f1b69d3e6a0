import { asUser, route } from '@forge/api';
import * as z from 'zod';
import type { StoryPointFields } from '../../application/ports/fields';
import type { ChildIssues, InitiativeIssues } from '../../application/ports/initiatives';
import type { FieldNeeds } from '../../application/ports/work-items';
import type { WorkItem } from '../../domain/metrics/work-item';
import type { ProjectId } from '../../domain/shared/ids';
import { fieldIds, issuePayload, toWorkItem } from './issue-payload';
import type { JiraClient } from './jira-client';

const HEADERS = { Accept: 'application/json', 'Content-Type': 'application/json' };
/** Jira's page size for issues with fields. */
const PAGE = 100;

const issuesPage = z.object({
  issues: z.array(issuePayload).default([]),
  nextPageToken: z.string().nullish(),
});
const projectsPage = z.object({
  values: z.array(z.object({ id: z.string(), key: z.string(), name: z.string() })).default([]),
});

export function createJiraInitiativeIssues(client: JiraClient): InitiativeIssues {
  return {
    children: (keys, options) => children(client, keys, options),
    async findProjects(text, limit) {
      const query = new URLSearchParams([
        ['query', text],
        ['maxResults', String(limit)],
        ['orderBy', 'name'],
      ]);
      const { values } = await client.get({
        schema: projectsPage,
        pointsOf: (page) => page.values.length,
        send: () =>
          asUser().requestJira(route`/rest/api/3/project/search?${query}`, {
            headers: { Accept: 'application/json' },
          }),
      });
      return values.map(({ id, key, name }) => ({ id: id as ProjectId, key, name }));
    },
  };
}

async function children(
  client: JiraClient,
  keys: readonly string[],
  { storyPoints, limit }: { storyPoints: StoryPointFields; limit: number },
): Promise<ChildIssues> {
  const needs: FieldNeeds = { times: false, aggregateTimes: false, storyPoints, numbers: [] };
  const jql = `parent in (${keys.map((key) => `"${key}"`).join(', ')}) ORDER BY key ASC`;
  const items: WorkItem[] = [];
  let nextPageToken: string | undefined;
  do {
    const body = {
      jql,
      fields: fieldIds(needs),
      maxResults: PAGE,
      ...(nextPageToken !== undefined && { nextPageToken }),
    };
    const page = await client.get({
      schema: issuesPage,
      pointsOf: ({ issues }) => issues.length,
      send: () =>
        asUser().requestJira(route`/rest/api/3/search/jql`, {
          method: 'POST',
          headers: HEADERS,
          body: JSON.stringify(body),
        }),
    });
    items.push(...page.issues.map((issue) => toWorkItem(issue, needs)));
    nextPageToken = page.nextPageToken ?? undefined;
  } while (nextPageToken !== undefined && items.length < limit);
  return { items, isWhole: nextPageToken === undefined };
}

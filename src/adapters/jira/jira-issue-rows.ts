import { asUser, route } from '@forge/api';
import * as z from 'zod';
import type { FoundRow, IssueRows } from '../../application/ports/issue-rows';
import type { IssueId } from '../../domain/shared/ids';
import { statusPayload } from './issue-payload';
import type { JiraClient } from './jira-client';
import { batches } from './jira-work-items';

const AT_ONCE = 100;

const fetched = z.object({
  issues: z
    .array(
      z.object({
        id: z.string(),
        key: z.string(),
        fields: z.object({
          summary: z.string().nullish(),
          issuetype: z.object({ name: z.string() }),
          status: statusPayload,
          duedate: z.string().nullish(),
        }),
      }),
    )
    .default([]),
});

/** By id rather than by query: a query that names a deleted issue is refused as a whole. */
export function createJiraIssueRows(client: JiraClient): IssueRows {
  return {
    async find(issueIds) {
      const rows = new Map<IssueId, FoundRow>();
      for (const batch of batches(issueIds, AT_ONCE)) {
        const { issues } = await client.get({
          schema: fetched,
          pointsOf: (value) => value.issues.length,
          send: () =>
            asUser().requestJira(route`/rest/api/3/issue/bulkfetch`, {
              method: 'POST',
              headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
              body: JSON.stringify({
                issueIdsOrKeys: batch,
                fields: ['summary', 'issuetype', 'status', 'duedate'],
              }),
            }),
        });
        for (const { id, key, fields } of issues) {
          rows.set(id as IssueId, {
            id: id as IssueId,
            key,
            summary: fields.summary ?? '',
            typeName: fields.issuetype.name,
            statusName: fields.status.name,
            statusCategory: fields.status.statusCategory.key,
            dueOn: fields.duedate ?? null,
          });
        }
      }
      return rows;
    },
  };
}

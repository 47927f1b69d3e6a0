import { asUser, route } from '@forge/api';
import { z } from 'zod';
import type { Projects } from '../../application/ports/projects';
import type { ProjectId } from '../../domain/shared/ids';
import type { JiraClient } from './jira-client';
import { batches } from './jira-work-items';

/** Jira's page size for this list. */
const PAGE = 50;

const page = z.object({
  values: z.array(z.object({ id: z.string(), key: z.string(), name: z.string() })).default([]),
});

export function createJiraProjects(client: JiraClient): Projects {
  return {
    async find(ids) {
      const lists = await Promise.all(
        batches(ids, PAGE).map(async (batch) => {
          const query = new URLSearchParams([
            ['maxResults', String(PAGE)],
            ...batch.map((id) => ['id', id]),
          ]);
          const { values } = await client.get({
            schema: page,
            pointsOf: (value) => value.values.length,
            send: () =>
              asUser().requestJira(route`/rest/api/3/project/search?${query}`, {
                headers: { Accept: 'application/json' },
              }),
          });
          return values;
        }),
      );
      return lists
        .flat()
        .map(({ id, key, name }) => ({ id: id as ProjectId, key, name }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    },
  };
}

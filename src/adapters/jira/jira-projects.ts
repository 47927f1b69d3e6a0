import { asUser, route } from '@forge/api';
import * as z from 'zod';
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
  const findBy = async (name: 'id' | 'keys', values: readonly string[]) => {
    const lists = await Promise.all(
      batches(values, PAGE).map(async (batch) => {
        const query = new URLSearchParams([
          ['maxResults', String(PAGE)],
          ...batch.map((value) => [name, value]),
        ]);
        const answer = await client.get({
          schema: page,
          pointsOf: (value) => value.values.length,
          send: () =>
            asUser().requestJira(route`/rest/api/3/project/search?${query}`, {
              headers: { Accept: 'application/json' },
            }),
        });
        return answer.values;
      }),
    );
    return lists
      .flat()
      .map(({ id, key, name }) => ({ id: id as ProjectId, key, name }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  };
  return { find: (ids) => findBy('id', ids), findByKeys: (keys) => findBy('keys', keys) };
}

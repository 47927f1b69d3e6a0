import { asUser, type Route, route } from '@forge/api';
import * as z from 'zod';
import type { EntityNames, SiteEntity } from '../../application/ports/entity-names';
import type { JiraClient } from './jira-client';

const ACCEPT = { headers: { Accept: 'application/json' } };

const named = z.array(z.object({ id: z.string(), name: z.string() }));

/** As the viewer, in their language. */
export function createJiraEntityNames(client: JiraClient): EntityNames {
  async function namesAt(path: Route): Promise<ReadonlyMap<string, string>> {
    const answer = await client.ask({
      schema: named,
      pointsOf: (all) => all.length,
      send: () => asUser().requestJira(path, ACCEPT),
    });
    if (answer.kind !== 'ok') return new Map();
    return new Map(answer.value.map(({ id, name }) => [id, name]));
  }
  return {
    ofSite: (kind) => namesAt(PATHS[kind]()),
    componentsOf: (projectId) => namesAt(route`/rest/api/3/project/${projectId}/components`),
  };
}

const PATHS: Readonly<Record<SiteEntity, () => Route>> = {
  priority: () => route`/rest/api/3/priority`,
  status: () => route`/rest/api/3/status`,
  issuetype: () => route`/rest/api/3/issuetype`,
  resolution: () => route`/rest/api/3/resolution`,
};

import { asUser, route } from '@forge/api';
import * as z from 'zod';
import type {
  ProjectFacts,
  ProjectVersion,
  Workflows,
} from '../../application/ports/project-facts';
import type { FieldValue } from '../../domain/practice/quality-signals';
import type { WorkflowStatus } from '../../domain/practice/status-kind';
import { parseCalendarDate } from '../../domain/shared/calendar-date';
import type { JiraClient } from './jira-client';
import { boardsOf, sprintsOf } from './jira-boards';

const HEADERS = { Accept: 'application/json', 'Content-Type': 'application/json' };
/** Issues that are asked for the values of a field: one page of Jira's search. */
const SAMPLE = 100;

const category = z.enum(['new', 'indeterminate', 'done', 'undefined']).catch('undefined');
const typesWithStatuses = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    statuses: z
      .array(
        z.object({ id: z.string(), name: z.string(), statusCategory: z.object({ key: category }) }),
      )
      .default([]),
  }),
);

const fields = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    untranslatedName: z.string().nullish(),
    schema: z.object({ type: z.string(), custom: z.string().nullish() }).nullish(),
  }),
);

const versions = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    releaseDate: z.string().nullish(),
    released: z.boolean().default(false),
  }),
);

const components = z.array(z.object({ id: z.string(), name: z.string() }));

/** One value or a list of them; options have a `value`, everything else a `name`. */
const option = z.object({
  id: z.string(),
  value: z.string().nullish(),
  name: z.string().nullish(),
});
const found = z.object({
  issues: z.array(z.object({ fields: z.record(z.string(), z.unknown()).default({}) })).default([]),
});

export function createJiraProjectFacts(client: JiraClient): ProjectFacts {
  return {
    workflows: (projectId) => workflowsOf(client, projectId),
    async fields() {
      const all = await client.get({
        schema: fields,
        pointsOf: (list) => list.length,
        send: () => asUser().requestJira(route`/rest/api/3/field`, { headers: HEADERS }),
      });
      return all.map(({ id, name, untranslatedName, schema }) => ({
        id,
        name,
        untranslatedName: untranslatedName ?? null,
        type: schema?.type ?? 'string',
        customType: schema?.custom ?? null,
      }));
    },
    boards: (projectId) => boardsOf(client, projectId),
    sprints: (projectId) => sprintsOf(client, projectId),
    versions: (projectId) => versionsOf(client, projectId),
    components: (projectId) => componentsOf(client, projectId),
    fieldValues: (projectId, fieldId) => fieldValues(client, projectId, fieldId),
  };
}

const ORDER = ['new', 'undefined', 'indeterminate', 'done'] as const;

async function workflowsOf(client: JiraClient, projectId: string): Promise<Workflows> {
  const types = await client.get({
    schema: typesWithStatuses,
    pointsOf: (list) => list.length,
    send: () =>
      asUser().requestJira(route`/rest/api/3/project/${projectId}/statuses`, { headers: HEADERS }),
  });
  const statuses = new Map<string, WorkflowStatus>();
  for (const status of types.flatMap((type) => type.statuses)) {
    const { id, name, statusCategory } = status;
    statuses.set(id, { id, name, category: statusCategory.key });
  }
  return {
    types: types.map(({ id, name }) => ({ id, name })),
    statuses: [...statuses.values()].sort(
      (a, b) => ORDER.indexOf(a.category) - ORDER.indexOf(b.category),
    ),
  };
}

async function versionsOf(
  client: JiraClient,
  projectId: string,
): Promise<readonly ProjectVersion[]> {
  const all = await client.get({
    schema: versions,
    pointsOf: (list) => list.length,
    send: () =>
      asUser().requestJira(route`/rest/api/3/project/${projectId}/versions`, { headers: HEADERS }),
  });
  return all.map(({ id, name, releaseDate, released }) => ({
    id,
    name,
    releaseOn: parseCalendarDate(releaseDate ?? '') ?? null,
    isReleased: released,
  }));
}

/** All of them, those that no issue has yet included. */
function componentsOf(client: JiraClient, projectId: string): Promise<readonly FieldValue[]> {
  return client.get({
    schema: components,
    pointsOf: (list) => list.length,
    send: () =>
      asUser().requestJira(route`/rest/api/3/project/${projectId}/components`, {
        headers: HEADERS,
      }),
  });
}

async function fieldValues(
  client: JiraClient,
  projectId: string,
  fieldId: string,
): Promise<readonly FieldValue[] | null> {
  const number = /^customfield_(\d+)$/.exec(fieldId)?.[1];
  const clause = number === undefined ? fieldId : `cf[${number}]`;
  const jql = `project = ${projectId} AND ${clause} is not EMPTY ORDER BY updated DESC`;
  const answer = await client.ask({
    schema: found,
    pointsOf: ({ issues }) => issues.length,
    send: () =>
      asUser().requestJira(route`/rest/api/3/search/jql`, {
        method: 'POST',
        headers: HEADERS,
        body: JSON.stringify({ jql, fields: [fieldId], maxResults: SAMPLE }),
      }),
  });
  if (answer.kind !== 'ok') return null;
  const values = answer.value.issues.flatMap(({ fields: own }) => optionsIn(own[fieldId]));
  return [...new Map(values.map((value) => [value.id, value])).values()].sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
}

function optionsIn(value: unknown): readonly FieldValue[] {
  if (Array.isArray(value)) return value.flatMap(optionsIn);
  const parsed = option.safeParse(value);
  if (!parsed.success) return [];
  const { id, value: text, name } = parsed.data;
  return [{ id, name: text ?? name ?? id }];
}

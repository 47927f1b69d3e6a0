import { asUser, route } from '@forge/api';
import * as z from 'zod';
import type {
  BoardSprint,
  ProjectFacts,
  ProjectVersion,
  Workflows,
} from '../../application/ports/project-facts';
import type { FieldValue } from '../../domain/practice/quality-signals';
import type { WorkflowStatus } from '../../domain/practice/status-kind';
import { parseCalendarDate } from '../../domain/shared/calendar-date';
import type { JiraClient } from './jira-client';

const HEADERS = { Accept: 'application/json', 'Content-Type': 'application/json' };
/** Jira's page of boards and sprints. Source: forge-facts 5. */
const PAGE = 50;
/** More boards than these no one team looks at. */
const MOST_BOARDS = 10;
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

const boards = z.object({
  values: z.array(z.object({ id: z.number(), name: z.string(), type: z.string() })).default([]),
});

const sprint = z.object({
  id: z.number(),
  name: z.string(),
  state: z.enum(['future', 'active', 'closed']),
  goal: z.string().nullish(),
  startDate: z.string().nullish(),
  endDate: z.string().nullish(),
  completeDate: z.string().nullish(),
});
const sprintPage = z.object({
  values: z.array(sprint).default([]),
  isLast: z.boolean().default(true),
  total: z.number().nullish(),
});
type SprintPage = z.infer<typeof sprintPage>;

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

async function sprintsOf(client: JiraClient, projectId: string): Promise<readonly BoardSprint[]> {
  const query = new URLSearchParams({
    projectKeyOrId: projectId,
    type: 'scrum',
    maxResults: String(PAGE),
  });
  const { values } = await client.get({
    schema: boards,
    pointsOf: (page) => page.values.length,
    send: () => asUser().requestJira(route`/rest/agile/1.0/board?${query}`, { headers: HEADERS }),
  });
  const lists = await Promise.all(
    values.slice(0, MOST_BOARDS).map(async ({ id, name }) => {
      const open = await sprintPageOf(client, id, { state: 'active,future', startAt: 0 });
      const closed = await latestClosed(client, id);
      return [...open.values, ...closed].map((one) => toSprint(one, name));
    }),
  );
  // A sprint that several boards show is told of once.
  const byId = new Map(lists.flat().map((one) => [one.id, one]));
  return [...byId.values()].sort((a, b) => ((a.startAt ?? '9') < (b.startAt ?? '9') ? 1 : -1));
}

/** Jira lists the oldest first and cannot be asked the other way round. */
async function latestClosed(client: JiraClient, boardId: number): Promise<SprintPage['values']> {
  const first = await sprintPageOf(client, boardId, { state: 'closed', startAt: 0 });
  if (first.isLast) return first.values;
  const total = first.total ?? null;
  if (total !== null) {
    const startAt = Math.max(0, total - PAGE);
    return (await sprintPageOf(client, boardId, { state: 'closed', startAt })).values;
  }
  return walkedTo(client, boardId, first);
}

/** Where Jira does not tell how many there are. */
async function walkedTo(
  client: JiraClient,
  boardId: number,
  first: SprintPage,
): Promise<SprintPage['values']> {
  let page = first;
  let startAt = 0;
  let values = first.values;
  while (!page.isLast && page.values.length > 0) {
    startAt += page.values.length;
    page = await sprintPageOf(client, boardId, { state: 'closed', startAt });
    values = [...values, ...page.values].slice(-PAGE);
  }
  return values;
}

function sprintPageOf(
  client: JiraClient,
  boardId: number,
  { state, startAt }: { readonly state: string; readonly startAt: number },
): Promise<SprintPage> {
  const query = new URLSearchParams({
    state,
    startAt: String(startAt),
    maxResults: String(PAGE),
  });
  return client.get({
    schema: sprintPage,
    pointsOf: ({ values }) => values.length,
    send: () =>
      asUser().requestJira(route`/rest/agile/1.0/board/${boardId}/sprint?${query}`, {
        headers: HEADERS,
      }),
  });
}

function toSprint(found: SprintPage['values'][number], boardName: string): BoardSprint {
  const { id, name, state, goal, startDate, endDate, completeDate } = found;
  return {
    ...{ id: String(id), name, boardName, state, goal: goal ?? '' },
    startAt: startDate ?? null,
    endAt: endDate ?? null,
    completedAt: completeDate ?? null,
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

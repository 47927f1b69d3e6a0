import { asUser, route } from '@forge/api';
import * as z from 'zod';
import type { BoardSprint, ProjectBoard } from '../../application/ports/project-facts';
import type { JiraClient } from './jira-client';

const HEADERS = { Accept: 'application/json' };
/** Jira's page of boards and sprints. Source: forge-facts 5. */
const PAGE = 50;
/** More boards than these no one team looks at. */
const MOST_BOARDS = 10;
/** Boards of a project that are listed. */
const MOST_LISTED = 100;

const boards = z.object({
  values: z.array(z.object({ id: z.number(), name: z.string() })).default([]),
  isLast: z.boolean().default(true),
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

/** The first hundred of a project that the viewer may see. */
export async function boardsOf(
  client: JiraClient,
  projectId: string,
): Promise<readonly ProjectBoard[]> {
  const all: ProjectBoard[] = [];
  for (let isLast = false; !isLast && all.length < MOST_LISTED;) {
    const query = new URLSearchParams({
      projectKeyOrId: projectId,
      startAt: String(all.length),
      maxResults: String(PAGE),
    });
    const page = await boardPage(client, query);
    all.push(...page.values.map(({ id, name }) => ({ id: String(id), name })));
    isLast = page.isLast || page.values.length === 0;
  }
  return all;
}

const boardPage = (client: JiraClient, query: URLSearchParams) =>
  client.get({
    schema: boards,
    pointsOf: (page) => page.values.length,
    send: () => asUser().requestJira(route`/rest/agile/1.0/board?${query}`, { headers: HEADERS }),
  });

/** Of the viewer's boards: all that are open or planned, and the latest closed ones. */
export async function sprintsOf(
  client: JiraClient,
  projectId: string,
): Promise<readonly BoardSprint[]> {
  const query = new URLSearchParams({
    projectKeyOrId: projectId,
    type: 'scrum',
    maxResults: String(PAGE),
  });
  const { values } = await boardPage(client, query);
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

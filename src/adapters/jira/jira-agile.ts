import { asApp, type Route, route } from '@forge/api';
import * as z from 'zod';
import type { BoardRules, KnownSprint, MetricFacts } from '../../application/ports/metric-facts';
import { quotedJql } from '../../domain/metrics/jql-text';
import type { ProjectId } from '../../domain/shared/ids';
import type { JiraClient } from './jira-client';

const ACCEPT = { headers: { Accept: 'application/json' } };
/** Source: forge-facts 5.1. */
const PAGE = 50;
/** Pages of one list: 1,000 sprints are twenty years of a board. */
const PAGES_AT_MOST = 20;

const idText = z.union([z.string(), z.number()]).transform(String);

const listPage = <Entry>(entry: z.ZodType<Entry>) =>
  z.object({ isLast: z.boolean().default(true), values: z.array(entry).default([]) });

const boardPayload = z.object({ id: idText, name: z.string() });
const sprintPayload = z.object({
  id: idText,
  name: z.string(),
  state: z.string(),
  goal: z.string().nullish(),
  startDate: z.string().nullish(),
  endDate: z.string().nullish(),
  completeDate: z.string().nullish(),
  originBoardId: idText.nullish(),
});
type SprintPayload = z.infer<typeof sprintPayload>;

const configuration = z.object({
  name: z.string(),
  filter: z.object({ id: idText }).nullish(),
  // By the schema it is named by `projectKeyOrId`, by the example in the same document by `id`.
  location: z
    .object({ projectKeyOrId: idText.nullish(), id: idText.nullish(), type: z.string().nullish() })
    .nullish(),
  estimation: z.object({ field: z.object({ fieldId: z.string() }).nullish() }).nullish(),
  columnConfig: z
    .object({
      columns: z.array(z.object({ statuses: z.array(z.object({ id: idText })).nullish() })),
    })
    .nullish(),
});

const version = z.object({
  id: z.string(),
  name: z.string(),
  projectId: idText,
  startDate: z.string().nullish(),
  releaseDate: z.string().nullish(),
  released: z.boolean().default(false),
});

type Agile = Pick<
  MetricFacts,
  'boardsOf' | 'board' | 'sprintsOf' | 'sprint' | 'versionsOf' | 'hasVersions' | 'priorities'
>;

/** Boards, sprints and versions. What the app may not see is told like what is not there. */
export function createJiraAgile(client: JiraClient): Agile {
  return {
    boardsOf: (projectId) =>
      everyEntry(client, boardPayload, (startAt) => {
        const query = new URLSearchParams({ projectKeyOrId: projectId, ...pageFrom(startAt) });
        return route`/rest/agile/1.0/board?${query}`;
      }),
    board: (boardId) => boardRules(client, boardId),
    async sprintsOf(boardId) {
      const sprints = await everyEntry(client, sprintPayload, (startAt) => {
        const query = new URLSearchParams({ state: 'active,closed', ...pageFrom(startAt) });
        return route`/rest/agile/1.0/board/${boardId}/sprint?${query}`;
      });
      return sprints.flatMap((sprint) => toSprint(sprint, boardId) ?? []);
    },
    async sprint(sprintId) {
      const answer = await client.ask({
        schema: sprintPayload,
        pointsOf: () => 1,
        send: () => asApp().requestJira(route`/rest/agile/1.0/sprint/${sprintId}`, ACCEPT),
      });
      return answer.kind === 'ok' ? toSprint(answer.value, '') : null;
    },
    async versionsOf(projectId) {
      const answer = await client.ask({
        schema: z.array(version),
        pointsOf: (all) => all.length,
        send: () => asApp().requestJira(route`/rest/api/3/project/${projectId}/versions`, ACCEPT),
      });
      if (answer.kind !== 'ok') return [];
      return answer.value.map(
        ({ id, name, projectId: home, startDate, releaseDate, released }) => ({
          ...{ id, name, projectId: home as ProjectId, isReleased: released },
          startOn: startDate ?? null,
          releaseOn: releaseDate ?? null,
        }),
      );
    },
    hasVersions: (projectId) => hasVersions(client, projectId),
    async priorities() {
      const found = await client.get({
        schema: z.array(z.object({ id: z.string() })),
        pointsOf: (all) => all.length,
        send: () => asApp().requestJira(route`/rest/api/3/priority`, ACCEPT),
      });
      return found.map(({ id }) => id);
    },
  };
}

async function hasVersions(client: JiraClient, projectId: ProjectId): Promise<boolean> {
  const query = new URLSearchParams({ maxResults: '1' });
  const answer = await client.ask({
    schema: listPage(z.unknown()),
    pointsOf: ({ values }) => values.length,
    send: () =>
      asApp().requestJira(route`/rest/api/3/project/${projectId}/version?${query}`, ACCEPT),
  });
  return answer.kind === 'ok' && answer.value.values.length > 0;
}

const pageFrom = (startAt: number) => ({ startAt: String(startAt), maxResults: String(PAGE) });

/** A list that Jira refuses, as that of a Kanban board's sprints, is empty. */
async function everyEntry<Entry>(
  client: JiraClient,
  entry: z.ZodType<Entry>,
  pathFrom: (startAt: number) => Route,
): Promise<readonly Entry[]> {
  const all: Entry[] = [];
  for (let page = 0; page < PAGES_AT_MOST; page += 1) {
    const answer = await client.ask({
      schema: listPage(entry),
      pointsOf: ({ values }) => values.length,
      send: () => asApp().requestJira(pathFrom(all.length), ACCEPT),
    });
    if (answer.kind !== 'ok') return all;
    all.push(...answer.value.values);
    if (answer.value.isLast || answer.value.values.length === 0) break;
  }
  return all;
}

async function boardRules(client: JiraClient, boardId: string): Promise<BoardRules | null> {
  const answer = await client.ask({
    schema: configuration,
    pointsOf: () => 1,
    send: () => asApp().requestJira(route`/rest/agile/1.0/board/${boardId}/configuration`, ACCEPT),
  });
  if (answer.kind !== 'ok') return null;
  const { name, filter, location, estimation, columnConfig } = answer.value;
  const project = location?.type === 'project' ? (location.projectKeyOrId ?? location.id) : null;
  const inProject = project == null ? null : `project = ${quotedJql(project)}`;
  return {
    name,
    jql: filter == null ? inProject : `filter = ${filter.id}`,
    estimateFieldId: estimation?.field?.fieldId ?? null,
    columns: statusesOf(columnConfig),
  };
}

const statusesOf = (config: z.infer<typeof configuration>['columnConfig']): readonly string[] =>
  (config?.columns ?? []).flatMap(({ statuses }) => (statuses ?? []).map(({ id }) => id));

/** `null` for one that has no dates: it was never started. */
function toSprint(sprint: SprintPayload, boardId: string): KnownSprint | null {
  const { id, name, goal, state, startDate, endDate, completeDate, originBoardId } = sprint;
  if (startDate == null || (state !== 'closed' && state !== 'active')) return null;
  const planned = Date.parse(endDate ?? completeDate ?? startDate);
  const completed = completeDate == null ? planned : Date.parse(completeDate);
  return {
    ...{ id, name, state, goal: goal ?? '', boardId: originBoardId ?? boardId },
    startedAt: Date.parse(startDate),
    plannedEndAt: planned,
    completedAt: state === 'closed' ? completed : null,
  };
}

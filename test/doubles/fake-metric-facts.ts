import type {
  KnownIssue,
  MetricFacts,
  TimelineNeeds,
} from '../../src/application/ports/metric-facts';
import { WORK_FIELDS } from './fake-agile';
import type { FakeJira } from './fake-jira';

/** The pasts, boards, sprints and versions of the fake Jira. */
export function fakeMetricFacts(jira: FakeJira, viewer: string): MetricFacts {
  const { agile } = jira;
  return {
    fields: async () => Promise.resolve(WORK_FIELDS),
    find: async (jql, { as, limit }) => {
      jira.note('search');
      const found = jira.found(jql, as === 'app' ? null : viewer);
      if (found === null) {
        return { kind: 'invalid-jql', messages: [`"${jql}" was not understood.`] };
      }
      const ids = found.map(({ item }) => item.id).sort((a, b) => Number(b) - Number(a));
      const isWhole = ids.length <= limit;
      return Promise.resolve({ kind: 'found', ids: ids.slice(0, limit), isWhole });
    },
    read: async (ids, { fieldIds, withEffort }, pasts = new Map()) => {
      jira.note('histories');
      const known = ids.flatMap((id) => agile.known.get(id) ?? []);
      agile.pastsRead.push(...ids.filter((id) => agile.known.has(id) && !pasts.has(id)));
      return Promise.resolve(known.map((issue) => asRead(issue, { fieldIds, withEffort })));
    },
    boardsOf: async (projectId) =>
      Promise.resolve(
        [...agile.boards]
          .filter(([, board]) => board.projectId === projectId)
          .map(([id, { name }]) => ({ id, name })),
      ),
    board: async (id) => Promise.resolve(agile.boards.get(id) ?? null),
    sprintsOf: async (boardId) =>
      Promise.resolve(agile.sprints.filter((sprint) => sprint.boardId === boardId)),
    sprint: async (id) => Promise.resolve(agile.sprints.find((sprint) => sprint.id === id) ?? null),
    versionsOf: async (projectId) =>
      Promise.resolve(agile.versions.filter((version) => version.projectId === projectId)),
    hasVersions: async (projectId) =>
      Promise.resolve(agile.versions.some((version) => version.projectId === projectId)),
    priorities: async () => Promise.resolve(agile.priorities),
  };
}

/** Jira answers every field that is asked for, and work logs and comments only when they are. */
function asRead(issue: KnownIssue, { fieldIds, withEffort }: TimelineNeeds): KnownIssue {
  const empty = Object.fromEntries(fieldIds.map((id) => [id, null]));
  const { timeline, worklogs, comments } = issue;
  const values = { ...empty, ...timeline.values };
  const effort = { worklogs: worklogs ?? [], comments: comments ?? [] };
  return { ...issue, timeline: { ...timeline, values }, ...(withEffort && effort) };
}
